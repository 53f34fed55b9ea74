package io.pontual.processes.returns;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code returns.record-receipt}: what of a return really came, once. */
public final class RecordReceipt {
    private RecordReceipt() {}

    /** @param received a line that is not named did not come */
    public record Input(UUID returnId, List<Received> received) {}

    /**
     * @param quantity units that were to come
     * @param wrong units of something else in their place
     * @param photos references
     * @param serials of the units of quantity, where they have some
     */
    public record Received(String lineId, int quantity, int wrong, List<String> photos, List<String> serials) {
        public Received {
            photos = photos == null ? List.of() : List.copyOf(photos);
            serials = serials == null ? List.of() : List.copyOf(serials);
        }

        /** Without serial numbers. */
        public Received(String lineId, int quantity, int wrong, List<String> photos) {
            this(lineId, quantity, wrong, photos, List.of());
        }

        /** Without photos. */
        public Received(String lineId, int quantity, int wrong) {
            this(lineId, quantity, wrong, List.of());
        }
    }

    /**
     * @param received as it is written down
     * @param rightUnits in all
     * @param items what is to be looked at
     * @param dispositions of what is to be looked at: none yet
     * @param differs whether something else came, or fewer
     */
    public record Output(
            List<Received> received,
            int rightUnits,
            String inspectDueAt,
            List<FulfilmentPlan.Item> items,
            List<RestockReturn.Item> dispositions,
            boolean differs) {}
}
