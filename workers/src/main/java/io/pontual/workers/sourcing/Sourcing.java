package io.pontual.workers.sourcing;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.persistence.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides which node supplies which lines. */
@Service
class Sourcing {
    private final Availability availability;

    Sourcing(Availability availability) {
        this.availability = availability;
    }

    /** Call it in the transaction that stores the fulfilments: the record of the decision belongs to them. */
    @Transactional
    public SourcingDecision decide(SourcingRequest request) {
        var skus = request.lines().stream().map(SourcingRequest.Line::sku).collect(Collectors.toSet());
        var snapshot = availability.snapshot(skus, request.method(), request.channel());
        SourcingDecision best = null;
        for (int ordinal = 0; ordinal < snapshot.nodes().size(); ordinal++) {
            var node = snapshot.nodes().get(ordinal);
            var wanted = request.wantedNodeId() == null ? request.pickupNodeId() : request.wantedNodeId();
            if (wanted == null || wanted.equals(node.nodeId())) {
                var plan = plan(request, node, ordinal, snapshot.shelves());
                if (best == null || plan.unsourced().size() < best.unsourced().size()) {
                    best = plan;
                }
            }
        }
        return best != null ? best : new SourcingDecision(Ids.next(), List.of(), nothing(request.lines()));
    }

    private static SourcingDecision plan(
            SourcingRequest request, Availability.Node node, int ordinal, Map<String, Availability.Shelf> shelves) {
        var left = new java.util.HashMap<String, Integer>();
        var supplied = new ArrayList<SourcingRequest.Line>();
        var missing = new ArrayList<SourcingRequest.Line>();
        for (var line : request.lines()) {
            var units = left.computeIfAbsent(line.sku(), sku -> units(shelves.get(sku), ordinal));
            var barred = request.excluded().stream().anyMatch(out -> out.covers(node.nodeId(), line.sku()));
            if (!barred && units >= line.quantity()) {
                left.put(line.sku(), units - line.quantity());
                supplied.add(line);
            } else {
                missing.add(line);
            }
        }
        return new SourcingDecision(
                Ids.next(),
                supplied.isEmpty() ? List.of() : List.of(fulfilment(request, node, supplied)),
                nothing(missing));
    }

    private static int units(Availability.Shelf shelf, int ordinal) {
        var at = shelf == null ? -1 : Arrays.binarySearch(shelf.nodes(), ordinal);
        return at < 0 ? 0 : shelf.units()[at];
    }

    private static FulfilmentPlan fulfilment(
            SourcingRequest request, Availability.Node node, List<SourcingRequest.Line> lines) {
        return new FulfilmentPlan(
                Ids.next(),
                Method.of(request.method()).processId(),
                node.nodeId(),
                node.system(),
                lines.stream()
                        .map(SourcingRequest.Line::productGroup)
                        .distinct()
                        .sorted()
                        .toList(),
                lines.stream()
                        .map(line ->
                                new FulfilmentPlan.Item(line.lineId(), line.sku(), line.description(), line.quantity()))
                        .toList());
    }

    private static List<SourcingDecision.Unsourced> nothing(List<SourcingRequest.Line> lines) {
        return lines.stream()
                .map(line -> new SourcingDecision.Unsourced(line.lineId(), line.quantity(), "no-stock"))
                .toList();
    }
}
