package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.shipping.WarehouseSystem;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.persistence.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Lets the store of a pickup get from other nodes what it lacks, where the table {@code pickup-transfer} allows it. Who
 * sends is decided as for a customer who lives at the store: by the same rules, costs and places in the day's work.
 */
@Component
class PickupTransfers {
    private static final String STANDARD = "standard";
    /** A promise looks at many stores; senders are few and near. */
    private static final long EFFORT = 20_000;

    private final Weighing weighing;
    private final SourcingRules rules;

    PickupTransfers(Weighing weighing, SourcingRules rules) {
        this.weighing = weighing;
        this.rules = rules;
    }

    /** @param missing units that the store has not got */
    private record Want(SourcingRequest.Line line, int missing, int maxDays) {}

    /** @param cost of sending, as the optimiser reckons it @param transitDays working days on the way */
    private record Sender(
            FulfilmentPlan.Transfer transfer, String name, WorkingDays.Day day, double cost, int transitDays) {
        int units() {
            return transfer.lines().stream()
                    .mapToInt(FulfilmentPlan.Item::quantity)
                    .sum();
        }
    }

    /** @param transfers for the record; none when the decision is as it was @param places that the transfers need */
    record Filled(SourcingDecision decision, List<DecisionRecord.Sent> transfers, List<Capacity.Place> places) {
        private static Filled nothing(SourcingDecision decision) {
            return new Filled(decision, List.of(), List.of());
        }
    }

    /**
     * @param decision what the store supplies by itself
     * @param known of the nodes that offer pickup; of those that send it is asked only when the store lacks something
     * @return with transfers for what it lacks; unchanged when it may not or cannot get it
     */
    Filled fill(SourcingRequest request, SourcingDecision decision, Drafting.Known known) {
        var nodes = known.snapshot();
        var store = nodes.nodes().stream()
                .filter(node -> node.nodeId().equals(request.pickupNodeId()))
                .filter(node ->
                        request.wantedNodeId() == null || request.wantedNodeId().equals(node.nodeId()))
                .findAny();
        if (store.isEmpty() || decision.unsourced().isEmpty()) {
            return Filled.nothing(decision);
        }
        var wants = wants(request, decision, store.get(), nodes);
        var senders = wants.isEmpty()
                ? List.<Sender>of()
                : senders(request, store.get(), wants, known.sending().get());
        if (senders.isEmpty()) {
            return Filled.nothing(decision);
        }
        var plan = plan(request, decision, store.get(), senders);
        var places = new ArrayList<Capacity.Place>();
        if (decision.fulfilments().isEmpty()) {
            var day = known.days().of(List.of(store.get())).getFirst();
            if (day == null || day.full()) {
                return Filled.nothing(decision);
            }
            places.add(place(plan.fulfilmentId(), store.get().nodeId(), Method.PICKUP, day));
        }
        senders.forEach(sender -> places.add(
                place(sender.transfer().transferId(), sender.transfer().fromNodeId(), Method.SHIP, sender.day())));
        var filled = sent(senders).keySet();
        return new Filled(
                new SourcingDecision(
                        decision.decisionId(),
                        List.of(plan),
                        decision.unsourced().stream()
                                .filter(line -> !filled.contains(line.lineId()))
                                .toList()),
                told(senders, store.get()),
                places);
    }

    private static Capacity.Place place(UUID holder, String nodeId, Method method, WorkingDays.Day day) {
        return new Capacity.Place(holder, nodeId, method.code(), day.date(), day.limit());
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
                int here = Math.clamp(there.getOrDefault(line.sku(), 0), 0, unsourced.quantity() - 1);
                there.merge(line.sku(), -here, Integer::sum);
                wants.add(new Want(line, unsourced.quantity() - here, policy.maxDays()));
            }
        }
        return wants;
    }

    /** Those who send at the least cost; lines that cannot be completed are left where they are. */
    private List<Sender> senders(
            SourcingRequest request, Availability.Node store, List<Want> wants, Drafting.Known sending) {
        var ask = asked(request, store, wants);
        var candidates = weighing.weigh(ask, sending.snapshot(), sending.days(), sending.risk());
        leaveOutFar(candidates, wants);
        var optimum = new Optimiser(candidates.problem(true)).solve(new BitSet(), EFFORT);
        var sharing = new Sharing(candidates, optimum);
        var incomplete = sharing.unsourced().stream()
                .map(SourcingDecision.Unsourced::lineId)
                .collect(Collectors.toSet());
        var senders = new ArrayList<Sender>();
        for (var share : sharing.fulfilments()) {
            var lines = share.lines().stream()
                    .filter(line -> !incomplete.contains(line.lineId()))
                    .toList();
            if (!lines.isEmpty()) {
                var transfer = new FulfilmentPlan.Transfer(
                        Ids.next(), share.nodeId(), transferSystem(share.storeSystem()), lines);
                senders.add(sender(candidates, optimum, transfer));
            }
        }
        return senders;
    }

    /** Management systems of warehouses send to customers only: goods for a store are sent by people. */
    private static String transferSystem(String nodeSystem) {
        return WarehouseSystem.is(nodeSystem) ? "tasklist" : nodeSystem;
    }

    private static Sender sender(Candidates candidates, Optimum optimum, FulfilmentPlan.Transfer transfer) {
        int node = Arrays.stream(optimum.nodes())
                .filter(each -> candidates.nodes().get(each).nodeId().equals(transfer.fromNodeId()))
                .findFirst()
                .orElseThrow();
        var parts = new double[CostPart.COUNT];
        candidates.addNode(node, parts);
        for (int demand = 0; demand < candidates.demands().size(); demand++) {
            var sku = candidates.demands().get(demand).sku();
            int units = transfer.lines().stream()
                    .filter(line -> line.sku().equals(sku))
                    .mapToInt(FulfilmentPlan.Item::quantity)
                    .sum();
            if (units > 0) {
                candidates.addDemand(
                        demand,
                        node,
                        (double) units / candidates.demands().get(demand).quantity(),
                        parts);
            }
        }
        return new Sender(
                transfer,
                candidates.nodes().get(node).name(),
                candidates.days()[node],
                Candidates.sum(parts),
                candidates.rates()[node].transitDays());
    }

    /** What is missing, sent to where the store is, by anybody but the store. */
    private static SourcingRequest asked(SourcingRequest request, Availability.Node store, List<Want> wants) {
        var excluded = new HashSet<>(request.excluded());
        excluded.add(new SourcingRequest.Excluded(store.nodeId(), null));
        return new SourcingRequest(
                request.orderId(),
                request.cause(),
                request.channel(),
                request.orderValue(),
                request.currency(),
                Method.SHIP.code(),
                STANDARD,
                null,
                new SourcingRequest.Destination(null, store.state(), store.latitude(), store.longitude()),
                wants.stream().map(PickupTransfers::missing).toList(),
                excluded,
                null);
    }

    private static SourcingRequest.Line missing(Want want) {
        var line = want.line();
        return new SourcingRequest.Line(
                line.lineId(),
                line.sku(),
                line.description(),
                line.productGroup(),
                want.missing(),
                line.unitPrice(),
                line.weightGrams());
    }

    private static void leaveOutFar(Candidates candidates, List<Want> wants) {
        for (int demand = 0; demand < candidates.demands().size(); demand++) {
            var sku = candidates.demands().get(demand).sku();
            int maxDays = wants.stream()
                    .filter(want -> want.line().sku().equals(sku))
                    .mapToInt(Want::maxDays)
                    .min()
                    .orElseThrow();
            for (int node = 0; node < candidates.nodes().size(); node++) {
                if (candidates.rates()[node].transitDays() > maxDays) {
                    candidates.units()[demand][node] = 0;
                }
            }
        }
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

    private static Map<String, Integer> sent(List<Sender> senders) {
        return senders.stream()
                .flatMap(sender -> sender.transfer().lines().stream())
                .collect(Collectors.toMap(FulfilmentPlan.Item::lineId, FulfilmentPlan.Item::quantity, Integer::sum));
    }

    private static List<DecisionRecord.Sent> told(List<Sender> senders, Availability.Node store) {
        return senders.stream()
                .map(sender -> new DecisionRecord.Sent(
                        sender.transfer().fromNodeId(),
                        sender.name(),
                        store.name(),
                        sender.units(),
                        BigDecimal.valueOf(sender.cost()).setScale(2, RoundingMode.HALF_UP),
                        sender.transitDays()))
                .toList();
    }

    private static FulfilmentPlan plan(
            SourcingRequest request, SourcingDecision decision, Availability.Node store, List<Sender> senders) {
        var filled = sent(senders).keySet();
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
        return new FulfilmentPlan(
                own.map(FulfilmentPlan::fulfilmentId).orElseGet(Ids::next),
                Method.PICKUP.processId(store.system()),
                store.nodeId(),
                store.system(),
                groups,
                lines,
                senders.stream().map(Sender::transfer).toList());
    }

    /** What the store supplies by itself, and what it does with the help of others. */
    private static int units(SourcingDecision decision, SourcingRequest.Line line, Set<String> filled) {
        var own = decision.fulfilments().stream()
                .flatMap(plan -> plan.lines().stream())
                .filter(item -> item.lineId().equals(line.lineId()))
                .map(FulfilmentPlan.Item::quantity);
        var others = decision.unsourced().stream()
                .filter(unsourced -> unsourced.lineId().equals(line.lineId()) && filled.contains(line.lineId()))
                .map(SourcingDecision.Unsourced::quantity);
        return Stream.concat(own, others).mapToInt(Integer::intValue).sum();
    }
}
