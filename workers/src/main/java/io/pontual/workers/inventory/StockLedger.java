package io.pontual.workers.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only way to change what a stock level says. Level and movements are written in one transaction, so that the sum of
 * the movements of a node and SKU is its level at every moment. What a feed merges is too much for {@link #book}: there
 * {@link StockMergeRepository} keeps the same rules by sets. Nobody else writes either.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StockLedger {
    private final StockLedgerRepository repository;
    private final ReceiptArrivals arrivals;
    private final ReservationProperties properties;

    StockLedger(StockLedgerRepository repository, ReceiptArrivals arrivals, ReservationProperties properties) {
        this.repository = repository;
        this.arrivals = arrivals;
        this.properties = properties;
    }

    /**
     * Keeps everybody else from changing these levels until the transaction ends. Whoever also locks reservations locks
     * them first; then no two transactions wait for each other in a circle.
     *
     * @return those that exist, as they stand now
     */
    public Map<StockKey, StockLevel> lock(Collection<StockKey> keys) {
        return repository.lock(keys);
    }

    /**
     * Makes sure that the level exists, with nothing there.
     *
     * @return whether it is new
     */
    public boolean open(StockKey key) {
        return repository.insertEmpty(key);
    }

    /** Says how many units are never promised; no movement, since no unit moves. */
    public void keepBack(StockKey key, int safetyStock) {
        repository.updateSafetyStock(key, safetyStock);
    }

    /** Has this transaction give up, with an exception, what it waits for longer than a moment. */
    public void limitWaiting() {
        repository.limitWaiting(properties.lockPatience());
    }

    /** Locks what is not locked yet, and books as {@link #bookLocked} does. */
    public void book(List<Movement> movements) {
        var keys = movements.stream().map(Movement::stock).collect(Collectors.toCollection(TreeSet::new));
        if (keys.size() > 1) {
            repository.lock(keys);
        }
        bookLocked(movements);
    }

    /** Says that people have counted it just now; what they found is a movement of its own. */
    public void counted(StockKey key) {
        repository.updateLastCounted(key);
    }

    /**
     * Books all movements or none, of levels that this transaction has locked. Units come to be held only from what is
     * available, or together with their arrival.
     *
     * @throws IllegalStateException when a level is missing, or would have less on hand than is held, more held than may
     *     be promised, or less than nothing of anything; who locked the levels before has looked at that
     * @see ReceiptArrivals what there is more of goes to those who wait for it first
     */
    public void bookLocked(List<Movement> movements) {
        var real = movements.stream()
                .filter(movement -> !movement.changesNothing())
                .toList();
        if (real.isEmpty()) {
            return;
        }
        var changes = new TreeMap<StockKey, StockLedgerRepository.Change>();
        real.forEach(movement -> changes.merge(
                movement.stock(), StockLedgerRepository.Change.of(movement), StockLedgerRepository.Change::plus));
        int changed = repository.update(changes);
        if (changed != changes.size()) {
            throw new IllegalStateException("The stock levels do not allow what is to be booked: " + changed + " of "
                    + changes.size() + " could be changed by " + changes);
        }
        repository.append(real);
        shareOut(changes.entrySet().stream()
                .filter(change -> change.getValue().onHand() > change.getValue().reserved())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Holds what can be promised of these locked levels for those who were promised it before it was there. */
    public void shareOut(List<StockKey> risen) {
        bookLocked(arrivals.share(risen));
    }
}
