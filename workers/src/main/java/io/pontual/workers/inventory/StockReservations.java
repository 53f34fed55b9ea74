package io.pontual.workers.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds stock for orders and lets it go. Every step locks reservations before stock levels, each in a fixed order, and
 * changes only what is still held: doing it twice changes nothing the second time, and no two steps wait in a circle.
 */
@Service
class StockReservations {
    private final ReservationQueue queue;
    private final ReservationRepository reservations;
    private final StockLedger ledger;
    private final Orders orders;
    private final ReservationNews news;
    private final TransferPlans transfers;
    private final ReceiptReservations receipts;
    private final GroupReservation takeOver;

    StockReservations(
            ReservationQueue queue,
            ReservationRepository reservations,
            StockLedger ledger,
            Orders orders,
            ReservationNews news,
            TransferPlans transfers,
            ReceiptReservations receipts,
            GroupReservation takeOver) {
        this.queue = queue;
        this.reservations = reservations;
        this.ledger = ledger;
        this.orders = orders;
        this.news = news;
        this.transfers = transfers;
        this.receipts = receipts;
        this.takeOver = takeOver;
    }

    /** Holds until the process lets go, see {@link #reserve(UUID, List, Duration)}. */
    public void reserve(UUID orderId, List<FulfilmentPlan> fulfilments) {
        reserve(orderId, fulfilments, null);
    }

    /**
     * Holds all lines of all fulfilments, or none. Does nothing once a cancellation of the order has begun.
     *
     * @param holdFor after which the units go back on sale; null: the process ends the hold
     * @throws BusinessError {@code INVENTORY_OUT_OF_STOCK}, naming every product that is short and where
     */
    public void reserve(UUID orderId, List<FulfilmentPlan> fulfilments, Duration holdFor) {
        if (!fulfilments.isEmpty()) {
            queue.reserve(new Wanted(orderId, Parts.of(fulfilments), holdFor));
            transfers.plan(orderId, fulfilments);
        }
    }

    /**
     * Holds all lines of all fulfilments, or none, and with them what lines hold that waited: nobody can come between.
     * Afterwards these hold and wait for nothing any more. Does nothing once a cancellation has begun.
     *
     * @param heldBy the shortage whose lines they are
     * @throws BusinessError {@code INVENTORY_OUT_OF_STOCK}; then nothing has changed
     */
    public void reserveInstead(UUID orderId, List<FulfilmentPlan> fulfilments, UUID heldBy) {
        takeOver.reserveInstead(new Wanted(orderId, Parts.of(fulfilments), null), heldBy);
        transfers.plan(orderId, fulfilments);
    }

    /** Gives back whatever the order still holds or is promised, at any node. */
    @Transactional
    public void releaseOrder(UUID orderId) {
        transfers.giveUpOfOrder(orderId);
        var promised = receipts.lockOfOrder(orderId);
        release(reservations.lockHeldOfOrder(orderId), promised);
    }

    /** Gives back what the fulfilment still holds, also at nodes that were to send it goods. */
    @Transactional
    public void release(UUID fulfilmentId) {
        transfers
                .giveUpOfFulfilment(fulfilmentId)
                .forEach(transferId -> release(reservations.lockHeldOfFulfilment(transferId), List.of()));
        var promised = receipts.lockOfHolder(fulfilmentId);
        release(reservations.lockHeldOfFulfilment(fulfilmentId), promised);
    }

    /**
     * Gives back what is held above so much: it is on the shelf and can be sold again. Doing it again changes nothing.
     *
     * @param kept a line that is not named keeps nothing
     * @param setAside of what is given back, units that are there and cannot be sold again
     */
    @Transactional
    public void keepOnly(UUID fulfilmentId, List<LineQuantity> kept, List<LineQuantity> setAside) {
        var units = byLine(kept);
        var aside = byLine(setAside);
        var movements = new ArrayList<Movement>();
        var ended = new ArrayList<Held>();
        for (var line : reservations.lockHeldOrExpired(fulfilmentId)) {
            int keep = Math.clamp(units.getOrDefault(line.lineId(), 0), 0, line.quantity());
            if (keep == line.quantity()) {
                continue;
            }
            // An expired one has given its units back already.
            if (line.isHeld()) {
                movements.add(Movement.reserved(line, keep - line.quantity(), Cause.RELEASE));
                int damaged = Math.clamp(aside.getOrDefault(line.lineId(), 0), 0, line.quantity() - keep);
                movements.add(new Movement(
                        line.stock(), -damaged, 0, damaged, 0, Cause.DAMAGED, fulfilmentId, line.lineId()));
            }
            if (keep == 0) {
                ended.add(line);
            } else {
                reservations.reduce(line, keep);
            }
        }
        reservations.end(ended, ReservationStatus.RELEASED);
        if (!movements.isEmpty()) {
            ledger.book(movements);
        }
    }

    private static Map<String, Integer> byLine(List<LineQuantity> lines) {
        return lines.stream().collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity, Math::addExact));
    }

    /**
     * The goods have left the node: what the fulfilment holds is no longer on hand. Had its time been over, the units are
     * taken if they are not held for others.
     *
     * @throws NeedsOperator when they are: then the books and the shelf differ
     */
    @Transactional
    public void confirm(UUID fulfilmentId) {
        var lines = reservations.lockHeldOrExpired(fulfilmentId);
        if (lines.isEmpty()) {
            return;
        }
        var late = lines.stream().filter(line -> !line.isHeld()).toList();
        requireStillThere(fulfilmentId, late);
        reservations.end(lines, ReservationStatus.CONFIRMED);
        ledger.book(lines.stream()
                .map(line -> line.isHeld()
                        ? Movement.removed(line, Cause.CONFIRM)
                        : new Movement(
                                line.stock(), -line.quantity(), 0, 0, 0, Cause.CONFIRM, fulfilmentId, line.lineId()))
                .toList());
    }

    /**
     * Lets go of lines at one node and holds them at another, in one step: nobody can come between. What the old holder has
     * lost already is held anew all the same. Does nothing once a cancellation has begun.
     *
     * @param fromHolder fulfilment that has or had a reservation of each line
     * @param lines units to hold at the new node; the old holder keeps what is above
     * @throws BusinessError {@code INVENTORY_OUT_OF_STOCK} when the new node has too little; then nothing has changed
     */
    @Transactional
    public void move(UUID orderId, UUID fromHolder, List<LineQuantity> lines, UUID toHolder, String toNode) {
        if (lines.isEmpty() || !orders.openForWork(orderId)) {
            return;
        }
        var old = reservations
                .lockLines(fromHolder, lines.stream().map(LineQuantity::lineId).toList())
                .stream()
                .collect(Collectors.toMap(Held::lineId, Function.identity()));
        var fresh = reservations.insertHeld(lines.stream()
                .map(line -> new Holding(
                        orderId,
                        toHolder,
                        line.lineId(),
                        new StockKey(
                                toNode,
                                known(old.get(line.lineId()), fromHolder, line)
                                        .stock()
                                        .sku()),
                        line.quantity(),
                        null))
                .toList());
        if (fresh.isEmpty()) {
            return;
        }
        var released = fresh.stream()
                .map(line -> old.get(line.lineId()))
                .filter(Held::isHeld)
                .toList();
        var movements = new ArrayList<Movement>();
        var ended = new ArrayList<Held>();
        for (var line : released) {
            int moved = fresh.stream()
                    .filter(held -> held.lineId().equals(line.lineId()))
                    .mapToInt(Held::quantity)
                    .sum();
            int units = Math.min(moved, line.quantity());
            movements.add(Movement.reserved(line, -units, Cause.RELEASE));
            if (units == line.quantity()) {
                ended.add(line);
            } else {
                reservations.reduce(line, line.quantity() - units);
            }
        }
        reservations.end(ended, ReservationStatus.RELEASED);
        var keys = new TreeSet<StockKey>();
        fresh.forEach(line -> keys.add(line.stock()));
        released.forEach(line -> keys.add(line.stock()));
        ledger.lock(keys);
        ledger.bookLocked(movements);
        var reasons = new Supply(ledger.lock(keys)).take(Held.unitsByStock(fresh));
        if (!reasons.isEmpty()) {
            throw Supply.outOfStock(reasons);
        }
        ledger.bookLocked(fresh.stream()
                .map(line -> Movement.reserved(line, line.quantity(), Cause.RESERVE))
                .toList());
        news.tell(TimelineKind.STOCK_RESERVED, fresh);
    }

    /** @param promised given up before stock is given back, so that it does not come back */
    private void release(List<Held> held, List<ReceiptHold> promised) {
        if (!held.isEmpty()) {
            ledger.lock(Held.unitsByStock(held).keySet());
        }
        receipts.release(promised);
        if (held.isEmpty()) {
            return;
        }
        reservations.end(held, ReservationStatus.RELEASED);
        ledger.book(held.stream()
                .map(line -> Movement.reserved(line, -line.quantity(), Cause.RELEASE))
                .toList());
        news.tell(TimelineKind.STOCK_RELEASED, held);
    }

    private void requireStillThere(UUID fulfilmentId, List<Held> late) {
        var units = Held.unitsByStock(late);
        if (units.isEmpty()) {
            return;
        }
        var levels = ledger.lock(units.keySet());
        var sold = units.entrySet().stream()
                .filter(wanted ->
                        levels.getOrDefault(wanted.getKey(), StockLevel.NONE).free() < wanted.getValue())
                .map(wanted -> "SKU %s at node %s: %d left the node, %d are not held for others"
                        .formatted(
                                wanted.getKey().sku(),
                                wanted.getKey().nodeId(),
                                wanted.getValue(),
                                levels.getOrDefault(wanted.getKey(), StockLevel.NONE)
                                        .free()))
                .toList();
        if (!sold.isEmpty()) {
            throw new NeedsOperator("The reservation of fulfilment " + fulfilmentId
                    + " lapsed before its goods left, and others hold them now. " + String.join("; ", sold)
                    + ". Have the node count, book what is there, and retry.");
        }
    }

    private static Held known(Held line, UUID holder, LineQuantity wanted) {
        if (line == null) {
            throw new IllegalArgumentException("Fulfilment " + holder + " never held line " + wanted.lineId());
        }
        return line;
    }
}
