package io.pontual.workers.inventory;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goods that are not where the books say. Who looked for them found all there is: so nothing is left there but what is
 * held for others, nothing more of it is promised from now on, and the node is asked to count. Goods that lie there and
 * cannot be sold are another thing: they are known, and nothing else of the product is in doubt.
 */
@Service
class MissingStock {
    private final ReservationRepository reservations;
    private final StockLedger ledger;
    private final StockCountRequests counts;
    private final ReservationNews news;
    private final Picks picks;

    MissingStock(
            ReservationRepository reservations,
            StockLedger ledger,
            StockCountRequests counts,
            ReservationNews news,
            Picks picks) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.counts = counts;
        this.news = news;
        this.picks = picks;
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
        var spoiled = new TreeMap<StockKey, Integer>();
        var unsellable = picks.spoiled(fulfilmentId).stream()
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity));
        for (var line : lines) {
            int keep = Math.clamp(found.getOrDefault(line.lineId(), 0), 0, line.quantity());
            if (keep == line.quantity()) {
                continue;
            }
            int seen = Math.min(line.quantity() - keep, unsellable.getOrDefault(line.lineId(), 0));
            if (seen > 0) {
                spoiled.merge(line.stock(), seen, Integer::sum);
            }
            if (seen < line.quantity() - keep) {
                missing.add(line.stock());
            }
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
        if (missing.isEmpty() && spoiled.isEmpty()) {
            return;
        }
        reservations.end(gone, ReservationStatus.RELEASED);
        var touched = new TreeSet<>(missing);
        touched.addAll(spoiled.keySet());
        var before = ledger.lock(touched);
        spoiled.forEach((stock, units) -> {
            var level = before.get(stock);
            // One whose hold is over has nothing set aside: others may hold what is there by now.
            int there = Math.min(units, level.onHand() - level.reserved() - released(movements, stock));
            movements.add(new Movement(stock, -there, 0, there, 0, Cause.DAMAGED, fulfilmentId, null));
        });
        missing.forEach(stock -> {
            var level = before.get(stock);
            int left = level.reserved() + released(movements, stock);
            int onHand = level.onHand() + moved(movements, stock);
            counts.request(stock, StockCountRequests.NOT_FOUND, fulfilmentId, left);
            movements.add(Movement.onHand(stock, left - onHand, Cause.NOT_FOUND, fulfilmentId));
        });
        ledger.bookLocked(movements);
        // What was short is told by picking; only the end of the whole hold is news of inventory.
        if (gone.size() == lines.size()) {
            news.tell(TimelineKind.STOCK_RELEASED, gone);
        }
    }

    /** Negative: units that are not held any more. */
    private static int released(List<Movement> movements, StockKey stock) {
        return movements.stream()
                .filter(movement -> movement.stock().equals(stock))
                .mapToInt(Movement::reserved)
                .sum();
    }

    private static int moved(List<Movement> movements, StockKey stock) {
        return movements.stream()
                .filter(movement -> movement.stock().equals(stock))
                .mapToInt(Movement::onHand)
                .sum();
    }
}
