package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes down what was decided and what else could have been. */
final class Recording {
    /** The runner-up is for reading: it need not be proven. */
    private static final long EFFORT = 20_000;

    private final Candidates candidates;
    private final SourcingProblem problem;
    private final Optimiser optimiser;
    private final Optimum best;

    Recording(Candidates candidates, SourcingProblem problem, Optimiser optimiser, Optimum best) {
        this.candidates = candidates;
        this.problem = problem;
        this.optimiser = optimiser;
        this.best = best;
    }

    /**
     * @param transfers what the decision has other nodes send
     * @param nodes active nodes that offer the method
     * @param most candidates that are shown with their costs
     */
    DecisionRecord record(SourcingDecision decision, List<DecisionRecord.Sent> transfers, int nodes, int most) {
        var request = candidates.request();
        return new DecisionRecord(
                request.service(),
                request.destination() == null ? null : request.destination().state(),
                request.pickupNodeId(),
                request.wantedNodeId(),
                request.currency(),
                problem.lines(),
                request.lines().size(),
                request.lines().stream()
                        .mapToInt(SourcingRequest.Line::quantity)
                        .sum(),
                candidates.split(),
                candidates.weights(),
                nodes,
                candidates.dropped().entries(),
                candidates.nodes().size(),
                scored(most),
                plan(best, decision.fulfilments()),
                plan(runnerUp(), List.of()),
                softly(),
                decision.unsourced().stream().limit(100).toList(),
                best.proven(),
                money(best.gap()),
                transfers);
    }

    /** The best plan that does without one of the chosen nodes; null when there is none. */
    private Optimum runnerUp() {
        Optimum next = null;
        for (int node : best.nodes()) {
            var without = new BitSet();
            without.set(node);
            var other = optimiser.solve(without, EFFORT);
            if (other.nodes().length > 0 && (next == null || other.cost() < next.cost())) {
                next = other;
            }
        }
        return next;
    }

    private List<DecisionRecord.Softly> softly() {
        if (!candidates.anyToAvoid()) {
            return List.of();
        }
        var free = new Optimiser(candidates.problem(false)).solve(new BitSet(), EFFORT);
        var softly = new ArrayList<DecisionRecord.Softly>();
        double saving = costWithoutPenalty(best) - costWithoutPenalty(free);
        for (int node : free.nodes()) {
            var rule = toAvoid(node);
            if (rule != null && Arrays.stream(best.nodes()).noneMatch(chosen -> chosen == node)) {
                softly.add(new DecisionRecord.Softly(
                        candidates.nodes().get(node).nodeId(),
                        candidates.nodes().get(node).name(),
                        rule.reasonPt(),
                        rule.reasonEn(),
                        money(saving)));
            }
        }
        return softly;
    }

    private double costWithoutPenalty(Optimum plan) {
        var parts = candidates.parts(plan);
        parts[CostPart.AVOID.ordinal()] = 0;
        return Candidates.sum(parts);
    }

    private SourcingRules.Serves toAvoid(int node) {
        for (var ofDemand : candidates.serves()) {
            if (ofDemand[node] != null && ofDemand[node].avoid()) {
                return ofDemand[node];
            }
        }
        return null;
    }

    private DecisionRecord.Plan plan(Optimum plan, List<FulfilmentPlan> fulfilments) {
        if (plan == null || plan.nodes().length == 0) {
            return null;
        }
        var parts = new ArrayList<DecisionRecord.Part>();
        int missing = IntStream.of(problem.quantity()).sum();
        for (int k = 0; k < plan.nodes().length; k++) {
            int node = plan.nodes()[k];
            int units = 0;
            int lines = 0;
            for (var ofLine : plan.units()) {
                units += ofLine[k];
                lines += ofLine[k] > 0 ? 1 : 0;
            }
            missing -= units;
            var nodeId = candidates.nodes().get(node).nodeId();
            parts.add(new DecisionRecord.Part(
                    fulfilments.stream()
                            .filter(fulfilment -> fulfilment.nodeId().equals(nodeId))
                            .map(FulfilmentPlan::fulfilmentId)
                            .findFirst()
                            .orElse(null),
                    nodeId,
                    candidates.nodes().get(node).name(),
                    candidates.days()[node].date(),
                    lines,
                    units));
        }
        var costs = candidates.parts(plan);
        return new DecisionRecord.Plan(money(Candidates.sum(costs)), told(costs), parts, missing);
    }

    private List<DecisionRecord.Scored> scored(int most) {
        var scores = new double[problem.nodes()];
        for (int node = 0; node < scores.length; node++) {
            scores[node] = problem.fixed()[node];
            for (int line = 0; line < problem.lines(); line++) {
                double part = Math.min(1, (double) problem.units()[line][node] / problem.quantity()[line]);
                scores[node] += part * problem.cost()[line][node] + (1 - part) * problem.unserved()[line];
            }
        }
        var shown = new ArrayList<Integer>(IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(node -> scores[node]))
                .limit(most)
                .toList());
        IntStream.of(best.nodes()).filter(node -> !shown.contains(node)).forEach(shown::add);
        return shown.stream().limit(most + 20L).map(this::score).toList();
    }

    private DecisionRecord.Scored score(int place) {
        var node = candidates.nodes().get(place);
        var costs = new double[CostPart.COUNT];
        candidates.addNode(place, costs);
        int products = 0;
        double risk = 0;
        for (int demand = 0; demand < problem.lines(); demand++) {
            int units = problem.units()[demand][place];
            if (units > 0) {
                int quantity = problem.quantity()[demand];
                candidates.addDemand(demand, place, Math.min(1, (double) units / quantity), costs);
                products += units >= quantity ? 1 : 0;
                risk = Math.max(
                        risk,
                        candidates
                                .risk()
                                .of(
                                        node.nodeId(),
                                        candidates.demands().get(demand).sku()));
            }
        }
        var avoid = toAvoid(place);
        var day = candidates.days()[place];
        return new DecisionRecord.Scored(
                node.nodeId(),
                node.name(),
                Arrays.stream(best.nodes()).anyMatch(chosen -> chosen == place),
                candidates.zones()[place] == null ? null : rounded(candidates.km()[place], 0),
                candidates.zones()[place] == null ? null : candidates.zones()[place].code(),
                day.date(),
                day.used(),
                day.limit(),
                products,
                money(Candidates.sum(costs)),
                told(costs),
                avoid == null ? null : avoid.reasonPt(),
                avoid == null ? null : avoid.reasonEn(),
                rounded(100 * risk, 1));
    }

    private static Map<String, BigDecimal> told(double[] parts) {
        var told = new LinkedHashMap<String, BigDecimal>();
        for (var part : CostPart.values()) {
            var amount = money(parts[part.ordinal()]);
            if (amount.signum() != 0) {
                told.put(part.code(), amount);
            }
        }
        return told;
    }

    private static BigDecimal money(double amount) {
        return rounded(amount, 2);
    }

    private static BigDecimal rounded(double amount, int decimals) {
        return BigDecimal.valueOf(amount).setScale(decimals, RoundingMode.HALF_UP);
    }
}
