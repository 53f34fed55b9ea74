package io.pontual.workers.inventory;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goods that are not where the books say. Who looked for them found all there is: so nothing is left there but what is
 * held for others, nothing more of it is promised from now on, and the node is asked to count.
 */
@Service
class MissingStock {
    private final ReservationRepository reservations;
    private final StockLedger ledger;
    private final StockCountRequests counts;
    private final ReservationNews news;

    MissingStock(
            ReservationRepository reservations, StockLedger ledger, StockCountRequests counts, ReservationNews news) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.counts = counts;
        this.news = news;
    }

    /**
     * Holds only what was picked, and never more than before. Doing it again changes nothing.
     *
     * @param picked a line that is not named was not found
     */
    @Transactional
    public void notFound(UUID fulfilmentId, List<LineQuantity> picked) {
        var found =
                picked.stream().collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity, Math::addExact));
        var lines = reservations.lockHeldOrExpired(fulfilmentId);
        var movements = new ArrayList<Movement>();
        var gone = new ArrayList<Held>();
        var missing = new TreeSet<StockKey>();
        for (var line : lines) {
            int keep = Math.clamp(found.getOrDefault(line.lineId(), 0), 0, line.quantity());
            if (keep == line.quantity()) {
                continue;
            }
            missing.add(line.stock());
            // An expired one has given its units back already.
            if (line.isHeld()) {
                movements.add(Movement.reserved(line, keep - line.quantity(), Cause.REDUCE));
            }
            if (keep == 0) {
                gone.add(line);
            } else {
                reservations.reduce(line, keep);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        reservations.end(gone, ReservationStatus.RELEASED);
        var before = ledger.lock(missing);
        missing.forEach(stock -> {
            var level = before.get(stock);
            int released = movements.stream()
                    .filter(movement -> movement.stock().equals(stock))
                    .mapToInt(Movement::reserved)
                    .sum();
            int left = level.reserved() + released;
            counts.request(stock, StockCountRequests.NOT_FOUND, fulfilmentId, left);
            movements.add(Movement.onHand(stock, left - level.onHand(), Cause.NOT_FOUND, fulfilmentId));
        });
        ledger.bookLocked(movements);
        // What was short is told by picking; only the end of the whole hold is news of inventory.
        if (gone.size() == lines.size()) {
            news.tell(TimelineKind.STOCK_RELEASED, gone);
        }
    }
}
