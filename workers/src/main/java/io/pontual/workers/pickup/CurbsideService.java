package io.pontual.workers.pickup;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.pickup.EndVisit;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.time.NodeTime;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers who have the goods brought to their vehicle. The pickup is locked before its visit. */
@Service
class CurbsideService {
    private final PickupRepository pickups;
    private final VisitRepository visits;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final StoreGateway store;
    private final PickupStory story;
    private final Clock clock;

    CurbsideService(
            PickupRepository pickups,
            VisitRepository visits,
            Catalogue catalogue,
            Outbox outbox,
            StoreGateway store,
            PickupStory story,
            Clock clock) {
        this.pickups = pickups;
        this.visits = visits;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.store = store;
        this.story = story;
        this.clock = clock;
    }

    /** The customer sets out. Said again, what was said last holds; said after the arrival, nothing follows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void depart(Pickup pickup, Instant expectedAt, String vehicle) {
        var open = visits.open(pickup.fulfilmentId());
        if (open.filter(visit -> visit.status() == VisitStatus.WAITING).isPresent()) {
            return;
        }
        var visit = new CurbsideVisit(
                open.map(CurbsideVisit::visitId).orElseGet(Ids::next),
                pickup.fulfilmentId(),
                VisitStatus.ON_THE_WAY,
                null,
                vehicle,
                expectedAt,
                open.map(CurbsideVisit::announcedAt).orElseGet(clock::instant),
                null,
                null,
                null,
                Ids.next());
        visits.put(visit);
        open.ifPresent(this::forgetDeparture);
        var expected = expectedAt == null ? null : iso(pickup, expectedAt);
        if (!pickup.hasOwnSystem()) {
            tellStaff(visit, expected);
        }
        store.customerOnTheWay(pickup, visit, expected);
        story.tellAbout(pickup, TimelineKind.PICKUP_CUSTOMER_ON_THE_WAY, visit.visitId());
    }

    /** The customer is there, and the time begins in which somebody should come out. Once per visit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void arrive(Pickup pickup, String bay, String vehicle) {
        var now = clock.instant();
        var visit = visits.open(pickup.fulfilmentId())
                .orElseGet(() -> new CurbsideVisit(
                        Ids.next(),
                        pickup.fulfilmentId(),
                        VisitStatus.ON_THE_WAY,
                        null,
                        null,
                        null,
                        now,
                        null,
                        null,
                        null,
                        null));
        if (visit.status() == VisitStatus.WAITING) {
            return;
        }
        var within = pickup.limits().curbsideWithin();
        var waiting = visit.arrived(bay, vehicle, now, PolicyDuration.after(now, "curbsideWithin", within));
        visits.put(waiting);
        forgetDeparture(visit);
        var variables = new HashMap<String, Object>();
        variables.put("visitId", waiting.visitId());
        variables.put("bay", waiting.bay());
        variables.put("vehicle", waiting.vehicle());
        variables.put("serveDueAt", iso(pickup, waiting.dueAt()));
        outbox.publish(
                MessageName.PICKUP_CUSTOMER_ARRIVED,
                pickup.fulfilmentId().toString(),
                "arrived:" + waiting.visitId(),
                variables);
        store.customerAtCurb(pickup, waiting, iso(pickup, waiting.dueAt()));
        story.tellAbout(pickup, TimelineKind.PICKUP_CUSTOMER_AT_CURB, waiting.visitId());
    }

    /** Staff went out. A visit that has ended otherwise stays as it is. */
    @Transactional
    public void goneOut(EndVisit.Input input) {
        pickups.lock(input.fulfilmentId());
        var how = Boolean.FALSE.equals(input.customerFound()) ? VisitStatus.OVER : VisitStatus.SERVED;
        visits.find(input.visitId())
                .filter(visit -> !visit.status().hasEnded())
                .ifPresent(visit -> visits.put(visit.ended(how, clock.instant())));
    }

    /** The pickup has ended: nobody waits for it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pickupEnded(Pickup pickup) {
        visits.open(pickup.fulfilmentId()).ifPresent(visit -> {
            var served = pickup.is(PickupStatus.HANDED_OVER) && visit.status() == VisitStatus.WAITING;
            visits.put(visit.ended(served ? VisitStatus.SERVED : VisitStatus.OVER, clock.instant()));
            forgetDeparture(visit);
            if (visit.status() == VisitStatus.WAITING) {
                outbox.publish(
                        MessageName.PICKUP_VISIT_ENDED,
                        visit.visitId().toString(),
                        "ended:" + visit.visitId(),
                        Map.of());
            }
        });
    }

    /** The process has a task for them, which the next saying, or the arrival, takes away again. */
    private void tellStaff(CurbsideVisit visit, String expectedAt) {
        var variables = new HashMap<String, Object>();
        variables.put("departureId", visit.departureId());
        variables.put("expectedAt", expectedAt);
        variables.put("vehicle", visit.vehicle());
        outbox.publish(
                MessageName.PICKUP_CUSTOMER_DEPARTED,
                visit.fulfilmentId().toString(),
                "departed:" + visit.departureId(),
                variables);
    }

    private void forgetDeparture(CurbsideVisit visit) {
        if (visit.departureId() != null && visit.status() == VisitStatus.ON_THE_WAY) {
            outbox.publish(
                    MessageName.PICKUP_DEPARTURE_ENDED,
                    visit.departureId().toString(),
                    "departure-ended:" + visit.departureId(),
                    Map.of());
        }
    }

    private String iso(Pickup pickup, Instant at) {
        var zone = catalogue
                .node(pickup.offer().nodeId())
                .map(Catalogue.Node::timeZone)
                .orElse("UTC");
        return NodeTime.iso(at, zone);
    }
}
