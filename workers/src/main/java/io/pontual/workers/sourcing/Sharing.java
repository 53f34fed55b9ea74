package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.platform.persistence.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the units that nodes give of each product into fulfilments and lines. */
final class Sharing {
    private final Candidates candidates;
    private final Optimum plan;
    /** By line id: units per place in the plan. */
    private final Map<String, int[]> given = new HashMap<>();

    private final boolean wholeLines;

    Sharing(Candidates candidates, Optimum plan) {
        this.candidates = candidates;
        this.plan = plan;
        // Who comes to a store for three and finds two has not got what was ordered.
        wholeLines = candidates.request().method().equals(Method.PICKUP.code());
        for (int demand = 0; demand < candidates.demands().size(); demand++) {
            share(candidates.demands().get(demand), plan.units()[demand].clone());
        }
    }

    /** Large lines first, whole from one node where that goes; what is left is taken apart. */
    private void share(Demand demand, int[] left) {
        var lines = demand.lines().stream()
                .sorted(Comparator.comparingInt(SourcingRequest.Line::quantity).reversed())
                .toList();
        var apart = new ArrayList<SourcingRequest.Line>();
        for (var line : lines) {
            given.put(line.lineId(), new int[left.length]);
            int from = tightest(left, line.quantity());
            if (from < 0) {
                apart.add(line);
            } else {
                left[from] -= line.quantity();
                given.get(line.lineId())[from] = line.quantity();
            }
        }
        for (var line : wholeLines ? List.<SourcingRequest.Line>of() : apart) {
            int missing = line.quantity();
            for (int k = 0; k < left.length && missing > 0; k++) {
                int taken = Math.min(left[k], missing);
                left[k] -= taken;
                missing -= taken;
                given.get(line.lineId())[k] = taken;
            }
        }
    }

    /** The place with the fewest units that are enough. */
    private static int tightest(int[] left, int quantity) {
        int best = -1;
        for (int k = 0; k < left.length; k++) {
            if (left[k] >= quantity && (best < 0 || left[k] < left[best])) {
                best = k;
            }
        }
        return best;
    }

    /** By node id. */
    List<FulfilmentPlan> fulfilments() {
        var request = candidates.request();
        var fulfilments = new ArrayList<FulfilmentPlan>();
        for (int k = 0; k < plan.nodes().length; k++) {
            var items = new ArrayList<FulfilmentPlan.Item>();
            var groups = new ArrayList<String>();
            for (var line : request.lines()) {
                int units = given.get(line.lineId())[k];
                if (units > 0) {
                    items.add(new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), units));
                    groups.add(line.productGroup());
                }
            }
            if (!items.isEmpty()) {
                var node = candidates.nodes().get(plan.nodes()[k]);
                fulfilments.add(new FulfilmentPlan(
                        Ids.next(),
                        Method.of(request.method()).processId(node.system()),
                        node.nodeId(),
                        node.system(),
                        groups.stream().distinct().sorted().toList(),
                        items));
            }
        }
        return fulfilments;
    }

    List<SourcingDecision.Unsourced> unsourced() {
        var unsourced = new ArrayList<SourcingDecision.Unsourced>();
        for (int demand = 0; demand < candidates.demands().size(); demand++) {
            for (var line : candidates.demands().get(demand).lines()) {
                int missing = line.quantity();
                for (int units : given.get(line.lineId())) {
                    missing -= units;
                }
                if (missing > 0) {
                    unsourced.add(new SourcingDecision.Unsourced(line.lineId(), missing, reason(demand)));
                }
            }
        }
        return unsourced;
    }

    /** Why nobody supplies it: who could was not enough, or there was nobody. */
    private String reason(int demand) {
        long available = 0;
        for (int units : candidates.units()[demand]) {
            available += units;
        }
        if (available >= candidates.demands().get(demand).quantity()) {
            return wholeLines ? "no-stock" : "split-policy";
        }
        return candidates.lost()[demand] == null ? "no-stock" : candidates.lost()[demand];
    }
}
