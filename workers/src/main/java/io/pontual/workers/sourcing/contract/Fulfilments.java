package io.pontual.workers.sourcing.contract;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which node supplies what. */
public interface Fulfilments {
    List<Fulfilment> ofOrder(UUID orderId);

    record Fulfilment(
            UUID fulfilmentId, String nodeId, String method, Instant plannedAt, List<FulfilmentPlan.Item> lines) {}
}
