package io.pontual.workers.ordering;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.sourcing.contract.Supply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The units of an order that are still wanted, how far each is, and taking them from who has them. */
@Component
class OpenUnits {
    private final Supply supply;
    private final FulfilmentStages stages;
    private final Pickups pickups;
    private final Shipments shipments;

    OpenUnits(Supply supply, FulfilmentStages stages, Pickups pickups, Shipments shipments) {
        this.supply = supply;
        this.stages = stages;
        this.pickups = pickups;
        this.shipments = shipments;
    }

    /** What has to happen to a fulfilment when units of it are cancelled. */
    enum Effect {
        /** Nobody works on them. */
        NONE,
        /** It is planned, and must be planned anew. */
        REPLAN,
        /** A node has been asked for it, and must be told to stop as well. */
        RECALL
    }

    /** Units of one line that are equally far. @param holderId null when nobody has them yet */
    record Units(UUID holderId, String lineId, int quantity, FulfilmentStage stage, Effect effect) {
        Units atMost(int most) {
            return new Units(holderId, lineId, Math.min(quantity, most), stage, effect);
        }
    }

    /** Every unit that is still wanted, the least far first. */
    List<Units> units(UUID orderId, List<Orders.Line> lines) {
        var replaced = supply.replaced(orderId);
        var far = stages.of(orderId);
        var units = new ArrayList<Units>();
        var left = lines.stream().collect(Collectors.toMap(Orders.Line::lineId, Orders.Line::quantity));
        for (var part : supply.parts(orderId)) {
            var stage = far.get(part.holderId());
            if (part.found() > 0) {
                var found =
                        stage == null || stage.compareTo(FulfilmentStage.PICKED) < 0 ? FulfilmentStage.PICKED : stage;
                units.add(new Units(part.holderId(), part.lineId(), part.found(), found, Effect.NONE));
            }
            if (part.open() > 0) {
                units.add(open(part, stage, replaced.contains(part.holderId())));
            }
            left.merge(part.lineId(), -part.open() - part.found(), Integer::sum);
        }
        left.forEach((lineId, quantity) -> {
            if (quantity > 0) {
                units.add(new Units(null, lineId, quantity, FulfilmentStage.NONE, Effect.NONE));
            }
        });
        units.sort(Comparator.comparing(Units::stage));
        return units;
    }

    private static Units open(Supply.Part part, FulfilmentStage stage, boolean replaced) {
        // What a node rejected, or did not find, is about to be sourced again by itself.
        var ended = stage == FulfilmentStage.NONE || stage != null && stage.compareTo(FulfilmentStage.PICKED) >= 0;
        if (part.waiting() || replaced || ended) {
            return new Units(part.holderId(), part.lineId(), part.open(), FulfilmentStage.NONE, Effect.NONE);
        }
        var now = stage == null ? FulfilmentStage.NONE : stage;
        return new Units(
                part.holderId(),
                part.lineId(),
                part.open(),
                part.onTheMove() ? FulfilmentStage.IN_TRANSFER : now,
                stage == null ? Effect.REPLAN : Effect.RECALL);
    }

    /** @param quantities units to cancel, by line; no more than are wanted @return which ones go */
    List<Units> choose(List<Units> units, Map<String, Integer> quantities) {
        var left = new HashMap<>(quantities);
        var chosen = new ArrayList<Units>();
        for (var some : units) {
            int wanted = left.getOrDefault(some.lineId(), 0);
            if (wanted > 0) {
                var part = some.atMost(wanted);
                chosen.add(part);
                left.put(some.lineId(), wanted - part.quantity());
            }
        }
        return chosen;
    }

    /** @param units the least far first */
    static FulfilmentStage leastFar(List<Units> units) {
        return units.isEmpty() ? FulfilmentStage.NONE : units.getFirst().stage();
    }

    static FulfilmentStage furthest(List<Units> units) {
        return units.stream().map(Units::stage).max(Comparator.naturalOrder()).orElse(FulfilmentStage.NONE);
    }

    /**
     * Everything that is still open goes the way that the order says now, as {@link #take}.
     *
     * @param units all that are wanted
     */
    boolean reroute(UUID orderId, List<Units> units, boolean underWay, String askedBy) {
        if (!stop(units)) {
            return false;
        }
        supply.reroute(orderId, holders(units), underWay, askedBy);
        return true;
    }

    /**
     * In the caller's transaction; the order is locked. Who comes first, this or a pick, is decided by the rows that both
     * lock.
     *
     * @param underWay whether the order's fulfilments are carried out
     * @return false when it was the pick: then the transaction is to be undone
     */
    boolean take(UUID orderId, List<Units> chosen, boolean underWay, String askedBy) {
        if (!stop(chosen)) {
            return false;
        }
        supply.replan(
                orderId,
                holders(chosen),
                chosen.stream()
                        .filter(units -> units.holderId() != null)
                        .map(units -> new Supply.Dropped(
                                units.holderId(), new LineQuantity(units.lineId(), units.quantity())))
                        .toList(),
                underWay,
                askedBy);
        return true;
    }

    private boolean stop(List<Units> chosen) {
        var holders = chosen.stream()
                .filter(units -> units.effect() == Effect.RECALL)
                .map(Units::holderId)
                .collect(Collectors.toCollection(TreeSet::new));
        return holders.stream().allMatch(holder -> pickups.recallOne(holder) || shipments.recallOne(holder));
    }

    private static Set<UUID> holders(List<Units> chosen) {
        return chosen.stream()
                .filter(units -> units.effect() != Effect.NONE)
                .map(Units::holderId)
                .collect(Collectors.toSet());
    }
}
