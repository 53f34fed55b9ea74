package io.pontual.workers.inventory;

import io.pontual.processes.inventory.ReceiveTransfer.Arrived;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.ordering.contract.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the units of a transfer in the books: from the source onto the way, and off it at the destination. The caller has
 * locked the transfer; orders are asked before it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TransferBooks {
    private final TransferRepository transfers;
    private final ReservationRepository reservations;
    private final MissingStock missing;
    private final StockLedger ledger;
    private final Orders orders;

    TransferBooks(
            TransferRepository transfers,
            ReservationRepository reservations,
            MissingStock missing,
            StockLedger ledger,
            Orders orders) {
        this.transfers = transfers;
        this.reservations = reservations;
        this.missing = missing;
        this.ledger = ledger;
        this.orders = orders;
    }

    /**
     * What was picked leaves the source; what was not found is corrected there. When nothing was found, the transfer is
     * cancelled.
     *
     * @param planned as it was locked
     * @param wanted whether the fulfilment still wants the goods; if not, they arrive as free stock
     */
    public void dispatch(Transfer planned, List<LineQuantity> picked, String deliveryNote, boolean wanted) {
        var transferId = planned.transferId();
        missing.notFound(transferId, picked);
        var held = reservations.lockHeldOfFulfilment(transferId);
        if (held.isEmpty()) {
            transfers.cancelled(planned);
            return;
        }
        reservations.end(held, ReservationStatus.CONFIRMED);
        var keys = new TreeSet<StockKey>();
        held.forEach(line -> keys.add(line.stock()));
        held.forEach(line -> keys.add(destination(planned, line)));
        keys.stream().filter(key -> key.nodeId().equals(planned.toNodeId())).forEach(ledger::open);
        ledger.lock(keys);
        var movements = new ArrayList<Movement>();
        for (var line : held) {
            movements.add(Movement.removed(line, Cause.TRANSFER_OUT));
            movements.add(new Movement(
                    destination(planned, line),
                    0,
                    0,
                    0,
                    line.quantity(),
                    Cause.TRANSFER_OUT,
                    transferId,
                    line.lineId()));
        }
        ledger.bookLocked(movements);
        transfers.dispatched(planned, held, deliveryNote, wanted);
    }

    private static StockKey destination(Transfer transfer, Held line) {
        return new StockKey(transfer.toNodeId(), line.stock().sku());
    }

    /**
     * What arrived is held for the fulfilment, or is free stock when nobody wants it any more; what is damaged is booked as
     * damaged; what is neither is written off.
     *
     * @param sent as it was locked
     */
    public void receive(Transfer sent, List<Arrived> arrived) {
        var byLine = arrived.stream().collect(Collectors.toMap(Arrived::lineId, Function.identity(), (a, b) -> b));
        var arrivals = sent.lines().stream()
                .map(line -> arrival(line, byLine.get(line.lineId())))
                .toList();
        var wanted = sent.wanted() && orders.openForWork(sent.orderId());
        var held = wanted ? hold(sent, arrivals) : new TreeSet<String>();
        ledger.lock(arrivals.stream()
                .map(arrival -> sent.destination(arrival.line()))
                .collect(Collectors.toCollection(TreeSet::new)));
        var movements = new ArrayList<Movement>();
        for (var arrival : arrivals) {
            movements.addAll(
                    movements(sent, arrival, held.contains(arrival.line().lineId())));
        }
        ledger.bookLocked(movements);
        transfers.received(sent, arrivals);
    }

    private static Arrival arrival(Transfer.Line line, Arrived said) {
        var good = said == null ? 0 : Math.clamp(said.quantity(), 0, line.dispatched());
        var damaged = said == null ? 0 : Math.clamp(said.damaged(), 0, line.dispatched() - good);
        return new Arrival(line, good, damaged);
    }

    /** @return the lines of which the fulfilment holds what arrived; one that it has let go of is not among them */
    private TreeSet<String> hold(Transfer sent, List<Arrival> arrivals) {
        var lines = new TreeSet<String>();
        for (var arrival : arrivals) {
            if (arrival.good() > 0
                    && reservations.holdMore(new Holding(
                            sent.orderId(),
                            sent.fulfilmentId(),
                            arrival.line().lineId(),
                            sent.destination(arrival.line()),
                            arrival.good(),
                            null))) {
                lines.add(arrival.line().lineId());
            }
        }
        return lines;
    }

    private static List<Movement> movements(Transfer sent, Arrival arrival, boolean held) {
        var key = sent.destination(arrival.line());
        var lineId = arrival.line().lineId();
        return List.of(
                new Movement(
                        key,
                        arrival.good(),
                        held ? arrival.good() : 0,
                        0,
                        -arrival.good(),
                        Cause.TRANSFER_IN,
                        sent.transferId(),
                        lineId),
                new Movement(
                        key, 0, 0, arrival.damaged(), -arrival.damaged(), Cause.DAMAGED, sent.transferId(), lineId),
                new Movement(key, 0, 0, 0, -arrival.lost(), Cause.NOT_FOUND, sent.transferId(), lineId));
    }
}
