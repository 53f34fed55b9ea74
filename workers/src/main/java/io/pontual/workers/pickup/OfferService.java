package io.pontual.workers.pickup;

import io.pontual.processes.pickup.OfferToStore;
import io.pontual.processes.pickup.RecordStoreAnswer;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.GiftWraps;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.picking.contract.PickingTimes;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.Supply;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking a store to take an order on, and its answer. */
@Service
class OfferService {
    private final Orders orders;
    private final Catalogue catalogue;
    private final Supply supply;
    private final PickupRepository pickups;
    private final OpenPickups open;
    private final PickingTimes picking;
    private final GiftWraps gifts;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    OfferService(
            Orders orders,
            Catalogue catalogue,
            Supply supply,
            PickupRepository pickups,
            OpenPickups open,
            PickingTimes picking,
            GiftWraps gifts,
            StoreGateway store,
            PickupStory story,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.supply = supply;
        this.pickups = pickups;
        this.open = open;
        this.picking = picking;
        this.gifts = gifts;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Offers once. When the order is being cancelled, or others take its place, no store is bothered with it.
     *
     * @throws io.pontual.workers.platform.engine.BusinessError {@code ORDERING_ON_HOLD} when somebody holds the order or the
     *     fulfilment
     */
    @Transactional
    public OfferToStore.Output offer(OfferToStore.Input input) {
        var node = catalogue
                .node(input.nodeId())
                .orElseThrow(() -> new NeedsOperator("There is no node " + input.nodeId() + " for fulfilment "
                        + input.fulfilmentId() + ". Create the node and retry."));
        var mayWork = orders.openForWork(input.orderId())
                && !supply.replaced(input.orderId()).contains(input.fulfilmentId());
        var known = pickups.find(input.fulfilmentId());
        if (known.isPresent()) {
            return new OfferToStore.Output(NodeTime.iso(known.get().offer().answerDueAt(), node.timeZone()));
        }
        var now = clock.instant();
        var dueAt = PolicyDuration.after(now, "answerWithin", input.answerWithin());
        var answer = new OfferToStore.Output(NodeTime.iso(dueAt, node.timeZone()));
        if (!mayWork) {
            return answer;
        }
        orders.requireReleased(input.orderId(), input.fulfilmentId());
        var pickup = Pickup.offered(new Pickup.Offer(
                input.fulfilmentId(),
                input.orderId(),
                input.nodeId(),
                StoreSystem.of(input.storeSystem()),
                now,
                dueAt));
        if (pickups.insert(pickup)) {
            var locker = orders.wantsLocker(input.orderId());
            if (locker) {
                pickups.wantLocker(input.fulfilmentId(), true);
            }
            store.offer(
                    pickup,
                    input.lines(),
                    answer.answerDueAt(),
                    pickFrom(pickup, node.timeZone()),
                    pickup.hasOwnSystem() ? gifts.ofOrder(input.orderId()) : List.of(),
                    locker);
            story.tell(pickup, TimelineKind.PICKUP_OFFERED);
        }
        return answer;
    }

    /** Only a store with a system of its own has to know before it is asked to pick. */
    private String pickFrom(Pickup pickup, String timeZone) {
        var offer = pickup.offer();
        return pickup.hasOwnSystem()
                ? picking.plan(offer.orderId(), offer.fulfilmentId(), offer.nodeId())
                        .map(at -> NodeTime.iso(at, timeZone))
                        .orElse(null)
                : null;
    }

    /**
     * Takes in what the store decided, or that it never did. A store that has taken the order on can still come back
     * with nothing found, which ends the pickup as a rejection too.
     */
    @Transactional
    public void recordAnswer(RecordStoreAnswer.Input input) {
        open.lock(input.orderId(), input.fulfilmentId()).ifPresent(pickup -> {
            if (!input.accepted()) {
                reject(pickup, input.rejectionReason());
            } else if (pickup.is(PickupStatus.OFFERED)) {
                pickup.accept(clock.instant());
                pickups.update(pickup);
                story.tell(pickup, TimelineKind.PICKUP_ACCEPTED);
            }
        });
    }

    private void reject(Pickup pickup, String reason) {
        pickup.reject(reason, clock.instant());
        pickups.update(pickup);
        story.tell(pickup, TimelineKind.PICKUP_REJECTED, "reason", reason == null ? "" : reason);
        if (pickup.storeAnswer() != StoreAnswer.REJECTED) {
            // It was silent or had said yes: without word from us it would go on working.
            store.recall(pickup);
        }
    }
}
