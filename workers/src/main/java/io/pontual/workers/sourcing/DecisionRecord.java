package io.pontual.workers.sourcing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The facts of one decision, as they are stored; {@link DecisionWords} tells them. Its size does not grow with the number
 * of candidates. Money is in {@code currency}; costs are by the codes of {@link CostPart}.
 *
 * @param service null for a pickup
 * @param state of the destination; null for a pickup
 * @param pickupNodeId null for ship
 * @param wantedNodeId the only node that was to be considered; else null
 * @param products distinct ones that are wanted
 * @param nodes active nodes that offer the method
 * @param dropped those that were not among the candidates, by why
 * @param possible candidates: nodes that could supply something
 * @param candidates the best of them, and those that were chosen
 * @param chosen null when nobody supplies anything
 * @param runnerUp the best plan without at least one of the chosen nodes; null when there is none
 * @param softly nodes that only a soft rule kept out
 * @param unsourced lines that nobody supplies
 * @param proven whether no plan is cheaper by a cent
 * @param gap what a better plan could save at most
 * @param transfers what other nodes send to the store of a pickup first; most often none
 */
record DecisionRecord(
        String service,
        String state,
        String pickupNodeId,
        String wantedNodeId,
        String currency,
        int products,
        int lines,
        int units,
        SplitPolicy split,
        CostWeights weights,
        int nodes,
        List<Dropped.Entry> dropped,
        int possible,
        List<Scored> candidates,
        Plan chosen,
        Plan runnerUp,
        List<Softly> softly,
        List<SourcingDecision.Unsourced> unsourced,
        boolean proven,
        BigDecimal gap,
        List<Sent> transfers) {

    DecisionRecord {
        // Records from before there were transfers have none.
        transfers = transfers == null ? List.of() : transfers;
    }

    /** @param toName the store of the pickup @param price by which it was the cheapest @param days on the way */
    record Sent(String fromNodeId, String fromName, String toName, int units, BigDecimal price, int days) {}

    /**
     * A node as if it alone were asked.
     *
     * @param km to the destination; null for a pickup
     * @param zone null for a pickup
     * @param day on which it would do the work @param used places taken on that day @param limit places there are
     * @param products that it can supply whole
     * @param cost of what it can supply
     * @param avoidPt why it is better avoided, in Portuguese; null when it need not be
     * @param riskPercent that the least certain of its products is not found
     */
    record Scored(
            String nodeId,
            String name,
            boolean chosen,
            BigDecimal km,
            String zone,
            LocalDate day,
            int used,
            int limit,
            int products,
            BigDecimal cost,
            Map<String, BigDecimal> costs,
            String avoidPt,
            String avoidEn,
            BigDecimal riskPercent) {}

    /** @param missing units that it leaves out */
    record Plan(BigDecimal cost, Map<String, BigDecimal> costs, List<Part> parts, int missing) {}

    /** @param fulfilmentId null in a plan that was not chosen */
    record Part(UUID fulfilmentId, String nodeId, String name, LocalDate day, int lines, int units) {}

    /** @param saving what the plan would have cost less, had the rule not been there */
    record Softly(String nodeId, String name, String reasonPt, String reasonEn, BigDecimal saving) {}
}
