package io.pontual.processes.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/**
 * Job {@code sourcing.source-order}: decide which node supplies which lines by which method. Throws {@code
 * ORDERING_ON_HOLD} when somebody holds the order, {@code
 * INVENTORY_OUT_OF_STOCK} when others were quicker to take the stock of every plan.
 */
public final class SourceOrder {
    private SourceOrder() {}

    /** @param sourcingAttempt from 1; each takes the place of the one before it, whose stock somebody else took */
    public record Input(UUID orderId, int sourcingAttempt) {}

    /**
     * @param fulfilments one without a node holds the lines that no node supplies
     * @param method how the customer wants the goods: {@code pickup} or {@code ship}
     * @param expectedInDays days until inbound supply covers all lines, when no node supplies any; else null
     */
    public record Output(List<FulfilmentPlan> fulfilments, String method, Integer expectedInDays) {}
}
