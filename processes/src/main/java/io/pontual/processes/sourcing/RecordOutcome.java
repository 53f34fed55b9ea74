package io.pontual.processes.sourcing;

import io.pontual.processes.ordering.FulfilmentOutcome;
import java.util.UUID;

/** Job {@code sourcing.record-outcome}: remember whether the goods were where the stock level said. */
public final class RecordOutcome {
    private RecordOutcome() {}

    public record Input(UUID orderId, UUID fulfilmentId, FulfilmentOutcome fulfilmentOutcome) {}
}
