package io.pontual.workers.pickup;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.pickup.HandOver;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customer is at the counter. */
@Service
class HandOverService {
    private final Orders orders;
    private final PickupRepository pickups;
    private final IssuedCodes codes;
    private final CodeRepository attempts;
    private final PickupNotices notices;
    private final CurbsideService curbside;
    private final Lockers lockers;
    private final HandOverPayment payment;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    HandOverService(
            Orders orders,
            PickupRepository pickups,
            IssuedCodes codes,
            CodeRepository attempts,
            PickupNotices notices,
            CurbsideService curbside,
            Lockers lockers,
            HandOverPayment payment,
            StoreGateway store,
            PickupStory story,
            Clock clock) {
        this.orders = orders;
        this.pickups = pickups;
        this.codes = codes;
        this.attempts = attempts;
        this.notices = notices;
        this.curbside = curbside;
        this.lockers = lockers;
        this.payment = payment;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Gives the goods out when the code is right. A wrong code is counted even though it ends in an error: hence a
     * transaction of its own that the error does not roll back. After too many wrong ones none is accepted until the
     * customer has a new one.
     *
     * @throws BusinessError {@code PICKUP_WRONG_CODE}, also when it was recalled just now, {@code PICKUP_NOT_PAID} when
     *     something is to be paid first, or {@code ORDERING_ON_HOLD} when somebody holds the order or the fulfilment
     * @throws NeedsOperator when the goods are not waiting (any more)
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = BusinessError.class)
    public HandOver.Output handOver(HandOver.Input input) {
        // The order is locked before the pickup, as for a cancellation.
        orders.openForWork(input.orderId());
        var pickup = pickups.lock(input.fulfilmentId()).orElseThrow(() -> notWaiting(input, "was never offered"));
        if (pickup.is(PickupStatus.READY)) {
            // Tasks of older models give no id: each of their completions is an attempt.
            var attemptId = input.attemptId() == null ? Ids.next().toString() : input.attemptId();
            requireReleased(pickup, input, attemptId);
            var taken = taken(pickup, input.taken());
            var holder = check(pickup, input.collectionCode(), attemptId);
            var kept = kept(taken, input.givenBack());
            requirePaid(
                    pickup,
                    input,
                    kept.stream()
                            .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                            .toList(),
                    attemptId);
            write(pickup, attemptId, CollectionAttempt.Result.HANDED_OVER, holder);
            pickup.handOver(clock.instant(), holder);
            pickups.update(pickup);
            pickups.handOver(pickup.fulfilmentId(), kept);
            curbside.pickupEnded(pickup);
            lockers.handedOver(pickup, attemptId);
            store.handoverConfirmed(pickup);
            tell(pickup, holder, kept);
        } else if (pickup.is(PickupStatus.RECALLED)) {
            throw recalled(pickup, input);
        } else if (!pickup.is(PickupStatus.HANDED_OVER)) {
            throw notWaiting(input, "is " + pickup.status());
        }
        return new HandOver.Output(pickups.handedOver(pickup.fulfilmentId()), pickups.setAside(pickup.fulfilmentId()));
    }

    /**
     * The order was cancelled, or changed, in the moment in which the customer came: whatever the code, nothing is handed
     * out, and the process is about to hear why.
     */
    private BusinessError recalled(Pickup pickup, HandOver.Input input) {
        store.handoverRefused(pickup, input.attemptId() == null ? Ids.next().toString() : input.attemptId());
        return new BusinessError(
                ErrorCode.PICKUP_WRONG_CODE,
                "Fulfilment " + pickup.fulfilmentId() + " was recalled: no code gets its goods any more");
    }

    /** Whatever the code: the store is told that it hands nothing out. */
    private void requireReleased(Pickup pickup, HandOver.Input input, String attemptId) {
        try {
            orders.requireReleased(input.orderId(), input.fulfilmentId());
        } catch (BusinessError held) {
            write(pickup, attemptId, CollectionAttempt.Result.ON_HOLD, null);
            store.handoverRefused(pickup, attemptId);
            throw held;
        }
    }

    /**
     * @param wanted null for all that waits
     * @return of each line that waits, never more than waits
     * @throws BusinessError {@code PICKUP_NOTHING_TAKEN}: the goods wait on, whatever the code
     */
    private List<LineQuantity> taken(Pickup pickup, List<LineQuantity> wanted) {
        var waiting = pickups.lines(pickup.fulfilmentId());
        if (wanted == null) {
            return waiting;
        }
        var units =
                wanted.stream().collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity, Math::addExact));
        var taken = waiting.stream()
                .map(line -> new LineQuantity(
                        line.lineId(), Math.clamp(units.getOrDefault(line.lineId(), 0), 0, line.quantity())))
                .toList();
        if (taken.stream().allMatch(line -> line.quantity() == 0)) {
            throw new BusinessError(
                    ErrorCode.PICKUP_NOTHING_TAKEN, "Nothing of fulfilment " + pickup.fulfilmentId() + " was taken");
        }
        return taken;
    }

    /** @return of each line, what of it the customer keeps: nobody gives back more than they took */
    private static List<PickupRepository.Kept> kept(List<LineQuantity> taken, List<HandOver.GivenBack> givenBack) {
        var back = givenBack.stream()
                .collect(Collectors.toMap(HandOver.GivenBack::lineId, Function.identity(), (first, second) -> first));
        return taken.stream()
                .map(line -> {
                    var given = back.get(line.lineId());
                    int units = given == null ? 0 : Math.clamp(given.quantity(), 0, line.quantity());
                    int damaged = given == null ? 0 : Math.clamp(given.damaged(), 0, units);
                    return new PickupRepository.Kept(line.lineId(), line.quantity() - units, units, damaged);
                })
                .toList();
    }

    private void tell(Pickup pickup, Holder holder, List<PickupRepository.Kept> kept) {
        var units = kept.stream().mapToInt(PickupRepository.Kept::quantity).sum();
        var back = kept.stream().mapToInt(PickupRepository.Kept::givenBack).sum();
        if (units > 0) {
            var kind =
                    holder == Holder.PROXY ? TimelineKind.PICKUP_HANDED_OVER_TO_PROXY : TimelineKind.PICKUP_HANDED_OVER;
            story.tell(pickup, kind, "quantity", units);
        }
        if (back > 0) {
            story.tell(pickup, TimelineKind.PICKUP_GIVEN_BACK, "quantity", back);
        }
    }

    /** @return whose code it is */
    private Holder check(Pickup pickup, String shown, String attemptId) {
        var holder = codes.holderOf(pickup, shown);
        if (holder.isEmpty()) {
            refuse(pickup, attemptId);
            // The same words for a locked pickup: nobody learns whether the code was right.
            throw new BusinessError(
                    ErrorCode.PICKUP_WRONG_CODE,
                    "The code shown for fulfilment " + pickup.fulfilmentId() + " is not accepted");
        }
        return holder.get();
    }

    /** Only after the code, so that nobody pays for what is not given to them. */
    private void requirePaid(Pickup pickup, HandOver.Input input, List<LineQuantity> taken, String attemptId) {
        payment.settle(input, taken).ifPresent(missing -> {
            write(pickup, attemptId, CollectionAttempt.Result.NOT_PAID, null);
            store.handoverRefused(pickup, attemptId, missing.due());
            throw missing.error(pickup.fulfilmentId());
        });
    }

    private void refuse(Pickup pickup, String attemptId) {
        var locked = pickup.guard().locked();
        var result = locked ? CollectionAttempt.Result.LOCKED : CollectionAttempt.Result.WRONG_CODE;
        if (!write(pickup, attemptId, result, null)) {
            return;
        }
        store.handoverRefused(pickup, attemptId);
        story.refused(pickup, attemptId, pickups.countRefusal(pickup.fulfilmentId(), clock.instant()));
        if (!locked) {
            pickup.refuseCode(clock.instant());
            pickups.update(pickup);
            if (pickup.guard().locked()) {
                codes.lock(pickup).ifPresent(code -> {
                    notices.codeLocked(code);
                    story.tellAbout(pickup, TimelineKind.PICKUP_CODE_LOCKED, code.codeId());
                });
            }
        }
    }

    private boolean write(Pickup pickup, String attemptId, CollectionAttempt.Result result, Holder holder) {
        return attempts.insertAttempt(
                pickup.fulfilmentId(), attemptId, new CollectionAttempt(clock.instant(), result, holder));
    }

    private static NeedsOperator notWaiting(HandOver.Input input, String why) {
        return new NeedsOperator("Fulfilment " + input.fulfilmentId() + " of order " + input.orderId() + " " + why
                + ": its goods must not be handed out. Ask the store to put them back; this process instance is to be"
                + " cancelled if it is still there.");
    }
}
