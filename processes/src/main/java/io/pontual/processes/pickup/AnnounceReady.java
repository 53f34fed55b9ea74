package io.pontual.processes.pickup;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code pickup.announce-ready}: the goods are staged; the one-time code exists from now on. */
public final class AnnounceReady {
    private AnnounceReady() {}

    /**
     * @param stagingLocation where staff put the goods; null when the store's system did not say
     * @param codeAttempts how many wrong codes may be shown until no code is accepted any more; null in an instance of a
     *     model that did not say, which counts as five
     */
    public record Input(
            UUID orderId,
            UUID fulfilmentId,
            List<LineQuantity> picked,
            String stagingLocation,
            String remindAfter,
            String holdPeriod,
            Integer codeAttempts) {}

    /** @param holdUntil ISO-8601 date-time with offset after which the goods go back to the shelf */
    public record Output(String holdUntil, String remindAt) {}
}
