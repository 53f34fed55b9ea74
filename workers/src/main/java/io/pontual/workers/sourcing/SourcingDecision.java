package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/**
 * Who supplies what.
 *
 * @param decisionId of its record, which tells why
 * @param fulfilments one per node, by node id; not stored yet, that is the caller's part
 */
record SourcingDecision(UUID decisionId, List<FulfilmentPlan> fulfilments, List<Unsourced> unsourced) {
    /**
     * Units of a line that nobody supplies.
     *
     * @param reason a code: {@code no-stock}, {@code rules}, {@code capacity}, {@code split-policy} or {@code excluded}
     */
    record Unsourced(String lineId, int quantity, String reason) {}
}
