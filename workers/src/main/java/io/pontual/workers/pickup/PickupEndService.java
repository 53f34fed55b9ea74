package io.pontual.workers.pickup;

import io.pontual.processes.ordering.LineQuantity;
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
    private final PickupRepository pickups;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    PickupEndService(PickupRepository pickups, StoreGateway store, PickupStory story, Clock clock) {
        this.pickups = pickups;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Nobody came in time; the store is to put the goods back.
     *
     * @return what the customer got after all, when the code was accepted in the very moment the hold period ended; empty
     *     as a rule
     */
    @Transactional
    public List<LineQuantity> expire(UUID fulfilmentId) {
        var pickup = pickups.lock(fulfilmentId).orElse(null);
        if (pickup == null) {
            return List.of();
        }
        if (pickup.is(PickupStatus.HANDED_OVER)) {
            return pickups.lines(fulfilmentId);
        }
        if (!pickup.status().hasEnded()) {
            pickup.expire(clock.instant());
            pickups.update(pickup);
            store.recall(pickup);
            story.tell(pickup, TimelineKind.PICKUP_EXPIRED);
        }
        return List.of();
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
                store.recall(pickup);
                story.tell(pickup, TimelineKind.PICKUP_RECALLED);
            }
        }
    }
}
