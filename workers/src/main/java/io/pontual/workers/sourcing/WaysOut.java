package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.ordering.contract.Orders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a customer can choose between: near stores that have everything, having it sent if somebody can, cancelling. */
@Component
class WaysOut {
    private static final int MOST_STORES = 5;

    private final Orders orders;
    private final Availability availability;
    private final SourcingStepRepository steps;

    WaysOut(Orders orders, Availability availability, SourcingStepRepository steps) {
        this.orders = orders;
        this.availability = availability;
        this.steps = steps;
    }

    /** Nearest store first, cancelling last. */
    List<ChoiceOption> of(Shortage shortage) {
        var channel = orders.facts(shortage.orderId()).channel();
        var wanted = shortage.items().stream()
                .collect(Collectors.toMap(FulfilmentPlan.Item::sku, FulfilmentPlan.Item::quantity, Integer::sum));
        var excluded = steps.excluded(shortage.orderId());
        var options = new ArrayList<ChoiceOption>();
        var pickup = availability.snapshot(wanted.keySet(), Method.PICKUP.code(), channel);
        stores(shortage, pickup, wanted, excluded).stream()
                .map(ChoiceOption::store)
                .forEach(options::add);
        if (anybodyHas(availability.snapshot(wanted.keySet(), Method.SHIP.code(), channel), wanted, excluded)) {
            options.add(ChoiceOption.SHIP);
        }
        options.add(ChoiceOption.CANCEL);
        return options;
    }

    private static List<String> stores(
            Shortage shortage,
            Availability.Snapshot snapshot,
            Map<String, Integer> wanted,
            Set<SourcingRequest.Excluded> excluded) {
        var from = snapshot.nodes().stream()
                .filter(node -> node.nodeId().equals(shortage.nodeId()))
                .findFirst();
        return IntStream.range(0, snapshot.nodes().size())
                .filter(ordinal -> wanted.entrySet().stream()
                        .allMatch(want -> units(snapshot, want.getKey(), ordinal, excluded) >= want.getValue()))
                .mapToObj(snapshot.nodes()::get)
                .filter(node -> !node.nodeId().equals(shortage.nodeId()))
                .sorted(Comparator.comparingDouble((Availability.Node node) -> from.map(start -> Distance.km(
                                        start.latitude(), start.longitude(), node.latitude(), node.longitude()))
                                .orElse(0.0))
                        .thenComparing(Availability.Node::nodeId))
                .map(Availability.Node::nodeId)
                .limit(MOST_STORES)
                .toList();
    }

    /** Each line by some node: they may come in several parcels. */
    private static boolean anybodyHas(
            Availability.Snapshot snapshot, Map<String, Integer> wanted, Set<SourcingRequest.Excluded> excluded) {
        return wanted.entrySet().stream()
                .allMatch(want -> IntStream.range(0, snapshot.nodes().size())
                        .anyMatch(ordinal -> units(snapshot, want.getKey(), ordinal, excluded) >= want.getValue()));
    }

    private static int units(
            Availability.Snapshot snapshot, String sku, int ordinal, Set<SourcingRequest.Excluded> excluded) {
        var nodeId = snapshot.nodes().get(ordinal).nodeId();
        var shelf = snapshot.shelves().get(sku);
        if (shelf == null || excluded.stream().anyMatch(out -> out.covers(nodeId, sku))) {
            return 0;
        }
        var at = Arrays.binarySearch(shelf.nodes(), ordinal);
        return at < 0 ? 0 : shelf.units()[at];
    }
}
