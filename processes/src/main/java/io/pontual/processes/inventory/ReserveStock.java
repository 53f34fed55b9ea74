package io.pontual.processes.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/**
 * Job {@code inventory.reserve-stock}: hold the stock of every fulfilment, all of it or none.
 * Throws {@code INVENTORY_OUT_OF_STOCK}.
 */
public final class ReserveStock {
    private ReserveStock() {}

    /**
     * @param holdFor ISO duration after which the units go back on sale; null: the process ends the hold
     * @param heldBy whose units these fulfilments take over: lines that waited, which hold nothing any more afterwards;
     *     null: nobody's
     */
    public record Input(UUID orderId, List<FulfilmentPlan> fulfilments, String holdFor, UUID heldBy) {}
}
