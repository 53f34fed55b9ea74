package io.pontual.processes.picking;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Job {@code picking.start-picking}: write the pick list and say by when it is due, or say that it is too early. */
public final class StartPicking {
    private StartPicking() {}

    /** @param pickWithin ISO-8601 duration from the pickup policy */
    public record Input(
            UUID orderId, UUID fulfilmentId, String nodeId, List<FulfilmentPlan.Item> lines, String pickWithin) {}

    /**
     * Either picking has begun, or it is too early.
     *
     * @param pickDueAt ISO-8601 date-time with offset: picking has begun; null otherwise
     * @param releaseAt ISO-8601 date-time with offset: it is too early, look again then; null otherwise
     * @param waveId that it is picked in; null when it is picked alone
     * @param eans what is printed on the labels, by line; lines whose product has none are left out
     * @param serialised lines whose units have serial numbers
     */
    public record Output(
            String pickDueAt, String releaseAt, UUID waveId, Map<String, String> eans, List<String> serialised) {
        public static Output begun(String pickDueAt) {
            return new Output(pickDueAt, null, null, Map.of(), List.of());
        }

        public static Output later(String releaseAt) {
            return new Output(null, releaseAt, null, Map.of(), List.of());
        }

        public Output in(UUID wave) {
            return new Output(pickDueAt, releaseAt, wave, eans, serialised);
        }

        public Output labelled(Map<String, String> printed) {
            return new Output(pickDueAt, releaseAt, waveId, printed, serialised);
        }

        public Output numbered(List<String> lineIds) {
            return new Output(pickDueAt, releaseAt, waveId, eans, lineIds);
        }
    }
}
