package io.pontual.workers.sourcing;

import io.pontual.processes.inventory.ReserveReceipts;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.inventory.contract.ExpectedSupply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which goods that will come could be promised to lines that nobody supplies now. */
@Component
class Backorders {
    private final ExpectedSupply supply;
    private final Availability availability;
    private final SourcingQuestions questions;
    private final SourcingRules rules;
    private final Clock clock;

    Backorders(
            ExpectedSupply supply,
            Availability availability,
            SourcingQuestions questions,
            SourcingRules rules,
            Clock clock) {
        this.supply = supply;
        this.availability = availability;
        this.questions = questions;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param inDays until the last of them comes, the day begun counted */
    record Cover(int inDays, List<ReserveReceipts.Units> units) {}

    /**
     * The goods that come soonest, each line from one node; only nodes that may serve it. Nothing is held.
     *
     * @return empty when not all lines are covered
     */
    Optional<Cover> cover(Shortage shortage) {
        var way = new SourcingQuestions.Way(shortage.method(), shortage.nodeId(), null);
        var request = questions.again(shortage.orderId(), shortage.cause(), way, shortage.items());
        var skus = request.lines().stream().map(SourcingRequest.Line::sku).collect(Collectors.toSet());
        var receipts = supply.open(skus);
        if (receipts.isEmpty()) {
            return Optional.empty();
        }
        var nodes = availability.snapshot(skus, request.method(), request.channel()).nodes().stream()
                .collect(Collectors.toMap(Availability.Node::nodeId, Function.identity()));
        var left = units(receipts);
        var units = new ArrayList<ReserveReceipts.Units>();
        var last = clock.instant();
        for (var line : request.lines()) {
            var usable = of(line.sku(), receipts).stream()
                    .filter(receipt -> mayServe(request, line, nodes.get(receipt.nodeId())))
                    .toList();
            var taken = soonest(line.lineId(), line.quantity(), usable, left);
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            taken.get().units().forEach(part -> left.merge(part.receiptId(), -part.quantity(), Integer::sum));
            units.addAll(taken.get().units());
            last = last.isAfter(taken.get().at()) ? last : taken.get().at();
        }
        return Optional.of(new Cover(days(last), units));
    }

    /**
     * When so many more units will be at one node that are promised to nobody yet.
     *
     * @param missing units by SKU
     * @return by SKU; one of which too few are expected is missing
     */
    Map<String, Instant> expected(Map<String, Integer> missing) {
        if (missing.isEmpty()) {
            return Map.of();
        }
        var receipts = supply.open(missing.keySet());
        var left = units(receipts);
        var dates = new HashMap<String, Instant>();
        missing.forEach((sku, units) ->
                soonest(sku, units, of(sku, receipts), left).ifPresent(taken -> dates.put(sku, taken.at())));
        return dates;
    }

    private static Map<UUID, Integer> units(List<ExpectedSupply.Receipt> receipts) {
        return receipts.stream()
                .collect(Collectors.toMap(ExpectedSupply.Receipt::receiptId, ExpectedSupply.Receipt::units));
    }

    private static List<ExpectedSupply.Receipt> of(String sku, List<ExpectedSupply.Receipt> receipts) {
        return receipts.stream().filter(receipt -> receipt.sku().equals(sku)).toList();
    }

    /** What the lines of these shortages are promised of goods to come. */
    Map<UUID, ExpectedSupply.Promised> promisedTo(List<UUID> shortageIds) {
        return supply.promisedTo(shortageIds);
    }

    private record Taken(Instant at, List<ReserveReceipts.Units> units) {}

    private static Optional<Taken> soonest(
            String lineId, int quantity, List<ExpectedSupply.Receipt> usable, Map<UUID, Integer> left) {
        var open = new HashMap<String, Integer>();
        var byNode = new HashMap<String, List<ReserveReceipts.Units>>();
        // Soonest first, so the first node that has it all has it soonest.
        for (var receipt : usable) {
            int missing = open.getOrDefault(receipt.nodeId(), quantity);
            int units = Math.min(missing, left.get(receipt.receiptId()));
            if (units > 0) {
                var parts = byNode.computeIfAbsent(receipt.nodeId(), node -> new ArrayList<>());
                parts.add(new ReserveReceipts.Units(lineId, receipt.receiptId(), units));
                open.put(receipt.nodeId(), missing - units);
                if (missing == units) {
                    return Optional.of(new Taken(receipt.expectedAt(), parts));
                }
            }
        }
        return Optional.empty();
    }

    /** @param node null when it does not offer the method */
    private boolean mayServe(SourcingRequest request, SourcingRequest.Line line, Availability.Node node) {
        if (node == null
                || (request.pickupNodeId() != null && !request.pickupNodeId().equals(node.nodeId()))
                || request.excluded().stream().anyMatch(out -> out.covers(node.nodeId(), line.sku()))) {
            return false;
        }
        return !rules.serves(
                        request.channel(),
                        line.productGroup(),
                        request.orderValue().doubleValue(),
                        request.destination() == null
                                ? null
                                : request.destination().state(),
                        node.kind(),
                        node.state(),
                        request.method())
                .never();
    }

    private int days(Instant at) {
        var seconds = Math.max(0, Duration.between(clock.instant(), at).toSeconds());
        return (int) Math.ceilDiv(seconds, Duration.ofDays(1).toSeconds());
    }
}
