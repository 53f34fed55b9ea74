package io.pontual.workers.shipping;

import io.pontual.processes.shipping.TrackingEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what carriers report, many at once: a few statements for all of them, however many they are. */
@Service
class TrackingIntake {
    /** A carrier's clock may be wrong by so much. What happens later than that would hide everything that comes. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private static final int LONGEST = 200;

    /** Shorter than any policy bears: the process may have had somebody ask the carrier. */
    private static final Duration SILENT = Duration.ofHours(12);

    private static final Set<DeliveryStatus> GOES_ON =
            EnumSet.of(DeliveryStatus.DISPATCHED, DeliveryStatus.IN_TRANSIT, DeliveryStatus.OUT_FOR_DELIVERY);

    private final DeliveryRepository deliveries;
    private final TrackingRepository tracking;
    private final ParcelRepository labelled;
    private final DeliveryStory story;
    private final CarrierGateway carriers;
    private final CourierGateway courier;
    private final ReturnTracking returned;
    private final Clock clock;

    TrackingIntake(
            DeliveryRepository deliveries,
            TrackingRepository tracking,
            ParcelRepository labelled,
            DeliveryStory story,
            CarrierGateway carriers,
            CourierGateway courier,
            ReturnTracking returned,
            Clock clock) {
        this.deliveries = deliveries;
        this.tracking = tracking;
        this.labelled = labelled;
        this.story = story;
        this.carriers = carriers;
        this.courier = courier;
        this.returned = returned;
        this.clock = clock;
    }

    /** @return why some fit nothing, for an operator; whatever is not named was taken in, now or before */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<TrackingEvent, String> apply(List<TrackingEvent> events) {
        var misfits = new HashMap<TrackingEvent, String>();
        var good = new LinkedHashSet<TrackingEvent>();
        for (var event : events) {
            misfit(event).ifPresentOrElse(reason -> misfits.put(event, reason), () -> good.add(event));
        }
        var parcels = parcels(good.stream().map(TrackingLabel::of).collect(Collectors.toSet()));
        var announced = announced(good, parcels.keySet());
        var comingBack = returned.apply(good.stream()
                .filter(event -> !parcels.containsKey(TrackingLabel.of(event)))
                .toList());
        var fitting = new LinkedHashMap<TrackingEvent, UUID>();
        for (var event : good) {
            var delivery = parcels.get(TrackingLabel.of(event));
            if (delivery == null && (announced.contains(TrackingLabel.of(event)) || comingBack.contains(event))) {
                continue;
            }
            if (delivery == null) {
                misfits.put(
                        event,
                        "No parcel " + event.trackingCode() + " was handed to carrier " + event.carrier() + " yet");
            } else {
                fitting.put(event, delivery.parcelId());
            }
        }
        record(fitting, parcels.values());
        return misfits;
    }

    /** Labels of ours whose parcel the carrier does not have: that it announces it is no news. */
    private Set<TrackingLabel> announced(Set<TrackingEvent> events, Set<TrackingLabel> known) {
        var labels = events.stream()
                .filter(event -> event.status() == TrackingEvent.Status.ANNOUNCED)
                .map(TrackingLabel::of)
                .filter(label -> !known.contains(label))
                .collect(Collectors.toSet());
        return labels.isEmpty() ? Set.of() : labelled.known(labels);
    }

    /** Events of a parcel that nobody knew when they came. */
    void applyTo(Delivery delivery, List<TrackingEvent> events) {
        var fitting = new LinkedHashMap<TrackingEvent, UUID>();
        events.forEach(event -> fitting.put(event, delivery.parcelId()));
        record(fitting, List.of(delivery));
    }

    private void record(Map<TrackingEvent, UUID> fitting, Collection<Delivery> parcels) {
        if (fitting.isEmpty()) {
            return;
        }
        var added = tracking.insert(fitting);
        var byId = parcels.stream().collect(Collectors.toMap(Delivery::parcelId, delivery -> delivery, (a, b) -> a));
        var touched = new LinkedHashMap<UUID, Delivery>();
        var moves = new ArrayList<DeliveryStory.Move>();
        var woken = new LinkedHashMap<UUID, TrackingEvent>();
        var now = clock.instant();
        fitting.keySet().stream()
                .sorted(Comparator.comparing(TrackingEvent::occurredAt))
                .filter(event -> added.remove(TrackingRepository.Key.of(event)))
                .forEach(event -> {
                    var delivery = byId.get(fitting.get(event));
                    touched.put(delivery.parcelId(), delivery);
                    var before = delivery.state();
                    var moved = delivery.take(event, now);
                    if (matters(before, moved, delivery, now)) {
                        woken.putIfAbsent(delivery.parcelId(), event);
                    }
                    if (moved && delivery.state().status().hasEnded() && Courier.CODE.equals(event.carrier())) {
                        courier.ended(delivery.parcelId());
                    }
                    if (moved) {
                        moves.add(DeliveryStory.Move.of(delivery, event));
                    }
                });
        deliveries.update(touched.values());
        story.tell(moves);
        woken.forEach((parcelId, event) -> carriers.wake(parcelId, event.carrier() + ":" + event.eventId()));
    }

    /** Whether the process should look: a parcel that simply goes on is no news, unless its carrier was silent. */
    private static boolean matters(Delivery.State before, boolean moved, Delivery delivery, Instant now) {
        var goesOn = GOES_ON.contains(before.status())
                && GOES_ON.contains(delivery.state().status());
        var wasSilent = before.lastEventAt() != null
                && before.lastEventAt().plus(SILENT).isBefore(now);
        return moved && !goesOn || wasSilent;
    }

    /** The latest of each label, locked. */
    private Map<TrackingLabel, Delivery> parcels(Set<TrackingLabel> labels) {
        var known = known(labels);
        var unknown = labels.stream().filter(label -> !known.containsKey(label)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            deliveries.claim(unknown);
            known.putAll(known(unknown));
        }
        return known;
    }

    private Map<TrackingLabel, Delivery> known(Set<TrackingLabel> labels) {
        var codes = labels.stream().map(TrackingLabel::trackingCode).collect(Collectors.toSet());
        var known = new HashMap<TrackingLabel, Delivery>();
        if (!codes.isEmpty()) {
            deliveries.lockTracked(codes).stream()
                    .filter(delivery -> labels.contains(TrackingLabel.of(delivery)))
                    .sorted(Comparator.comparing(delivery -> delivery.parcel().dispatchedAt()))
                    .forEach(delivery -> known.put(TrackingLabel.of(delivery), delivery));
        }
        return known;
    }

    private Optional<String> misfit(TrackingEvent event) {
        if (!TrackingLabel.of(event).isComplete() || event.status() == null || event.occurredAt() == null) {
            return Optional.of("A tracking event needs carrier, trackingCode, status and occurredAt");
        }
        if (tooLong(event.eventId()) || tooLong(event.trackingCode()) || tooLong(event.place())) {
            return Optional.of("A tracking event's id, code and place have " + LONGEST + " characters at most");
        }
        if (event.occurredAt().isAfter(clock.instant().plus(AHEAD))) {
            return Optional.of("It is said to have happened at " + event.occurredAt() + ", which is still to come");
        }
        return Optional.empty();
    }

    private static boolean tooLong(String text) {
        return text != null && text.length() > LONGEST;
    }
}
