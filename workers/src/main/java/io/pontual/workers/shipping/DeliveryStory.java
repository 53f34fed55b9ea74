package io.pontual.workers.shipping;

import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What of a parcel's way belongs to its order's timeline. Never the carrier's own words, which may name people. */
@Component
class DeliveryStory {
    private final Timeline timeline;

    DeliveryStory(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A parcel stands elsewhere. @param place may be null */
    record Move(UUID parcelId, UUID orderId, DeliveryStatus status, String eventId, String place, int attempts) {
        static Move of(Delivery delivery, TrackingEvent event) {
            return new Move(
                    delivery.parcelId(),
                    delivery.parcel().orderId(),
                    delivery.state().status(),
                    event.eventId(),
                    event.place(),
                    delivery.state().attempts());
        }
    }

    void tell(List<Move> moves) {
        var entries = new EnumMap<TimelineKind, List<Timeline.Entry>>(TimelineKind.class);
        moves.forEach(move -> kind(move.status()).ifPresent(kind -> entries.computeIfAbsent(
                        kind, any -> new ArrayList<>())
                .add(new Timeline.Entry(move.orderId(), move.parcelId() + "/" + move.eventId(), params(move)))));
        entries.forEach(timeline::record);
    }

    private static Map<String, Object> params(Move move) {
        var params = new LinkedHashMap<String, Object>();
        params.put("parcelId", move.parcelId());
        if (move.place() != null) {
            params.put("place", move.place());
        }
        if (move.attempts() > 0) {
            params.put("attempts", move.attempts());
        }
        return params;
    }

    /** Empty for what only tells that the parcel goes on. */
    private static Optional<TimelineKind> kind(DeliveryStatus status) {
        return Optional.ofNullable(
                switch (status) {
                    case DISPATCHED, IN_TRANSIT -> null;
                    case DELAYED -> TimelineKind.PARCEL_DELAYED;
                    case OUT_FOR_DELIVERY -> TimelineKind.PARCEL_OUT_FOR_DELIVERY;
                    case ATTEMPT_FAILED -> TimelineKind.PARCEL_ATTEMPT_FAILED;
                    case ADDRESS_WRONG -> TimelineKind.PARCEL_ADDRESS_WRONG;
                    case AT_PICKUP_POINT -> TimelineKind.PARCEL_AT_PICKUP_POINT;
                    case REFUSED -> TimelineKind.PARCEL_REFUSED;
                    case RETURNING -> TimelineKind.PARCEL_RETURNING;
                    case DELIVERED -> TimelineKind.PARCEL_DELIVERED;
                    case RETURNED -> TimelineKind.PARCEL_RETURNED;
                    case LOST -> TimelineKind.PARCEL_LOST;
                    case DAMAGED -> TimelineKind.PARCEL_DAMAGED;
                });
    }
}
