package io.pontual.workers.shipping;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.web.Problem;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a parcel to whoever has its link. */
@Service
@Transactional(readOnly = true)
class TrackingReading {
    private static final int STEPS = 100;

    private final DeliveryRepository deliveries;
    private final TrackingRepository tracking;
    private final DeliveryWishRepository wishes;
    private final CarrierInstructionRepository instructions;
    private final DeliveryPlaces places;
    private final WindowMoves moves;
    private final Orders orders;
    private final TrackingWords words;
    private final TrackingSettings settings;
    private final Clock clock;

    TrackingReading(
            DeliveryRepository deliveries,
            TrackingRepository tracking,
            DeliveryWishRepository wishes,
            CarrierInstructionRepository instructions,
            DeliveryPlaces places,
            WindowMoves moves,
            Orders orders,
            TrackingWords words,
            TrackingSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.tracking = tracking;
        this.wishes = wishes;
        this.instructions = instructions;
        this.places = places;
        this.moves = moves;
        this.orders = orders;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Problem 404, and always the same, when there is none that can be followed */
    public Delivery find(String token) {
        return Optional.of(token)
                .filter(given -> given.length() == TrackingToken.LENGTH)
                .flatMap(deliveries::ofToken)
                .filter(delivery -> delivery.state().endedAt() == null
                        || delivery.state().endedAt().plus(settings.shownFor()).isAfter(clock.instant()))
                .orElseThrow(TrackingReading::unknown);
    }

    /** @throws Problem like {@link #find} */
    public TrackingView view(String token, Language language) {
        var delivery = find(token);
        var parcel = delivery.parcel();
        var state = delivery.state();
        var told = instructions.ofParcel(parcel.parcelId());
        var destination = orders.facts(parcel.orderId()).destination();
        return new TrackingView(
                state.status(),
                words.of(state.status(), language),
                state.statusAt(),
                state.status().hasEnded(),
                parcel.carrier(),
                places.carrier(parcel),
                parcel.trackingCode(),
                TrackingLabel.of(delivery).isComplete(),
                parcel.promisedFrom(),
                parcel.promisedBy(),
                moves.zone(parcel),
                moves.instead(delivery),
                CarrierInstruction.agreed(told, CarrierInstruction::deliverOn).orElse(null),
                CarrierInstruction.agreed(told, CarrierInstruction::destination)
                        .map(places::name)
                        .orElse(null),
                state.attempts(),
                orders.firstName(parcel.orderId()).orElse(null),
                destination == null ? null : destination.city(),
                wishes.ofParcel(parcel.parcelId()).reversed().stream()
                        .map(wish -> TrackingView.Wish.of(wish, told))
                        .toList(),
                tracking.ofParcel(parcel.parcelId(), STEPS).stream()
                        .map(step -> step(step, language))
                        .toList());
    }

    TrackingView.Step step(TrackingStep step, Language language) {
        return new TrackingView.Step(
                step.sequence(),
                step.occurredAt(),
                step.status().name(),
                words.of(step.status(), language),
                step.place());
    }

    /** Does not repeat the token, and is the same whether it is misspelt, unknown or too old. */
    private static Problem unknown() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no parcel to follow here. Check the link; it also ends some time after the delivery.",
                java.util.List.of());
    }
}
