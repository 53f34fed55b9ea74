package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.inventory.contract.Availability;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    /** A Thursday. */
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    private final Map<LocalDate, Map<String, Integer>> used = new HashMap<>();

    @Test
    void today_counts_until_the_cut_off_in_the_nodes_own_time() {
        // 15:00 in São Paulo is 18:00 UTC, and in Manaus 19:00 UTC.
        assertThat(day("2026-11-26T17:59:00Z", "America/Sao_Paulo", "ship")).isEqualTo(THURSDAY);
        assertThat(day("2026-11-26T18:00:00Z", "America/Sao_Paulo", "ship")).isEqualTo(THURSDAY.plusDays(1));
        assertThat(day("2026-11-26T18:00:00Z", "America/Manaus", "ship")).isEqualTo(THURSDAY);
    }

    @Test
    void a_day_without_orders_is_no_working_day() {
        // Saturday after noon: Sunday has no collection, so Monday.
        assertThat(day("2026-11-28T16:00:00Z", "America/Sao_Paulo", "ship")).isEqualTo(THURSDAY.plusDays(4));
        assertThat(day("2026-11-29T12:00:00Z", "America/Sao_Paulo", "ship")).isEqualTo(THURSDAY.plusDays(4));
    }

    @Test
    void a_holiday_of_the_country_or_of_the_nodes_state_is_no_working_day() {
        // Christmas is a Friday; stores prepare pickups on Saturdays.
        assertThat(day("2026-12-25T12:00:00Z", "America/Sao_Paulo", "pickup")).isEqualTo(LocalDate.of(2026, 12, 26));
        // The ninth of July is a Thursday, and a holiday in São Paulo alone.
        assertThat(day("2026-07-09T12:00:00Z", "America/Sao_Paulo", "ship")).isEqualTo(LocalDate.of(2026, 7, 10));
        assertThat(days("2026-07-09T12:00:00Z", "America/Sao_Paulo", "ship", "RJ")
                        .date())
                .isEqualTo(LocalDate.of(2026, 7, 9));
    }

    @Test
    void a_full_day_of_a_node_that_sends_is_full_and_a_pickup_is_prepared_on_the_next_day_with_a_place() {
        used.put(THURSDAY, Map.of("store", 10_000));

        assertThat(days("2026-11-26T12:00:00Z", "America/Sao_Paulo", "ship").full())
                .isTrue();
        assertThat(days("2026-11-26T12:00:00Z", "America/Sao_Paulo", "pickup"))
                .satisfies(day -> assertThat(day.full()).isFalse())
                .satisfies(day -> assertThat(day.date()).isEqualTo(THURSDAY.plusDays(1)));
    }

    private LocalDate day(String now, String timeZone, String method) {
        return days(now, timeZone, method).date();
    }

    private WorkingDays.Day days(String now, String timeZone, String method) {
        return days(now, timeZone, method, "SP");
    }

    private WorkingDays.Day days(String now, String timeZone, String method, String state) {
        var capacity = new Capacity(null) {
            @Override
            Map<LocalDate, Map<String, Integer>> used(
                    String ofMethod, Collection<LocalDate> days, Collection<String> nodeIds) {
                return used;
            }
        };
        return new WorkingDays(new SourcingRules(), capacity, Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .of(
                        List.of(new Availability.Node(
                                "store", "Store", "store", 0, 0, timeZone, "Somewhere", state, "jms")),
                        method)
                .getFirst();
    }
}
