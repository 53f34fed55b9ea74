package io.pontual.processes.returns;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code returns.record-receipt}: what of a return really came, once. */
public final class RecordReceipt {
    private RecordReceipt() {}

    /** @param received a line that is not named did not come */
    public record Input(UUID returnId, List<Received> received) {}

    /** @param quantity units that were to come @param wrong units of something else in their place */
    public record Received(String lineId, int quantity, int wrong) {}

    /** @param received as it is written down @param rightUnits in all @param items what is to be looked at */
    public record Output(
            List<Received> received, int rightUnits, String inspectDueAt, List<FulfilmentPlan.Item> items) {}
}
