package io.pontual.workers.pickup;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.time.NodeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * More time for the customer. The timer of the process stays where it was: when it fires, the process asks whether the
 * goods are kept longer, and waits again. The caller has locked order and pickup.
 */
@Component
class Extensions {
    /** For a pickup whose policy knows no extension. */
    private static final String A_DAY = "PT24H";

    private final Orders orders;
    private final PickupRepository pickups;
    private final Catalogue catalogue;
    private final PickupNotices notices;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    Extensions(
            Orders orders,
            PickupRepository pickups,
            Catalogue catalogue,
            PickupNotices notices,
            StoreGateway store,
            PickupStory story,
            Clock clock) {
        this.orders = orders;
        this.pickups = pickups;
        this.catalogue = catalogue;
        this.notices = notices;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /** The caller has seen that the policy allows it. */
    void extend(Pickup pickup) {
        keepUntil(
                pickup,
                PolicyDuration.after(
                        pickup.times().holdUntil(), "extendBy", pickup.limits().extendBy()),
                true);
    }

    /**
     * The customer could not have had goods that somebody holds, so the time does not run out on them. Does not count as an
     * extension that the customer asked for.
     *
     * @return false when nobody holds them
     */
    boolean prolongWhileHeld(Pickup pickup) {
        try {
            orders.requireReleased(pickup.offer().orderId(), pickup.fulfilmentId());
            return false;
        } catch (BusinessError held) {
            keepUntil(pickup, PolicyDuration.after(clock.instant(), "extendBy", by(pickup)), false);
            return true;
        }
    }

    private static String by(Pickup pickup) {
        var by = pickup.limits().extendBy();
        return by == null ? A_DAY : by;
    }

    private void keepUntil(Pickup pickup, Instant until, boolean asked) {
        pickup.keepUntil(until, asked);
        pickups.update(pickup);
        var extensionId = Ids.next();
        pickups.insertExtension(extensionId, pickup.fulfilmentId(), clock.instant(), until);
        store.keepLonger(pickup, extensionId, holdUntil(pickup));
        notices.extended(pickup, extensionId);
        story.extended(pickup, extensionId, holdUntil(pickup));
    }

    /** In the store's own time. */
    String holdUntil(Pickup pickup) {
        return iso(pickup, pickup.times().holdUntil());
    }

    /** In the middle of the time that the customer was given last. */
    String remindAt(Pickup pickup) {
        var until = pickup.times().holdUntil();
        var by = Duration.parse(by(pickup));
        return iso(pickup, until == null ? null : until.minus(by.dividedBy(2)));
    }

    /** The last time that the goods were kept longer; the fulfilment when they never were. */
    UUID last(Pickup pickup) {
        return pickups.lastExtension(pickup.fulfilmentId()).orElse(pickup.fulfilmentId());
    }

    private String iso(Pickup pickup, Instant at) {
        var zone = catalogue
                .node(pickup.offer().nodeId())
                .map(Catalogue.Node::timeZone)
                .orElse("UTC");
        return NodeTime.iso(at == null ? clock.instant() : at, zone);
    }
}
