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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customer is at the counter. */
@Service
class HandOverService {
    private final Orders orders;
    private final PickupRepository pickups;
    private final CollectionCodes codes;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    HandOverService(
            Orders orders,
            PickupRepository pickups,
            CollectionCodes codes,
            StoreGateway store,
            PickupStory story,
            Clock clock) {
        this.orders = orders;
        this.pickups = pickups;
        this.codes = codes;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Gives the goods out when the code is right. A wrong code is counted even though it ends in an error: hence a
     * transaction of its own that the error does not roll back.
     *
     * @throws BusinessError {@code PICKUP_WRONG_CODE}, or {@code ORDERING_ON_HOLD} when somebody holds the order or the
     *     fulfilment
     * @throws NeedsOperator when the goods are not waiting (any more)
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = BusinessError.class)
    public HandOver.Output handOver(HandOver.Input input) {
        // The order is locked before the pickup, as for a cancellation.
        orders.openForWork(input.orderId());
        var pickup = pickups.lock(input.fulfilmentId()).orElseThrow(() -> notWaiting(input, "was never offered"));
        if (pickup.is(PickupStatus.READY)) {
            requireReleased(pickup, input);
            check(pickup, input);
            pickup.handOver(clock.instant());
            pickups.update(pickup);
            store.handoverConfirmed(pickup);
            var units = pickups.lines(pickup.fulfilmentId()).stream()
                    .mapToInt(LineQuantity::quantity)
                    .sum();
            story.tell(pickup, TimelineKind.PICKUP_HANDED_OVER, "quantity", units);
        } else if (!pickup.is(PickupStatus.HANDED_OVER)) {
            throw notWaiting(input, "is " + pickup.status());
        }
        return new HandOver.Output(pickups.lines(pickup.fulfilmentId()));
    }

    /** Whatever the code: the store is told that it hands nothing out. */
    private void requireReleased(Pickup pickup, HandOver.Input input) {
        try {
            orders.requireReleased(input.orderId(), input.fulfilmentId());
        } catch (BusinessError held) {
            store.handoverRefused(pickup, input.attemptId() == null ? Ids.next().toString() : input.attemptId());
            throw held;
        }
    }

    private void check(Pickup pickup, HandOver.Input input) {
        if (codes.matches(pickup.fulfilmentId(), pickup.codeIssue(), input.collectionCode())) {
            return;
        }
        // A task gives no id: each of its completions is an attempt.
        var attemptId = input.attemptId() == null ? Ids.next().toString() : input.attemptId();
        pickups.countRefusal(pickup.fulfilmentId(), attemptId, clock.instant()).ifPresent(attempts -> {
            store.handoverRefused(pickup, attemptId);
            story.refused(pickup, attemptId, attempts);
        });
        throw new BusinessError(
                ErrorCode.PICKUP_WRONG_CODE, "The code shown for fulfilment " + pickup.fulfilmentId() + " is wrong");
    }

    private static NeedsOperator notWaiting(HandOver.Input input, String why) {
        return new NeedsOperator("Fulfilment " + input.fulfilmentId() + " of order " + input.orderId() + " " + why
                + ": its goods must not be handed out. Ask the store to put them back; this process instance is to be"
                + " cancelled if it is still there.");
    }
}
