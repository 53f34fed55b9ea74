package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** When the customer can have the goods. */
@Component
class PromisedTimes {
    /** As far as {@link WorkingDays} looks, and then once more for the day after. */
    private static final int LOOK_AHEAD = 14;

    private final SourcingRules rules;
    private final Clock clock;

    PromisedTimes(SourcingRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * When a store has a pickup ready: after the times of {@code pickup-policy} when that is before the day's cut-off, else
     * at the cut-off of the next day on which the store works.
     *
     * @param day on which the store has a place for it
     * @param groups of the products, distinct and sorted
     * @param ordered when the order comes at the latest
     */
    Instant readyBy(Availability.Node store, LocalDate day, List<String> groups, Instant ordered) {
        var zone = ZoneId.of(store.timeZone());
        var today = clock.instant().atZone(zone).toLocalDate();
        var soonest = ordered.plus(rules.pickupTime(store.nodeId(), groups)).truncatedTo(ChronoUnit.SECONDS);
        for (int ahead = 0; ahead <= LOOK_AHEAD; ahead++) {
            var date = day.plusDays(ahead);
            var rule = rules.capacity(store, date, Method.PICKUP.code());
            var close = date.atTime(rule.cutOff()).atZone(zone).toInstant();
            if (rule.ordersPerDay() > 0 && !close.isBefore(soonest)) {
                return date.equals(today) ? soonest : close;
            }
        }
        return soonest;
    }

    /**
     * The carrier works from Monday to Friday, but not on holidays.
     *
     * @param transitDays working days on the way
     * @param state of the place where it is delivered
     */
    LocalDate deliverBy(LocalDate collected, int transitDays, String state) {
        var date = collected;
        for (int left = transitDays; left > 0; ) {
            date = date.plusDays(1);
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY
                    && date.getDayOfWeek() != DayOfWeek.SUNDAY
                    && rules.works(date, state, null, Method.SHIP.code())) {
                left--;
            }
        }
        return date;
    }
}
