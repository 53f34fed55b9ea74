package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.sourcing.SourcingRules.Serves;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out which nodes may supply what, and what is known of each that counts. */
@Component
class Weighing {
    private static final String STANDARD = "standard";

    private final SourcingRules rules;
    private final PostalCodes postalCodes;

    Weighing(SourcingRules rules, PostalCodes postalCodes) {
        this.rules = rules;
        this.postalCodes = postalCodes;
    }

    Candidates weigh(
            SourcingRequest request,
            Availability.Snapshot snapshot,
            WorkingDays.Look workingDays,
            Reliability.Risk risk) {
        var demands = Demand.of(request.lines());
        var dropped = new Dropped();
        var lost = new String[demands.size()];
        var all = snapshot.nodes();
        int[][] units = new int[demands.size()][all.size()];
        int[][] ages = new int[demands.size()][all.size()];
        stock(demands, snapshot, units, ages);
        var days = days(request, all, units, workingDays);
        var serves = new Serves[demands.size()][all.size()];
        var judged = new HashMap<List<String>, Serves[]>();
        var kept = new ArrayList<Integer>();
        for (int node = 0; node < all.size(); node++) {
            if (keep(request, demands, all.get(node), node, days[node], units, serves, judged, dropped, lost)) {
                kept.add(node);
            }
        }
        return candidates(request, demands, all, kept, serves, days, units, ages, risk, dropped, lost);
    }

    private static void stock(List<Demand> demands, Availability.Snapshot snapshot, int[][] units, int[][] ages) {
        for (int demand = 0; demand < demands.size(); demand++) {
            var shelf = snapshot.shelves().get(demands.get(demand).sku());
            for (int i = 0; shelf != null && i < shelf.nodes().length; i++) {
                units[demand][shelf.nodes()[i]] = shelf.units()[i];
                ages[demand][shelf.nodes()[i]] = shelf.ageDays()[i];
            }
        }
    }

    /** Of the nodes that are asked and have anything. */
    private static WorkingDays.Day[] days(
            SourcingRequest request, List<Availability.Node> all, int[][] units, WorkingDays.Look workingDays) {
        var places = new ArrayList<Integer>();
        for (int node = 0; node < all.size(); node++) {
            if (asked(request, all.get(node)) && has(units, node)) {
                places.add(node);
            }
        }
        var found = workingDays.of(places.stream().map(all::get).toList());
        var days = new WorkingDays.Day[all.size()];
        for (int i = 0; i < places.size(); i++) {
            days[places.get(i)] = found.get(i);
        }
        return days;
    }

    /** Takes away what the node may not supply. @return whether anything is left */
    private boolean keep(
            SourcingRequest request,
            List<Demand> demands,
            Availability.Node node,
            int place,
            WorkingDays.Day day,
            int[][] units,
            Serves[][] serves,
            HashMap<List<String>, Serves[]> judged,
            Dropped dropped,
            String[] lost) {
        if (!asked(request, node)) {
            return drop("not-asked", node, place, units, dropped, lost);
        }
        if (!has(units, place)) {
            return drop("no-stock", node, place, units, dropped, lost);
        }
        if (day == null) {
            return drop("closed", node, place, units, dropped, lost);
        }
        if (day.full()) {
            return drop("capacity", node, place, units, dropped, lost);
        }
        var ofKind = judged.computeIfAbsent(
                List.of(node.kind(), node.state()), kind -> judge(request, demands, node.kind(), node.state()));
        Serves never = null;
        for (int demand = 0; demand < demands.size(); demand++) {
            if (units[demand][place] == 0) {
                continue;
            }
            var serve = ofKind[demand];
            serves[demand][place] = serve;
            if (excluded(request, node.nodeId(), demands.get(demand).sku())) {
                units[demand][place] = 0;
                lost[demand] = "excluded";
            } else if (serve.never()) {
                units[demand][place] = 0;
                lost[demand] = "rules";
                never = serve;
            }
        }
        if (has(units, place)) {
            return true;
        }
        if (never == null) {
            dropped.add("excluded", node.nodeId());
        } else {
            dropped.add("rule", never.reasonPt(), never.reasonEn(), node.nodeId());
        }
        return false;
    }

    /** What the rules say of all nodes of a kind in a state, by demand. */
    private Serves[] judge(SourcingRequest request, List<Demand> demands, String kind, String state) {
        var destination = request.destination();
        return demands.stream()
                .map(demand -> rules.serves(
                        request.channel(),
                        demand.productGroup(),
                        request.orderValue().doubleValue(),
                        destination == null ? null : destination.state(),
                        kind,
                        state,
                        request.method()))
                .toArray(Serves[]::new);
    }

    private static boolean excluded(SourcingRequest request, String nodeId, String sku) {
        for (var out : request.excluded()) {
            if (out.covers(nodeId, sku)) {
                return true;
            }
        }
        return false;
    }

    private static boolean drop(
            String rule, Availability.Node node, int place, int[][] units, Dropped dropped, String[] lost) {
        dropped.add(rule, node.nodeId());
        for (int demand = 0; demand < units.length; demand++) {
            if (units[demand][place] > 0 && (rule.equals("capacity") || rule.equals("closed"))) {
                lost[demand] = "capacity";
            }
        }
        return false;
    }

    private static boolean asked(SourcingRequest request, Availability.Node node) {
        return request.mayComeFrom(node.nodeId())
                && (!request.method().equals(Method.PICKUP.code())
                        || node.nodeId().equals(request.pickupNodeId()));
    }

    private static boolean has(int[][] units, int node) {
        for (var ofDemand : units) {
            if (ofDemand[node] > 0) {
                return true;
            }
        }
        return false;
    }

    private Candidates candidates(
            SourcingRequest request,
            List<Demand> demands,
            List<Availability.Node> all,
            List<Integer> kept,
            Serves[][] serves,
            WorkingDays.Day[] days,
            int[][] units,
            int[][] ages,
            Reliability.Risk risk,
            Dropped dropped,
            String[] lost) {
        int size = kept.size();
        var nodes = new ArrayList<Availability.Node>(size);
        var km = new double[size];
        var zones = new Zone[size];
        var rates = new SourcingRules.ShippingRate[size];
        var byZone = new EnumMap<Zone, SourcingRules.ShippingRate>(Zone.class);
        var keptDays = new WorkingDays.Day[size];
        for (int i = 0; i < size; i++) {
            var node = all.get(kept.get(i));
            nodes.add(node);
            keptDays[i] = days[kept.get(i)];
            var to = request.destination();
            if (to != null) {
                km[i] = Distance.km(node.latitude(), node.longitude(), to.latitude(), to.longitude());
                zones[i] = Zone.between(node.state(), to.state(), km[i], postalCodes);
                rates[i] = byZone.computeIfAbsent(
                        zones[i], zone -> rules.rate(zone, request.service() == null ? STANDARD : request.service()));
            }
        }
        var keptServes = new Serves[demands.size()][size];
        for (int demand = 0; demand < demands.size(); demand++) {
            for (int i = 0; i < size; i++) {
                keptServes[demand][i] = serves[demand][kept.get(i)];
            }
        }
        return new Candidates(
                request,
                demands,
                nodes,
                keptServes,
                keptDays,
                km,
                zones,
                rates,
                pick(units, kept),
                pick(ages, kept),
                risk,
                rules.weights(request.channel(), request.method()),
                rules.split(request.channel(), request.orderValue().doubleValue()),
                dropped,
                lost);
    }

    private static int[][] pick(int[][] from, List<Integer> kept) {
        var picked = new int[from.length][kept.size()];
        for (int demand = 0; demand < from.length; demand++) {
            for (int i = 0; i < kept.size(); i++) {
                picked[demand][i] = from[demand][kept.get(i)];
            }
        }
        return picked;
    }
}
