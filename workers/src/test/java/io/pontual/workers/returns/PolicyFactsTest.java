package io.pontual.workers.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pontual.workers.returns.Eligibility.Basis;
import io.pontual.workers.returns.Eligibility.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What policies tell customers is what the tables decide; and no policy takes away what the law gives. */
class PolicyFactsTest {
    private static final List<String> GROUPS =
            List.of("fashion", "electronics", "fresh", "outlet", "cosmetics", "underwear", "hygiene", "anything");

    private final PolicyBook book = new PolicyBook(new ObjectMapper().registerModule(new JavaTimeModule()));
    private final ReturnTables tables = new ReturnTables();

    @Test
    void each_window_ends_on_the_day_that_the_policy_says() {
        assertThat(book.versions()).hasSizeGreaterThan(1).allSatisfy(policy -> {
            assertThat(policy.returns()).isNotEmpty();
            for (var window : policy.returns()) {
                var channel = window.channel() == null ? "web" : window.channel();
                var group = window.productGroup() == null ? "fashion" : window.productGroup();
                var last = ask(policy, channel, group, "changed-mind", "unused", window.days());
                assertThat(last.verdict()).as("%s", window).isEqualTo(Verdict.ALLOWED);
                assertThat(last.days()).isEqualTo(window.days());
                assertThat(ask(policy, channel, group, "changed-mind", "unused", window.days() + 1)
                                .verdict())
                        .isEqualTo(Verdict.AGENT);
            }
        });
    }

    @Test
    void exclusions_are_excluded_but_where_the_policy_says_otherwise() {
        for (var policy : book.versions()) {
            for (var exclusion : policy.excluded()) {
                for (var group : exclusion.productGroups()) {
                    assertThat(ask(policy, "web", group, "changed-mind", "unused", 9)
                                    .verdict())
                            .as(group)
                            .isEqualTo(Verdict.REFUSED);
                    assertThat(ask(policy, "web", group, "changed-mind", "sealed", 9)
                                    .verdict())
                            .as(group)
                            .isEqualTo(exclusion.unless() == null ? Verdict.REFUSED : Verdict.ALLOWED);
                }
            }
        }
    }

    @Test
    void something_wrong_with_the_goods_counts_longer_and_gives_the_shipping_back() {
        for (var policy : book.versions()) {
            var last = ask(
                    policy,
                    "store",
                    "outlet",
                    "defective",
                    "used",
                    policy.defects().days());
            assertThat(last.basis()).isEqualTo(Basis.FAULT);
            assertThat(last.refundsShipping()).isEqualTo(policy.defects().refundsShipping());
            assertThat(ask(
                                    policy,
                                    "store",
                                    "fresh",
                                    "damaged",
                                    "used",
                                    policy.defects().daysForFresh())
                            .days())
                    .isEqualTo(policy.defects().daysForFresh());
            assertThat(ask(
                                    policy,
                                    "store",
                                    "outlet",
                                    "defective",
                                    "used",
                                    policy.defects().days() + 1)
                            .verdict())
                    .isNotEqualTo(Verdict.ALLOWED);
        }
    }

    @Test
    void the_law_gives_seven_days_whatever_was_bought_and_whoever_bought_it() {
        for (var policy : book.versions()) {
            assertThat(policy.withdrawal().days()).isEqualTo(7);
            for (var channel : policy.withdrawal().channels()) {
                for (var group : GROUPS) {
                    for (var condition : ReturnOptionsController.CONDITIONS) {
                        var asked = new ReturnTables.Question(
                                policy.version(), channel, group, "changed-mind", condition, 7, 999);
                        var answer = tables.eligibility(asked);
                        assertThat(answer.basis()).as("%s", asked).isEqualTo(Basis.WITHDRAWAL);
                        assertThat(answer.verdict()).isEqualTo(Verdict.ALLOWED);
                        assertThat(answer.refundsShipping()).isTrue();
                    }
                }
                assertThat(ask(policy, channel, "outlet", "changed-mind", "sealed", 8)
                                .verdict())
                        .isEqualTo(Verdict.REFUSED);
            }
            assertThat(ask(policy, "store", "fashion", "changed-mind", "sealed", 0)
                            .basis())
                    .as("a store is no distance sale")
                    .isEqualTo(Basis.POLICY);
        }
    }

    @Test
    void whoever_withdraws_or_got_something_wrong_has_a_way_back_for_nothing() {
        for (var policy : book.versions()) {
            for (var basis : Basis.values()) {
                var way = tables.way(new ReturnTables.WayQuestion(
                        policy.version(), basis, ReturnWay.STORE, java.math.BigDecimal.TEN, true, 0));
                assertThat(way.offered()).isTrue();
                assertThat(way.fee()).isZero();
            }
        }
    }

    @Test
    void every_version_says_the_same_in_both_languages() {
        for (var policy : book.versions()) {
            assertThat(policy.texts()).containsOnlyKeys("pt-BR", "en");
            assertThat(ids(policy, "en"))
                    .isEqualTo(ids(policy, "pt-BR"))
                    .contains("returns", "cancellation", "privacy");
        }
    }

    @Test
    void an_order_is_sold_under_the_version_of_its_day_in_brazil() {
        assertThat(book.inForce(Instant.parse("2026-11-30T12:00:00Z"))).isEqualTo("2026-1");
        assertThat(book.inForce(Instant.parse("2026-12-01T02:59:59Z"))).isEqualTo("2026-1");
        assertThat(book.inForce(Instant.parse("2026-12-01T03:00:00Z"))).isEqualTo("2026-2");
        assertThat(book.inForce(Instant.EPOCH)).as("before there were any").isEqualTo("2026-1");
    }

    private Eligibility ask(Policy policy, String channel, String group, String reason, String condition, int days) {
        return tables.eligibility(
                new ReturnTables.Question(policy.version(), channel, group, reason, condition, days, 0));
    }

    private static List<String> ids(Policy policy, String locale) {
        return policy.texts().get(locale).sections().stream()
                .map(Policy.Section::id)
                .toList();
    }
}
