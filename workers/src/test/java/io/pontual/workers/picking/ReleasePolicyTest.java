package io.pontual.workers.picking;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.sourcing.contract.WorkDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Monday is the 2nd; the store works from Monday to Saturday. */
class ReleasePolicyTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T15:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final ReleasePolicy policy = new ReleasePolicy();

    @Test
    void today_and_the_next_working_day_are_now() {
        assertThat(policy.ask(work("shirts"), null, MONDAY_NOON)).isEmpty();
        assertThat(policy.ask(work("shirts", 1), null, MONDAY_NOON)).isEmpty();
    }

    @Test
    void the_day_after_tomorrow_is_picked_tomorrow_morning_in_the_nodes_own_time() {
        assertThat(policy.ask(work("shirts", 1, 2), 0, MONDAY_NOON))
                .contains(new ReleasePolicy.Later(Instant.parse("2026-03-03T11:00:00Z"), "day-before"));
    }

    @Test
    void fresh_goods_are_picked_on_the_day() {
        assertThat(policy.ask(work("fresh", 1, 2), 0, MONDAY_NOON))
                .contains(new ReleasePolicy.Later(Instant.parse("2026-03-04T10:00:00Z"), "fresh-goods"));
    }

    @Test
    void days_on_which_nobody_works_do_not_count() {
        var onMonday = work("shirts", 1, 2, 3, 4, 5, 7);
        assertThat(policy.ask(onMonday, 0, MONDAY_NOON).orElseThrow().at())
                .isEqualTo(Instant.parse("2026-03-07T11:00:00Z"));
        assertThat(policy.ask(onMonday, 90, MONDAY_NOON).orElseThrow().at())
                .as("a busy node spreads it")
                .isEqualTo(Instant.parse("2026-03-06T11:00:00Z"));
    }

    @Test
    void a_window_of_time_is_never_missed_for_the_policy() {
        var work = work("fresh", 1, 2);
        var early = Instant.parse("2026-03-04T07:00:00Z");
        assertThat(policy.ask(
                        new WorkDays.Work(
                                work.nodeKind(),
                                work.method(),
                                work.productGroups(),
                                work.zone(),
                                work.dueOn(),
                                work.daysLeft(),
                                work.ordersPerDay(),
                                early),
                        0,
                        MONDAY_NOON))
                .contains(new ReleasePolicy.Later(early, "fresh-goods"));
    }

    @Test
    void a_time_that_is_over_is_now() {
        assertThat(policy.ask(work("shirts", 1, 2), 90, MONDAY_NOON))
                .as("two days before is today")
                .isEmpty();
        assertThat(policy.ask(work("shirts", 0, 1), 0, MONDAY_NOON))
                .as("this morning")
                .isEmpty();
    }

    /** @param days after Monday on which the node works; the last is the one on which it is due */
    private static WorkDays.Work work(String group, int... days) {
        var left = Arrays.stream(days).mapToObj(MONDAY::plusDays).toList();
        return new WorkDays.Work(
                "store",
                "pickup",
                List.of(group),
                ZoneId.of("America/Sao_Paulo"),
                left.isEmpty() ? MONDAY : left.getLast(),
                left,
                100,
                null);
    }
}
