package io.pontual.processes.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code sourcing.source-order}: decide which node supplies which lines by which method. */
public final class SourceOrder {
    private SourceOrder() {}

    public record Input(UUID orderId) {}

    public record Output(List<FulfilmentPlan> fulfilments) {}
}
