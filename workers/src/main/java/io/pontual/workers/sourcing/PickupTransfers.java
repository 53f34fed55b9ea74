package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.persistence.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Lets the store of a pickup get from other nodes what it lacks, where the table {@code pickup-transfer} allows it: from
 * one node that has everything, or else line by line, each time from the cheapest that is near enough.
 */
@Component
class PickupTransfers {
    private static final String STANDARD = "standard";

    private final SourcingRules rules;
    private final PostalCodes postalCodes;

    PickupTransfers(SourcingRules rules, PostalCodes postalCodes) {
        this.rules = rules;
        this.postalCodes = postalCodes;
    }

    /** A node that can send: by what it is told from others, and what is left there. */
    private record Sender(Availability.Node node, double price, double km, int days, Stock stock) {
        boolean has(Want want) {
            return days <= want.maxDays && stock.left.getOrDefault(want.line.sku(), 0) >= want.missing;
        }
    }

    /** Units by SKU. No record, since it changes while its node is a key. */
    private static final class Stock {
        private final Map<String, Integer> left;

        private Stock(Map<String, Integer> left) {
            this.left = left;
        }
    }

    /** @param missing units that the store has not got */
    private record Want(SourcingRequest.Line line, int missing, int maxDays) {}

    /** @param transfers for the record; none when the decision is as it was */
    record Filled(SourcingDecision decision, List<DecisionRecord.Sent> transfers) {}

    /**
     * @param decision what the store supplies by itself
     * @param nodes those that offer pickup, with what they have of the products
     * @param sending those that send goods, asked only when the store lacks something
     * @return with transfers for what it lacks; unchanged when it may not or cannot get it
     */
    Filled fill(
            SourcingRequest request,
            SourcingDecision decision,
            Availability.Snapshot nodes,
            Supplier<Availability.Snapshot> sending) {
        var store = nodes.nodes().stream()
                .filter(node -> node.nodeId().equals(request.pickupNodeId()))
                .filter(node ->
                        request.wantedNodeId() == null || request.wantedNodeId().equals(node.nodeId()))
                .findAny();
        if (store.isEmpty() || decision.unsourced().isEmpty()) {
            return new Filled(decision, List.of());
        }
        var wants = wants(request, decision, store.get(), nodes);
        var sent = wants.isEmpty()
                ? Map.<Sender, List<Want>>of()
                : share(wants, senders(request, store.get(), wants, sending.get()));
        return sent.isEmpty()
                ? new Filled(decision, List.of())
                : new Filled(with(request, decision, store.get(), sent), told(sent, store.get()));
    }

    private List<Want> wants(
            SourcingRequest request, SourcingDecision decision, Availability.Node store, Availability.Snapshot nodes) {
        var there = unitsAt(nodes, nodes.nodes().indexOf(store), nodes.shelves().keySet());
        decision.fulfilments().stream()
                .flatMap(plan -> plan.lines().stream())
                .forEach(line -> there.merge(line.sku(), -line.quantity(), Integer::sum));
        var wants = new ArrayList<Want>();
        for (var unsourced : decision.unsourced()) {
            var line = request.lines().stream()
                    .filter(each -> each.lineId().equals(unsourced.lineId()))
                    .findAny()
                    .orElseThrow();
            var barred = request.excluded().stream().anyMatch(out -> out.covers(store.nodeId(), line.sku()));
            var policy = rules.pickupTransfer(line.productGroup(), request.channel());
            // Other reasons are rules that a transfer must not get around.
            if (unsourced.reason().equals("no-stock") && !barred && policy.allowed()) {
                int here = Math.clamp(there.getOrDefault(line.sku(), 0), 0, unsourced.quantity());
                there.merge(line.sku(), -here, Integer::sum);
                wants.add(new Want(line, unsourced.quantity() - here, policy.maxDays()));
            }
        }
        return wants;
    }

    private List<Sender> senders(
            SourcingRequest request, Availability.Node store, List<Want> wants, Availability.Snapshot nodes) {
        var skus = wants.stream().map(want -> want.line.sku()).collect(Collectors.toSet());
        return IntStream.range(0, nodes.nodes().size())
                .filter(ordinal -> !nodes.nodes().get(ordinal).nodeId().equals(store.nodeId()))
                .mapToObj(ordinal -> sender(request, nodes.nodes().get(ordinal), store, unitsAt(nodes, ordinal, skus)))
                .filter(sender -> !sender.stock.left.isEmpty())
                .sorted(Comparator.comparingDouble(Sender::price)
                        .thenComparingDouble(Sender::km)
                        .thenComparing(sender -> sender.node.nodeId()))
                .toList();
    }

    private Sender sender(
            SourcingRequest request, Availability.Node node, Availability.Node store, Map<String, Integer> units) {
        units.keySet().removeIf(sku -> request.excluded().stream().anyMatch(out -> out.covers(node.nodeId(), sku)));
        double km = Distance.km(node.latitude(), node.longitude(), store.latitude(), store.longitude());
        var rate = rules.rate(Zone.between(node.state(), store.state(), km, postalCodes), STANDARD);
        return new Sender(node, rate.price(), km, rate.transitDays(), new Stock(units));
    }

    private static Map<String, Integer> unitsAt(Availability.Snapshot nodes, int ordinal, Set<String> skus) {
        var units = new HashMap<String, Integer>();
        for (var sku : skus) {
            var shelf = nodes.shelves().get(sku);
            int at = shelf == null ? -1 : Arrays.binarySearch(shelf.nodes(), ordinal);
            if (at >= 0) {
                units.put(sku, shelf.units()[at]);
            }
        }
        return units;
    }

    private static Map<Sender, List<Want>> share(List<Want> wants, List<Sender> senders) {
        for (var sender : senders) {
            var left = new Sender(
                    sender.node, sender.price, sender.km, sender.days, new Stock(new HashMap<>(sender.stock.left)));
            if (wants.stream().allMatch(want -> take(left, want))) {
                return Map.of(sender, wants);
            }
        }
        var shared = new LinkedHashMap<Sender, List<Want>>();
        for (var want : wants) {
            senders.stream()
                    .filter(sender -> take(sender, want))
                    .findFirst()
                    .ifPresent(sender -> shared.computeIfAbsent(sender, from -> new ArrayList<>())
                            .add(want));
        }
        return shared;
    }

    private static List<DecisionRecord.Sent> told(Map<Sender, List<Want>> sent, Availability.Node store) {
        return sent.entrySet().stream()
                .map(entry -> new DecisionRecord.Sent(
                        entry.getKey().node.nodeId(),
                        entry.getKey().node.name(),
                        store.name(),
                        entry.getValue().stream().mapToInt(Want::missing).sum(),
                        BigDecimal.valueOf(entry.getKey().price).setScale(2, RoundingMode.HALF_UP),
                        entry.getKey().days))
                .toList();
    }

    private static boolean take(Sender sender, Want want) {
        if (!sender.has(want)) {
            return false;
        }
        sender.stock.left.merge(want.line.sku(), -want.missing, Integer::sum);
        return true;
    }

    private static SourcingDecision with(
            SourcingRequest request, SourcingDecision decision, Availability.Node store, Map<Sender, List<Want>> sent) {
        var filled = sent.values().stream()
                .flatMap(List::stream)
                .map(want -> want.line.lineId())
                .collect(Collectors.toSet());
        var own = decision.fulfilments().stream().findFirst();
        var lines = request.lines().stream()
                .map(line -> new FulfilmentPlan.Item(
                        line.lineId(), line.sku(), line.description(), units(decision, line, filled)))
                .filter(line -> line.quantity() > 0)
                .toList();
        var groups = request.lines().stream()
                .filter(line -> lines.stream().anyMatch(item -> item.lineId().equals(line.lineId())))
                .map(SourcingRequest.Line::productGroup)
                .distinct()
                .sorted()
                .toList();
        var plan = new FulfilmentPlan(
                own.map(FulfilmentPlan::fulfilmentId).orElseGet(Ids::next),
                Method.PICKUP.processId(),
                store.nodeId(),
                store.system(),
                groups,
                lines,
                sent.entrySet().stream()
                        .map(entry -> transfer(entry.getKey().node, entry.getValue()))
                        .toList());
        return new SourcingDecision(
                decision.decisionId(),
                List.of(plan),
                decision.unsourced().stream()
                        .filter(line -> !filled.contains(line.lineId()))
                        .toList());
    }

    /** What the store supplies by itself, and what it does with the help of others. */
    private static int units(SourcingDecision decision, SourcingRequest.Line line, Set<String> filled) {
        int own = decision.fulfilments().stream()
                .flatMap(plan -> plan.lines().stream())
                .filter(item -> item.lineId().equals(line.lineId()))
                .mapToInt(FulfilmentPlan.Item::quantity)
                .sum();
        int others = !filled.contains(line.lineId())
                ? 0
                : decision.unsourced().stream()
                        .filter(unsourced -> unsourced.lineId().equals(line.lineId()))
                        .mapToInt(SourcingDecision.Unsourced::quantity)
                        .sum();
        return own + others;
    }

    private static FulfilmentPlan.Transfer transfer(Availability.Node from, List<Want> wants) {
        return new FulfilmentPlan.Transfer(
                Ids.next(),
                from.nodeId(),
                from.system(),
                wants.stream()
                        .map(want -> new FulfilmentPlan.Item(
                                want.line.lineId(), want.line.sku(), want.line.description(), want.missing))
                        .toList());
    }
}
