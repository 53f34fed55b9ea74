package io.pontual.processes.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.inventory.transfer.evt}: what a node that has a system of its own tells us about goods that go from
 * one node to another.
 *
 * @param eventId the system's id of the event, the same for every copy
 * @param lines what was sent, with nothing damaged, or what arrived; a line that is not named did not
 */
public record TransferEvent(
        String eventId, UUID transferId, String nodeId, Kind kind, List<ReceiveTransfer.Arrived> lines, Instant at) {

    public enum Kind {
        DISPATCHED,
        RECEIVED
    }
}
