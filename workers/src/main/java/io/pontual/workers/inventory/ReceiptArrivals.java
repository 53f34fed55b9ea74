package io.pontual.workers.inventory;

import io.pontual.workers.inventory.Movement.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goods that come in go to those who wait for them, the oldest order first, before anybody else can buy them: in the
 * transaction that books them.
 */
@Component
class ReceiptArrivals {
    private final ReceiptHoldRepository holds;
    private final ReservationRepository reservations;
    private final StockLedgerRepository stock;

    ReceiptArrivals(ReceiptHoldRepository holds, ReservationRepository reservations, StockLedgerRepository stock) {
        this.holds = holds;
        this.reservations = reservations;
        this.stock = stock;
    }

    /**
     * Works out who gets what of levels that this transaction has locked and changed.
     *
     * @return what is to be booked for it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Movement> share(Collection<StockKey> risen) {
        var waiting = risen.isEmpty() ? List.<ReceiptHold>of() : holds.lockWaiting(risen);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var free = new HashMap<StockKey, Integer>();
        stock.lock(risen).forEach((key, level) -> free.put(key, level.available()));
        var served = new ArrayList<ReceiptHold>();
        for (var hold : waiting) {
            var units = Math.min(hold.open(), free.getOrDefault(hold.stock(), 0));
            if (units > 0 && reservations.holdMore(holding(hold, units))) {
                free.merge(hold.stock(), -units, Integer::sum);
                served.add(withQuantity(hold, units));
            }
        }
        holds.lockReceipts(
                new HashSet<>(served.stream().map(ReceiptHold::receiptId).toList()));
        served.forEach(part -> {
            holds.arrived(part.receiptId(), part.quantity());
            holds.arrived(part, part.quantity());
        });
        return served.stream()
                .map(part -> new Movement(
                        part.stock(), 0, part.quantity(), 0, 0, Cause.RESERVE, part.holderId(), part.lineId()))
                .toList();
    }

    private static Holding holding(ReceiptHold hold, int units) {
        return new Holding(hold.orderId(), hold.holderId(), hold.lineId(), hold.stock(), units, null);
    }

    private static ReceiptHold withQuantity(ReceiptHold hold, int units) {
        return new ReceiptHold(
                hold.holdId(),
                hold.receiptId(),
                hold.orderId(),
                hold.holderId(),
                hold.lineId(),
                hold.stock(),
                units,
                0);
    }
}
