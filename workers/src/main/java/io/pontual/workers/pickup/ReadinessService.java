package io.pontual.workers.pickup;

import io.pontual.processes.pickup.AnnounceReady;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.payment.contract.StorePayments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The goods are staged and wait for their customer. */
@Service
class ReadinessService {
    private static final String NO_NODE = "UTC";
    private static final String USUAL_WAIT = "PT10M";

    private final PickupRepository pickups;
    private final OpenPickups open;
    private final Catalogue catalogue;
    private final IssuedCodes codes;
    private final PickupNotices notices;
    private final Lockers lockers;
    private final StorePayments counter;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    ReadinessService(
            PickupRepository pickups,
            OpenPickups open,
            Catalogue catalogue,
            IssuedCodes codes,
            PickupNotices notices,
            Lockers lockers,
            StorePayments counter,
            StoreGateway store,
            PickupStory story,
            Clock clock) {
        this.pickups = pickups;
        this.open = open;
        this.catalogue = catalogue;
        this.codes = codes;
        this.notices = notices;
        this.lockers = lockers;
        this.counter = counter;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /**
     * The hold period starts the first time; a repeat answers the same times.
     *
     * @throws NeedsOperator when nothing was picked
     */
    @Transactional
    public AnnounceReady.Output announce(AnnounceReady.Input input) {
        var now = clock.instant();
        var remindAt = PolicyDuration.after(now, "remindAfter", input.remindAfter());
        var holdUntil = PolicyDuration.after(now, "holdPeriod", input.holdPeriod());
        var found = open.lock(input.orderId(), input.fulfilmentId());
        if (found.isEmpty()) {
            return output(holdUntil, remindAt, NO_NODE, null, null);
        }
        var pickup = found.get();
        var zone = catalogue
                .node(pickup.offer().nodeId())
                .map(Catalogue.Node::timeZone)
                .orElse(NO_NODE);
        if (!pickup.is(PickupStatus.READY)) {
            makeReady(pickup, input, now, remindAt, holdUntil);
            story.tell(pickup, TimelineKind.PICKUP_READY, "holdUntil", NodeTime.iso(holdUntil, zone));
        }
        return output(
                pickup.times().holdUntil(),
                pickup.times().remindAt(),
                zone,
                due(pickup).orElse(null),
                lockers.of(pickup.fulfilmentId()).map(Compartment::number).orElse(null));
    }

    private void makeReady(Pickup pickup, AnnounceReady.Input input, Instant now, Instant remindAt, Instant holdUntil) {
        var lines = input.picked().stream().filter(line -> line.quantity() > 0).toList();
        if (lines.isEmpty()) {
            throw new NeedsOperator("Nothing was picked for fulfilment " + input.fulfilmentId()
                    + ", so nothing can wait for the customer. Correct 'picked' and retry.");
        }
        if (input.compartment() == null && !pickup.hasOwnSystem()) {
            // One that was reserved, if any, could not be used.
            lockers.refused(pickup.fulfilmentId());
        }
        pickup.makeReady(input.stagingLocation(), now, remindAt, holdUntil, codeLimit(input), limits(input));
        pickups.update(pickup);
        codes.issue(pickup, Holder.CUSTOMER);
        // Of a proxy who was named before; what the customer gets by the first message is not said twice.
        codes.live(pickup.fulfilmentId(), Holder.PROXY).ifPresent(notices::codeIssued);
        pickups.insertLines(pickup.fulfilmentId(), lines);
        store.ready(pickup, due(pickup).orElse(null));
    }

    private static Pickup.Limits limits(AnnounceReady.Input input) {
        var extensions = input.extensions() == null ? 0 : input.extensions();
        return new Pickup.Limits(
                extensions,
                extensions > 0 ? PolicyDuration.checked("extendBy", input.extendBy()) : input.extendBy(),
                input.curbsideWithin() == null
                        ? USUAL_WAIT
                        : PolicyDuration.checked("curbsideWithin", input.curbsideWithin()));
    }

    private static int codeLimit(AnnounceReady.Input input) {
        var limit = input.codeAttempts();
        if (limit != null && limit < 1) {
            throw new NeedsOperator("Decision pickup-policy gave codeAttempts = " + limit
                    + ", which lets nobody show a code. Correct the decision, deploy it, set the variable and retry.");
        }
        return limit == null ? Pickup.Guard.USUAL_LIMIT : limit;
    }

    private Optional<StorePayments.Due> due(Pickup pickup) {
        return counter.due(pickup.offer().orderId(), pickup.fulfilmentId(), pickups.lines(pickup.fulfilmentId()));
    }

    private static AnnounceReady.Output output(
            Instant holdUntil, Instant remindAt, String zone, StorePayments.Due due, String compartment) {
        return new AnnounceReady.Output(
                NodeTime.iso(holdUntil, zone),
                NodeTime.iso(remindAt, zone),
                due == null ? null : HandOverPayment.text(due),
                compartment);
    }
}
