package io.pontual.workers.payment;

import static io.pontual.workers.payment.SamplePayments.authorised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapturePlanTest {
    private final Payment first = authorised("30.01");
    private final Payment second = authorised("20.00");

    @Test
    void the_first_tender_pays_first_and_the_second_the_rest_to_the_cent() {
        var plan = CapturePlan.of(List.of(first, second), new BigDecimal("30.02"));

        assertThat(plan.captures())
                .containsExactly(
                        new CapturePlan.Share(first, new BigDecimal("30.01")),
                        new CapturePlan.Share(second, new BigDecimal("0.01")));
        assertThat(plan.voids()).isEmpty();
    }

    @Test
    void a_tender_that_is_not_needed_is_given_back() {
        var plan = CapturePlan.of(List.of(first, second), new BigDecimal("30.01"));

        assertThat(plan.captures()).containsExactly(new CapturePlan.Share(first, new BigDecimal("30.01")));
        assertThat(plan.voids()).containsExactly(second);
    }

    @Test
    void nothing_to_charge_gives_everything_back() {
        var plan = CapturePlan.of(List.of(first, second), BigDecimal.ZERO);

        assertThat(plan.captures()).isEmpty();
        assertThat(plan.voids()).containsExactly(first, second);
    }

    @Test
    void more_than_is_authorised_needs_an_operator_who_sees_the_figures() {
        assertThatThrownBy(() -> CapturePlan.of(List.of(first, second), new BigDecimal("50.02")))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("50.02")
                .hasMessageContaining("50.01")
                .hasMessageContaining("0.01");
    }

    @Test
    void an_amount_below_zero_or_missing_needs_an_operator() {
        assertThatThrownBy(() -> CapturePlan.of(List.of(first), new BigDecimal("-0.01")))
                .isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> CapturePlan.of(List.of(first), null)).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void less_than_is_already_being_captured_needs_an_operator() {
        first.startCapture(new BigDecimal("30.00"));

        assertThatThrownBy(() -> CapturePlan.of(List.of(first), new BigDecimal("29.99")))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("29.99")
                .hasMessageContaining("30.00");
    }

    @Test
    void a_repeat_asks_again_only_for_what_failed() {
        first.startCapture(new BigDecimal("30.01"));
        second.startCapture(new BigDecimal("4.99"));
        second.captureFailed("expired");

        var plan = CapturePlan.of(List.of(first, second), new BigDecimal("35.00"));

        assertThat(plan.captures()).containsExactly(new CapturePlan.Share(second, new BigDecimal("4.99")));
    }

    @Test
    void a_tender_without_an_answer_is_given_back_when_it_comes() {
        var late = SamplePayments.requested("5.00");

        assertThat(CapturePlan.of(List.of(first, late), new BigDecimal("1.00")).unanswered())
                .containsExactly(late);
    }

    @Test
    void shares_always_add_up_to_the_charge_and_never_pass_an_authorisation() {
        var random = new Random(7);
        for (int run = 0; run < 1_000; run++) {
            var payments = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(no -> authorised(
                            BigDecimal.valueOf(1 + random.nextInt(10_000), 2).toPlainString()))
                    .toList();
            var authorised = payments.stream()
                    .map(payment -> payment.amounts().authorised())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var charge = BigDecimal.valueOf(
                    random.nextLong(authorised.unscaledValue().longValue() + 1), 2);

            var plan = CapturePlan.of(payments, charge);

            assertThat(plan.captures().stream().map(CapturePlan.Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(charge);
            assertThat(plan.captures()).allSatisfy(share -> assertThat(share.amount())
                    .isPositive()
                    .isLessThanOrEqualTo(share.payment().amounts().authorised()));
            assertThat(plan.captures().size() + plan.voids().size()).isEqualTo(payments.size());
        }
    }
}
