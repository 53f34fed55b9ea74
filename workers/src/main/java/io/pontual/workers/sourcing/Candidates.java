package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import java.util.Arrays;
import java.util.List;

/**
 * The nodes that may supply something of what is wanted, with all that is known of them. Demands and nodes are places in
 * lists, as in {@link SourcingProblem}.
 *
 * @param serves by demand and node; null where the node has nothing of it
 * @param days on which the nodes would do the work
 * @param km to the destination; 0 for a pickup
 * @param zones null for a pickup
 * @param units by demand and node, that may be promised
 * @param ages by demand and node, days that the node has carried the product
 * @param dropped nodes that are not among the candidates
 * @param lost by demand, why nodes that have the product may not supply it: the last reason; null when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record Candidates(
        SourcingRequest request,
        List<Demand> demands,
        List<Availability.Node> nodes,
        SourcingRules.Serves[][] serves,
        WorkingDays.Day[] days,
        double[] km,
        Zone[] zones,
        SourcingRules.ShippingRate[] rates,
        int[][] units,
        int[][] ages,
        Reliability.Risk risk,
        CostWeights weights,
        SplitPolicy split,
        Dropped dropped,
        String[] lost) {

    /** High enough that a line is left out only when the rules leave no way. */
    static final double UNSERVED = 100_000;

    /** Adds what using the node costs, whatever comes from it. */
    void addNode(int node, double[] parts) {
        parts[CostPart.DISTANCE.ordinal()] += weights.perKm() * km[node];
        if (rates[node] != null) {
            parts[CostPart.SHIPPING.ordinal()] += weights.zone() * rates[node].price();
        }
        parts[CostPart.WORKLOAD.ordinal()] += weights.workload() * days[node].used() / days[node].limit();
    }

    /** Adds what it costs to have a part of the demand supplied by the node. @param share 0 to 1 */
    void addDemand(int demand, int node, double share, double[] parts) {
        var wanted = demands.get(demand);
        boolean store = nodes.get(node).kind().equals("store");
        double lines = wanted.lines().size() * share;
        double value = wanted.value() * share;
        parts[CostPart.LABOUR.ordinal()] += lines * (store ? weights.storeLabour() : weights.warehouseLabour());
        if (rates[node] != null) {
            parts[CostPart.SHIPPING.ordinal()] += weights.zone() * rates[node].perKg() * wanted.kilograms() * share;
        }
        if (store) {
            double taken = Math.min(1, wanted.quantity() * share / units[demand][node]);
            parts[CostPart.MARGIN.ordinal()] += weights.margin() * value * taken;
        }
        parts[CostPart.STOCK_AGE.ordinal()] -= weights.stockAge() * lines * Math.min(1, ages[demand][node] / 365.0);
        parts[CostPart.UNRELIABILITY.ordinal()] +=
                weights.unreliability() * value * risk.of(nodes.get(node).nodeId(), wanted.sku());
        if (serves[demand][node].avoid()) {
            parts[CostPart.AVOID.ordinal()] += lines * weights.avoidPenalty();
        }
    }

    /** @param withPenalties whether nodes to avoid cost more */
    SourcingProblem problem(boolean withPenalties) {
        int lines = demands.size();
        var quantity = new int[lines];
        var value = new double[lines];
        var unserved = new double[lines];
        var cost = new double[lines][nodes.size()];
        var fixed = new double[nodes.size()];
        var parts = new double[CostPart.COUNT];
        for (int node = 0; node < fixed.length; node++) {
            Arrays.fill(parts, 0);
            addNode(node, parts);
            fixed[node] = sum(parts);
        }
        for (int line = 0; line < lines; line++) {
            quantity[line] = demands.get(line).quantity();
            value[line] = demands.get(line).value();
            unserved[line] = UNSERVED;
            for (int node = 0; node < fixed.length; node++) {
                if (units[line][node] > 0) {
                    Arrays.fill(parts, 0);
                    addDemand(line, node, 1, parts);
                    if (!withPenalties) {
                        parts[CostPart.AVOID.ordinal()] = 0;
                    }
                    cost[line][node] = sum(parts);
                }
            }
        }
        return new SourcingProblem(quantity, value, unserved, fixed, cost, units, split);
    }

    boolean anyToAvoid() {
        for (var ofDemand : serves) {
            for (var serve : ofDemand) {
                if (serve != null && serve.avoid()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a plan costs, by what makes it up; what is not supplied is not counted. */
    double[] parts(Optimum plan) {
        var parts = new double[CostPart.COUNT];
        for (int k = 0; k < plan.nodes().length; k++) {
            addNode(plan.nodes()[k], parts);
            for (int line = 0; line < demands.size(); line++) {
                if (plan.units()[line][k] > 0) {
                    addDemand(
                            line,
                            plan.nodes()[k],
                            (double) plan.units()[line][k] / demands.get(line).quantity(),
                            parts);
                }
            }
        }
        parts[CostPart.SPLIT.ordinal()] = Math.max(0, plan.nodes().length - 1) * split.surcharge();
        return parts;
    }

    static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }
}
