package io.pontual.processes.inventory;

import java.util.UUID;

/** Job {@code inventory.request-transfer}: tell the node what to send, and say by when. */
public final class RequestTransfer {
    private RequestTransfer() {}

    /** @param pickWithin ISO-8601 duration from the pickup policy */
    public record Input(UUID transferId, String pickWithin) {}

    /** @param sendDueAt ISO-8601 date-time with the offset of the node that sends */
    public record Output(String sendDueAt) {}
}
