package io.pontual.workers.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.Movement.Cause;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds stock for one order, or for several in one transaction: the rows that all of them want are locked, changed and
 * made durable once. Locks orders, then reservations, then stock levels, as every step does.
 */
@Component
class GroupReservation {
    private final Orders orders;
    private final ReservationRepository reservations;
    private final StockLedger ledger;
    private final ReceiptReservations receipts;
    private final ReservationNews news;
    private final Clock clock;

    /** What became of one of a group. */
    sealed interface Answer {}

    /** Everything is held, or was before, or nothing may be held since the order is being cancelled. */
    record Done() implements Answer {}

    record Refused(BusinessError error) implements Answer {}

    /** To be asked for alone: the order is unknown or somebody is changing it, or the same is wanted twice. */
    record Alone() implements Answer {}

    GroupReservation(
            Orders orders,
            ReservationRepository reservations,
            StockLedger ledger,
            ReceiptReservations receipts,
            ReservationNews news,
            Clock clock) {
        this.orders = orders;
        this.reservations = reservations;
        this.ledger = ledger;
        this.receipts = receipts;
        this.news = news;
        this.clock = clock;
    }

    /** @throws BusinessError {@code INVENTORY_OUT_OF_STOCK}, naming every product that is short and where */
    @Transactional
    public void reserve(Wanted wanted) {
        if (wanted.fulfilments().isEmpty() || !orders.openForWork(wanted.orderId())) {
            return;
        }
        if (hold(List.of(wanted)).getFirst() instanceof Refused refused) {
            throw refused.error();
        }
    }

    /**
     * All of those who can be served together, in the order in which they came; one that cannot be served leaves the
     * others alone. Waits for nobody's order, and for stock no longer than the ledger is told to.
     *
     * @return the answer to each, in the same order
     */
    @Transactional
    public List<Answer> reserve(List<Wanted> group) {
        ledger.limitWaiting();
        var open = orders.openForWorkNow(group.stream().map(Wanted::orderId).toList());
        var seen = new HashSet<UUID>();
        var answers = new ArrayList<Answer>();
        var candidates = new ArrayList<Wanted>();
        for (var wanted : group) {
            var mayWork = open.get(wanted.orderId());
            var first = wanted.fulfilments().stream().allMatch(fulfilment -> seen.add(fulfilment.fulfilmentId()));
            if (mayWork == null || !first) {
                answers.add(new Alone());
            } else if (!mayWork) {
                answers.add(new Done());
            } else {
                candidates.add(wanted);
                answers.add(null);
            }
        }
        var held = hold(candidates).iterator();
        answers.replaceAll(answer -> answer == null ? held.next() : answer);
        return answers;
    }

    /**
     * As for one, taking over what the lines hold that are supplied by it. What is left of that is free, and promised to
     * them nothing more.
     *
     * @throws BusinessError {@code INVENTORY_OUT_OF_STOCK}; then nothing has changed
     */
    @Transactional
    public void reserveInstead(Wanted wanted, UUID heldBy) {
        if (!orders.openForWork(wanted.orderId())) {
            return;
        }
        var promised = receipts.lockOfHolder(heldBy);
        var old = reservations.lockHeldOfFulfilment(heldBy);
        var holdings = holdings(wanted).toList();
        var fresh = holdings.isEmpty() ? List.<Held>of() : reservations.insertHeld(holdings);
        var keys = new TreeSet<StockKey>();
        Stream.concat(old.stream(), fresh.stream()).map(Held::stock).forEach(keys::add);
        var supply = new Supply(keys.isEmpty() ? Map.of() : ledger.lock(keys), Held.unitsByStock(old));
        var reasons = supply.take(Held.unitsByStock(fresh));
        if (!reasons.isEmpty()) {
            throw Supply.outOfStock(reasons);
        }
        receipts.release(promised);
        reservations.end(old, ReservationStatus.RELEASED);
        ledger.bookLocked(Stream.concat(
                        old.stream().map(line -> Movement.reserved(line, -line.quantity(), Cause.RELEASE)),
                        fresh.stream().map(line -> Movement.reserved(line, line.quantity(), Cause.RESERVE)))
                .toList());
        news.tell(TimelineKind.STOCK_RESERVED, fresh);
    }

    /** @param all no fulfilment twice among them */
    private List<Answer> hold(List<Wanted> all) {
        var holdings = all.stream().flatMap(this::holdings).toList();
        var fresh = holdings.isEmpty()
                ? Map.<UUID, List<Held>>of()
                : reservations.insertHeld(holdings).stream().collect(Collectors.groupingBy(Held::fulfilmentId));
        var supply = new Supply(
                fresh.isEmpty()
                        ? Map.of()
                        : ledger.lock(fresh.values().stream()
                                .flatMap(List::stream)
                                .map(Held::stock)
                                .collect(Collectors.toCollection(TreeSet::new))));
        var answers = new ArrayList<Answer>();
        var accepted = new ArrayList<Held>();
        var refused = new ArrayList<Held>();
        for (var wanted : all) {
            var lines = wanted.fulfilments().stream()
                    .map(FulfilmentPlan::fulfilmentId)
                    .distinct()
                    .flatMap(id -> fresh.getOrDefault(id, List.of()).stream())
                    .toList();
            var reasons = supply.take(Held.unitsByStock(lines));
            (reasons.isEmpty() ? accepted : refused).addAll(lines);
            answers.add(reasons.isEmpty() ? new Done() : new Refused(Supply.outOfStock(reasons)));
        }
        if (!refused.isEmpty()) {
            reservations.delete(refused);
        }
        ledger.bookLocked(accepted.stream()
                .map(line -> Movement.reserved(line, line.quantity(), Cause.RESERVE))
                .toList());
        news.tell(TimelineKind.STOCK_RESERVED, accepted);
        return answers;
    }

    private Stream<Holding> holdings(Wanted wanted) {
        var expiresAt = wanted.holdFor() == null ? null : clock.instant().plus(wanted.holdFor());
        return wanted.fulfilments().stream().flatMap(fulfilment -> fulfilment.lines().stream()
                .map(line -> new Holding(
                        wanted.orderId(),
                        fulfilment.fulfilmentId(),
                        line.lineId(),
                        new StockKey(fulfilment.nodeId(), line.sku()),
                        line.quantity(),
                        expiresAt)));
    }
}
