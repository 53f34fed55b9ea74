package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.QueueBatch.Letter;
import io.pontual.processes.Queue;
import io.pontual.processes.shipping.RawTracking;
import io.pontual.processes.shipping.TrackingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts what carriers say into our words. What it cannot is parked as the carrier said it. */
@Component
class Normaliser {
    /** A carrier's clock may be a little ahead; an event from far ahead would hide all that come after it. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final Map<String, TrackingCodes> codes;
    private final Clock clock;

    Normaliser(List<Carrier> carriers, Clock clock) {
        this.codes =
                carriers.stream().map(Carrier::code).collect(Collectors.toMap(Function.identity(), TrackingCodes::of));
        this.clock = clock;
    }

    /** Where it goes. @param problem why it is parked; null when it was understood */
    record Sorted(Letter letter, String problem) {}

    Sorted sort(RawTracking raw) {
        var problem = problem(raw);
        if (problem != null) {
            return parked(raw, problem);
        }
        var meaning = codes.get(raw.carrier()).meaning(raw.code()).orElseThrow();
        var id = raw.carrier() + ":" + raw.eventId();
        var event = new TrackingEvent(
                id,
                raw.carrier(),
                raw.trackingCode(),
                meaning.status(),
                raw.code(),
                time(raw.occurredAt()),
                matching(raw.place(), "[\\p{L}][\\p{L} .'/-]{1,79}"),
                meaning.reason(),
                matching(raw.proof(), "[A-Za-z0-9_-]{1,64}"));
        return new Sorted(new Letter(Queue.SHIPPING_TRACKING_EVT, id, raw.trackingCode(), event), null);
    }

    private String problem(RawTracking raw) {
        if (raw.carrier() == null || !codes.containsKey(raw.carrier())) {
            return "unknown-carrier";
        }
        if (matching(raw.eventId(), "[\\w.:-]{1,100}") == null) {
            return "no-event-id";
        }
        if (matching(raw.trackingCode(), CarrierRoutes.TRACKING_CODE) == null) {
            return "no-tracking-code";
        }
        var time = time(raw.occurredAt());
        if (time == null || time.isBefore(LONG_AGO)) {
            return "no-time";
        }
        if (time.isAfter(clock.instant().plus(AHEAD))) {
            return "time-in-the-future";
        }
        return raw.code() == null
                        || codes.get(raw.carrier()).meaning(raw.code()).isEmpty()
                ? "unknown-code"
                : null;
    }

    /** With the dead letters of the queue that it would have come from: there people see it, and can send it again. */
    private static Sorted parked(RawTracking raw, String problem) {
        var parked = new RawTracking(
                raw.eventId(),
                raw.carrier(),
                raw.trackingCode(),
                raw.code(),
                raw.occurredAt(),
                matching(raw.place(), "[\\p{L}][\\p{L} .'/-]{1,79}"),
                null,
                problem);
        // A copy has the same id whatever it lacks; a replay that fails again is no copy for the broker.
        var id = UUID.nameUUIDFromBytes((raw + problem).getBytes(StandardCharsets.UTF_8));
        return new Sorted(
                new Letter(
                        Queue.deadLetters(Queue.SHIPPING_RAW_EVT),
                        "parked:" + id + ":" + (raw.problem() == null ? "" : UUID.randomUUID()),
                        null,
                        parked),
                problem);
    }

    /** @return null when it is not like that: nothing that could be an address or a person goes on */
    private static String matching(String text, String pattern) {
        return text != null && text.matches(pattern) ? text : null;
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
