package io.pontual.workers.sourcing.contract;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Lines that no node supplies at present. */
public interface OpenShortages {
    /** Oldest first; those that have been sourced or given up are not among them. */
    List<OpenShortage> openOfOrder(UUID orderId);

    /**
     * @param status OPEN while it is decided what happens or the customer is asked, then WAITING
     * @param waitsUntil when waiting ends; null while they do not wait
     * @param expectedAt when goods are expected that the lines are promised; null when they wait for no goods in particular
     */
    record OpenShortage(
            UUID shortageId, String status, List<FulfilmentPlan.Item> lines, Instant waitsUntil, Instant expectedAt) {}
}
