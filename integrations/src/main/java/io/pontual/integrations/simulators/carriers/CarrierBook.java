package io.pontual.integrations.simulators.carriers;

import io.pontual.integrations.simulators.carriers.Waybill.Parcel;
import io.pontual.integrations.simulators.carriers.Waybill.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A simulated carrier's books, in memory. Numbers come from the sender's reference and times from the clock, so that a run
 * can be repeated and the sandbox's clock moves parcels.
 */
public final class CarrierBook {
    private static final LocalTime MORNING = LocalTime.of(12, 0);

    private final String prefix;
    private final Clock clock;
    private final Map<String, Waybill> waybills = new LinkedHashMap<>();
    private final List<Event> feed = new ArrayList<>();

    /** @param prefix of tracking codes */
    public CarrierBook(String prefix, Clock clock) {
        this.prefix = prefix;
        this.clock = clock;
    }

    /** What the carrier says. @param place a city @param proof null unless it was delivered */
    public record Event(String id, Waybill waybill, Happening what, Instant at, String place, String proof) {}

    public enum Instruction {
        CANCEL,
        RESCHEDULE,
        REDIRECT,
        RETURN,
        CLAIM
    }

    /** The same reference gets the same parcel. @return whether it is new */
    public synchronized boolean make(Parcel parcel) {
        if (waybills.containsKey(parcel.reference())) {
            return false;
        }
        var hash = UUID.nameUUIDFromBytes(parcel.reference().getBytes(StandardCharsets.UTF_8));
        var tracking =
                prefix + hash.toString().replace("-", "").substring(0, 14).toUpperCase(Locale.ROOT);
        waybills.put(parcel.reference(), new Waybill(parcel, tracking, clock.instant()));
        return true;
    }

    public synchronized Optional<Waybill> byReference(String reference) {
        return Optional.ofNullable(waybills.get(reference));
    }

    public synchronized Optional<Waybill> byTracking(String tracking) {
        return waybills.values().stream()
                .filter(waybill -> waybill.tracking().equals(tracking))
                .findFirst();
    }

    /** The same id gets the same answer. @param date for a new day @param reason for a claim */
    public synchronized Receipt instruct(
            Waybill waybill, String id, Instruction instruction, LocalDate date, String reason) {
        return waybill.receipts.computeIfAbsent(id, key -> {
            var refusal = refusal(waybill, instruction, date, reason);
            if (refusal != null) {
                return new Receipt(null, refusal);
            }
            obey(waybill, instruction, date);
            return new Receipt(instruction.name().charAt(0) + waybill.tracking() + waybill.receipts.size(), null);
        });
    }

    private String refusal(Waybill waybill, Instruction instruction, LocalDate date, String reason) {
        var now = clock.instant();
        if (waybill.isCancelled()) {
            return instruction == Instruction.CANCEL ? null : "cancelled";
        }
        switch (instruction) {
            case CANCEL -> {
                return waybill.has(Happening.COLLECTED, now) ? "already_collected" : null;
            }
            case CLAIM -> {
                var there = waybill.has(Happening.DELIVERED, now) || waybill.has(Happening.BACK, now);
                return there && "lost".equals(reason) ? "not_lost" : null;
            }
            default -> {
                if (waybill.hasEnded(now)) {
                    return "too_late";
                }
            }
        }
        var goingBack = waybill.has(Happening.GOING_BACK, now) || waybill.has(Happening.UNCLAIMED, now);
        if (goingBack) {
            return "already_returning";
        }
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return instruction == Instruction.RESCHEDULE && (date == null || date.isBefore(today)) ? "invalid_date" : null;
    }

    private void obey(Waybill waybill, Instruction instruction, LocalDate date) {
        var now = clock.instant();
        switch (instruction) {
            case CANCEL -> waybill.cancel(now);
            case RESCHEDULE -> {
                var morning = date.atTime(MORNING).toInstant(ZoneOffset.UTC);
                waybill.instead(
                        Story.rescheduled(morning.isAfter(now) ? morning : now.plusSeconds(3600), waybill.markers),
                        now);
            }
            case REDIRECT -> waybill.instead(Story.redirected(now, waybill.markers), now);
            case RETURN -> waybill.instead(Story.calledBack(now, waybill.markers), now);
            case CLAIM -> {
                // Only noted: the money is no part of this.
            }
        }
    }

    /** @param after how many events the caller has seen @return the next ones, at most {@code max} */
    public synchronized List<Event> feed(int after, int max) {
        catchUp();
        var from = Math.min(after, feed.size());
        return List.copyOf(feed.subList(from, from + Math.min(max, feed.size() - from)));
    }

    private void catchUp() {
        var now = clock.instant();
        for (var waybill : waybills.values()) {
            for (var scene : waybill.tell(now)) {
                var event = new Event(
                        waybill.tracking() + "-" + scene.what() + "-"
                                + scene.at().getEpochSecond(),
                        waybill,
                        scene.what(),
                        scene.at(),
                        place(waybill, scene.what()),
                        scene.what() == Happening.DELIVERED ? "POD-" + waybill.tracking() : null);
                feed.add(event);
                if (waybill.has(Marker.TOLDTWICE)) {
                    feed.add(event);
                }
            }
        }
    }

    private static String place(Waybill waybill, Happening what) {
        return switch (what) {
            case ANNOUNCED, COLLECTED, BACK -> waybill.parcel().fromCity();
            case ARRIVED, DEPARTED, LOST, DAMAGED, GOING_BACK -> "Cajamar";
            default -> waybill.parcel().toCity();
        };
    }
}
