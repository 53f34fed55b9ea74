package io.pontual.workers.inventory;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds stock for orders and lets it go. Every step locks reservations before stock levels, each in a fixed order, and
 * changes only what is still HELD: doing it twice changes nothing the second time, and no two steps wait in a circle.
 */
@Service
class StockReservations {
    private final ReservationRepository reservations;
    private final StockLedger ledger;
    private final Orders orders;
    private final Catalogue catalogue;
    private final Timeline timeline;

    StockReservations(
            ReservationRepository reservations,
            StockLedger ledger,
            Orders orders,
            Catalogue catalogue,
            Timeline timeline) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.orders = orders;
        this.catalogue = catalogue;
        this.timeline = timeline;
    }

    /**
     * Holds all lines of all fulfilments, or none. Does nothing once a cancellation of the order has begun.
     *
     * @throws BusinessError {@code INVENTORY_OUT_OF_STOCK}, naming every product that is short and where
     */
    @Transactional
    public void reserve(UUID orderId, List<FulfilmentPlan> fulfilments) {
        if (fulfilments.isEmpty() || !orders.openForWork(orderId)) {
            return;
        }
        var held = reservations.insertHeld(orderId, fulfilments);
        if (held.isEmpty()) {
            return;
        }
        var wanted = Held.unitsByStock(held);
        requireAvailable(wanted, ledger.lock(wanted.keySet()));
        ledger.book(held.stream()
                .map(line -> Movement.reserved(line, line.quantity(), Cause.RESERVE))
                .toList());
        tell(TimelineKind.STOCK_RESERVED, held);
    }

    /** Gives back whatever the order still holds, at any node. */
    @Transactional
    public void releaseOrder(UUID orderId) {
        release(reservations.lockHeldOfOrder(orderId));
    }

    /** Gives back what the fulfilment still holds. */
    @Transactional
    public void release(UUID fulfilmentId) {
        release(reservations.lockHeldOfFulfilment(fulfilmentId));
    }

    /** Holds only what was picked, and never more than before. A line that is not named was not found. */
    @Transactional
    public void reduce(UUID fulfilmentId, List<LineQuantity> picked) {
        var found =
                picked.stream().collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity, Math::addExact));
        var held = reservations.lockHeldOfFulfilment(fulfilmentId);
        var surplus = new ArrayList<Movement>();
        var gone = new ArrayList<Held>();
        for (var line : held) {
            int keep = Math.clamp(found.getOrDefault(line.lineId(), 0), 0, line.quantity());
            if (keep == line.quantity()) {
                continue;
            }
            surplus.add(Movement.reserved(line, keep - line.quantity(), Cause.REDUCE));
            if (keep == 0) {
                gone.add(line);
            } else {
                reservations.reduce(line, keep);
            }
        }
        if (surplus.isEmpty()) {
            return;
        }
        reservations.end(gone, ReservationStatus.RELEASED);
        ledger.book(surplus);
        // What was short is told by picking; only the end of the whole hold is news of inventory.
        if (gone.size() == held.size()) {
            tell(TimelineKind.STOCK_RELEASED, gone);
        }
    }

    /** The goods have left the node: what the fulfilment holds is no longer on hand. */
    @Transactional
    public void confirm(UUID fulfilmentId) {
        var held = reservations.lockHeldOfFulfilment(fulfilmentId);
        if (held.isEmpty()) {
            return;
        }
        reservations.end(held, ReservationStatus.CONFIRMED);
        ledger.book(
                held.stream().map(line -> Movement.removed(line, Cause.CONFIRM)).toList());
    }

    private void release(List<Held> held) {
        if (held.isEmpty()) {
            return;
        }
        reservations.end(held, ReservationStatus.RELEASED);
        ledger.book(held.stream()
                .map(line -> Movement.reserved(line, -line.quantity(), Cause.RELEASE))
                .toList());
        tell(TimelineKind.STOCK_RELEASED, held);
    }

    private void tell(TimelineKind kind, Collection<Held> lines) {
        var byFulfilment = lines.stream().collect(Collectors.groupingBy(Held::fulfilmentId));
        byFulfilment.forEach((fulfilmentId, held) -> {
            var nodeId = held.getFirst().stock().nodeId();
            timeline.record(
                    held.getFirst().orderId(),
                    kind,
                    fulfilmentId,
                    Map.of(
                            "nodeId",
                            nodeId,
                            "node",
                            catalogue.node(nodeId).map(Catalogue.Node::name).orElse(nodeId),
                            "quantity",
                            held.stream().mapToInt(Held::quantity).sum()));
        });
    }

    private static void requireAvailable(SortedMap<StockKey, Integer> wanted, Map<StockKey, StockLevel> levels) {
        var shortages = wanted.entrySet().stream()
                .filter(want ->
                        levels.getOrDefault(want.getKey(), StockLevel.NONE).available() < want.getValue())
                .map(want -> "SKU %s at node %s: wanted %d, available %d"
                        .formatted(
                                want.getKey().sku(),
                                want.getKey().nodeId(),
                                want.getValue(),
                                levels.getOrDefault(want.getKey(), StockLevel.NONE)
                                        .available()))
                .toList();
        if (!shortages.isEmpty()) {
            throw new BusinessError(
                    ErrorCode.INVENTORY_OUT_OF_STOCK,
                    String.join("; ", shortages),
                    Map.of("cancellationReason", CancellationReason.OUT_OF_STOCK.code()));
        }
    }
}
