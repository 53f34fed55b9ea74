package io.pontual.workers.pickup;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.pickup.ExpirePickup;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.WaveMembers;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pickups that end without the customer having the goods. */
@Service
class PickupEndService {
    private final Orders orders;
    private final PickupRepository pickups;
    private final Extensions extensions;
    private final CurbsideService curbside;
    private final Lockers lockers;
    private final WaveMembers waves;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    PickupEndService(
            Orders orders,
            PickupRepository pickups,
            Extensions extensions,
            CurbsideService curbside,
            Lockers lockers,
            WaveMembers waves,
            StoreGateway store,
            PickupStory story,
            Clock clock) {
        this.orders = orders;
        this.extensions = extensions;
        this.curbside = curbside;
        this.pickups = pickups;
        this.lockers = lockers;
        this.waves = waves;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Nobody came in time, and the store is to put the goods back; unless the customer has more time, or could not have had
     * the goods because somebody holds them.
     *
     * @return what the customer got after all, when the code was accepted in the very moment the hold period ended; empty
     *     as a rule
     */
    @Transactional
    public ExpirePickup.Output expire(ExpirePickup.Input input) {
        // The order is locked before the pickup, as for a cancellation.
        orders.openForWork(input.orderId());
        var pickup = pickups.lock(input.fulfilmentId()).orElse(null);
        if (pickup == null) {
            var now = clock.instant().toString();
            return new ExpirePickup.Output(List.of(), true, now, now, input.fulfilmentId(), List.of());
        }
        if (pickup.is(PickupStatus.HANDED_OVER)) {
            return output(pickup, pickups.handedOver(input.fulfilmentId()), false);
        }
        if (pickup.is(PickupStatus.READY) && (hasMoreTime(pickup) || extensions.prolongWhileHeld(pickup))) {
            return output(pickup, List.of(), false);
        }
        if (!pickup.status().hasEnded()) {
            pickup.expire(clock.instant());
            pickups.update(pickup);
            curbside.pickupEnded(pickup);
            lockers.left(pickup);
            store.recall(pickup);
            story.tell(pickup, TimelineKind.PICKUP_EXPIRED);
        }
        return output(pickup, List.of(), true);
    }

    private boolean hasMoreTime(Pickup pickup) {
        return pickup.extended() > 0 && pickup.times().holdUntil().isAfter(clock.instant());
    }

    private ExpirePickup.Output output(Pickup pickup, List<LineQuantity> handedOver, boolean expired) {
        return new ExpirePickup.Output(
                handedOver,
                expired,
                extensions.holdUntil(pickup),
                extensions.remindAt(pickup),
                extensions.last(pickup),
                handedOver.isEmpty() && expired ? List.of() : pickups.setAside(pickup.fulfilmentId()));
    }

    /** The order is cancelled: whatever the customer does not have yet is called back. */
    @Transactional
    public void recallOpen(UUID orderId) {
        recall(pickups.lockOrder(orderId));
    }

    /** @return false, and nothing is changed, when any goods of the order have been handed over */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean recallUnlessHandedOver(UUID orderId) {
        var all = pickups.lockOrder(orderId);
        if (all.stream().anyMatch(pickup -> pickup.is(PickupStatus.HANDED_OVER))) {
            return false;
        }
        recall(all);
        return true;
    }

    /** @return false, and nothing is changed, when its goods are ready, or it has ended */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean recallUnlessReady(UUID fulfilmentId) {
        var early = pickups.lock(fulfilmentId)
                .filter(pickup -> pickup.is(PickupStatus.OFFERED) || pickup.is(PickupStatus.ACCEPTED));
        early.ifPresent(pickup -> recall(List.of(pickup)));
        return early.isPresent();
    }

    private void recall(List<Pickup> all) {
        for (var pickup : all) {
            if (!pickup.status().hasEnded()) {
                pickup.recall(clock.instant());
                pickups.update(pickup);
                curbside.pickupEnded(pickup);
                lockers.left(pickup);
                waves.leave(pickup.fulfilmentId());
                store.recall(pickup);
                story.tell(pickup, TimelineKind.PICKUP_RECALLED);
            }
        }
    }
}
