package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.inventory.contract.Availability;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 2026-11-25 is a Wednesday; pickups are prepared until 20:00, on Sundays until 14:00, within six hours. */
class PromisedTimesTest {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final Availability.Node store = new Availability.Node(
            "sp-pinheiros", "Loja Pinheiros", "store", -23.5, -46.6, ZONE.getId(), "São Paulo", "SP", "jms");

    @Test
    void a_pickup_is_ready_after_the_times_of_the_policy() {
        assertThat(readyBy("2026-11-25T10:00:30.5", "2026-11-25", "home")).isEqualTo(at("2026-11-25T16:00:30"));
        assertThat(readyBy("2026-11-25T17:30:00", "2026-11-25", "fresh", "home"))
                .isEqualTo(at("2026-11-25T19:30:00"));
    }

    @Test
    void what_cannot_be_ready_before_the_cut_off_is_ready_at_that_of_the_next_day() {
        assertThat(readyBy("2026-11-25T18:00:00", "2026-11-25", "home")).isEqualTo(at("2026-11-26T20:00:00"));
        assertThat(readyBy("2026-11-28T19:00:00", "2026-11-28", "home")).isEqualTo(at("2026-11-29T14:00:00"));
    }

    @Test
    void a_store_whose_day_is_full_is_ready_on_the_day_that_has_a_place() {
        assertThat(readyBy("2026-11-25T10:00:00", "2026-11-27", "home")).isEqualTo(at("2026-11-27T20:00:00"));
    }

    @Test
    void days_on_the_way_are_from_monday_to_friday() {
        var wednesday = LocalDate.parse("2026-11-25");
        assertThat(deliverBy(wednesday, 0, "SP")).isEqualTo(wednesday);
        assertThat(deliverBy(wednesday, 2, "SP")).isEqualTo("2026-11-27");
        assertThat(deliverBy(wednesday, 3, "SP")).isEqualTo("2026-11-30");
        assertThat(deliverBy(LocalDate.parse("2026-11-28"), 1, "SP")).isEqualTo("2026-11-30");
    }

    @Test
    void no_carrier_comes_on_a_holiday_of_the_state_where_it_is_delivered() {
        // Christmas is a Friday, and so was the ninth of July in 2027.
        assertThat(deliverBy(LocalDate.parse("2026-12-24"), 1, "SP")).isEqualTo("2026-12-28");
        assertThat(deliverBy(LocalDate.parse("2027-07-08"), 1, "SP")).isEqualTo("2027-07-12");
        assertThat(deliverBy(LocalDate.parse("2027-07-08"), 1, "RJ")).isEqualTo("2027-07-09");
    }

    @Test
    void a_store_prepares_nothing_on_a_holiday() {
        assertThat(readyBy("2026-12-24T19:00:00", "2026-12-24", "home")).isEqualTo(at("2026-12-26T20:00:00"));
    }

    private static LocalDate deliverBy(LocalDate collected, int transitDays, String state) {
        return new PromisedTimes(new SourcingRules(), Clock.systemUTC()).deliverBy(collected, transitDays, state);
    }

    private Instant readyBy(String now, String day, String... groups) {
        return new PromisedTimes(new SourcingRules(), Clock.fixed(at(now), ZONE))
                .readyBy(store, LocalDate.parse(day), List.of(groups), at(now));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
