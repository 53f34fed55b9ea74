package io.pontual.workers.sourcing;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the courier of a node brings what was ordered.
 *
 * @param from by the node's clock; of an express window, when orders are taken from
 * @param within of an express window, how long after the order it is brought; null for one between {@code from} and {@code until}
 * @param orderBefore how long before {@code from} orders are taken at the latest
 * @param places orders in each window; of an express window, on each day
 * @param price of the delivery
 */
record DeliveryWindow(
        String nodeId,
        String windowId,
        Set<DayOfWeek> weekdays,
        LocalTime from,
        LocalTime until,
        Duration within,
        Duration orderBefore,
        int places,
        BigDecimal price,
        List<Area> area) {

    /** CEPs, eight digits, both included. */
    record Area(String from, String to) {
        boolean contains(String postalCode) {
            return from.compareTo(postalCode) <= 0 && postalCode.compareTo(to) <= 0;
        }
    }

    /** @param day of the calendar at the node */
    record Slot(LocalDate day, Instant startsAt, Instant endsAt) {}

    boolean isExpress() {
        return within != null;
    }

    boolean reaches(String postalCode) {
        return area.stream().anyMatch(part -> part.contains(postalCode));
    }

    /** @return empty when it is not open on the day, or not for orders any more */
    Optional<Slot> on(LocalDate day, ZoneId zone, Instant now) {
        if (!weekdays.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        var opens = day.atTime(from).atZone(zone).toInstant();
        var closes = day.atTime(until).atZone(zone).toInstant();
        if (isExpress()) {
            return now.isBefore(opens) || !now.isBefore(closes)
                    ? Optional.empty()
                    : Optional.of(new Slot(
                            day,
                            now.truncatedTo(ChronoUnit.SECONDS),
                            now.plus(within).truncatedTo(ChronoUnit.SECONDS)));
        }
        return now.isAfter(opens.minus(orderBefore)) ? Optional.empty() : Optional.of(new Slot(day, opens, closes));
    }
}
