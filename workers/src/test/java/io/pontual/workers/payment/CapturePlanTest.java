package io.pontual.workers.payment;

import static io.pontual.workers.payment.SamplePayments.NOW;
import static io.pontual.workers.payment.SamplePayments.authorised;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.payment.CapturePlan.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CapturePlanTest {
    private final Payment first = authorised("30.01");
    private final Payment second = authorised("20.00");

    @Test
    void the_first_tender_pays_first_and_the_second_the_rest_to_the_cent() {
        var plan = plan("30.02", Phase.CLOSING);

        assertThat(plan.captures())
                .containsExactly(
                        new CapturePlan.Share(first, new BigDecimal("30.01"), true),
                        new CapturePlan.Share(second, new BigDecimal("0.01"), true));
        assertThat(plan.voids()).isEmpty();
    }

    @Test
    void while_goods_may_still_be_handed_over_what_is_not_needed_yet_stays_set_aside() {
        var plan = plan("10.00", Phase.FULFILLING);

        assertThat(plan.captures()).containsExactly(new CapturePlan.Share(first, new BigDecimal("10.00"), false));
        assertThat(plan.voids()).isEmpty();
    }

    @Test
    void what_a_further_fulfilment_is_worth_is_taken_from_what_the_first_left() {
        take(first, "10.00", false);

        var plan = plan("35.00", Phase.FULFILLING);

        assertThat(plan.captures())
                .containsExactly(
                        new CapturePlan.Share(first, new BigDecimal("20.01"), true),
                        new CapturePlan.Share(second, new BigDecimal("4.99"), false));
    }

    @Test
    void a_tender_that_is_busy_keeps_its_turn() {
        first.startCapture(UUID.randomUUID(), new BigDecimal("10.00"), false);

        assertThat(plan("25.00", Phase.FULFILLING).captures()).isEmpty();
    }

    @Test
    void a_tender_that_is_not_needed_is_given_back_and_one_that_paid_a_part_its_rest() {
        take(first, "10.00", false);

        var plan = plan("10.00", Phase.CLOSING);

        assertThat(plan.captures()).isEmpty();
        assertThat(plan.voids()).containsExactly(first, second);
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(plan("50.02", Phase.CLOSING).missing()).isEqualByComparingTo("0.01");
    }

    @Test
    void what_was_taken_and_is_not_owed_is_said() {
        take(first, "30.01", true);

        assertThat(plan("12.00", Phase.CLOSING).excess()).isEqualByComparingTo("18.01");
    }

    @Test
    void what_failed_waits_for_finance_and_is_then_asked_for_again() {
        second.startCapture(UUID.randomUUID(), new BigDecimal("4.99"), true);
        second.captureFailed("expired");
        take(first, "30.01", true);

        assertThat(plan("35.00", Phase.CLOSING).captures()).isEmpty();
        assertThat(plan("35.00", Phase.CLOSING_AGAIN).captures())
                .containsExactly(new CapturePlan.Share(second, new BigDecimal("4.99"), true));
        assertThat(plan("30.01", Phase.CLOSING).voids()).containsExactly(second);
    }

    @Test
    void a_tender_without_an_answer_is_given_back_when_it_comes() {
        var late = SamplePayments.requested("5.00");

        assertThat(CapturePlan.of(new OrderMoney(List.of(first, late), List.of()), BigDecimal.ONE, Phase.CLOSING)
                        .unanswered())
                .containsExactly(late);
    }

    /** However an order falls into fulfilments and tenders, what is taken is what is owed, to the cent, at each step. */
    @Property(tries = 500)
    void what_is_taken_is_what_is_owed_after_each_fulfilment_and_at_the_end(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20_000) Integer> tenders,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 9_999) Integer> worths) {
        var payments = tenders.stream()
                .map(cents -> authorised(cents(cents).toPlainString()))
                .toList();
        var set = sum(payments.stream().map(one -> one.amounts().authorised()).toList());
        var owed = BigDecimal.ZERO;
        for (var worth : worths) {
            owed = owed.add(cents(worth)).min(set);
            carryOut(payments, owed, Phase.FULFILLING);
            assertThat(taken(payments)).isEqualByComparingTo(owed);
        }

        carryOut(payments, owed, Phase.CLOSING);

        assertThat(taken(payments)).isEqualByComparingTo(owed);
        assertThat(payments).allSatisfy(payment -> {
            assertThat(payment.status().isTerminal()).isTrue();
            assertThat(payment.amounts().open()).isZero();
        });
        assertThat(set.subtract(owed))
                .isEqualByComparingTo(sum(payments.stream()
                        .map(payment -> payment.amounts().released())
                        .toList()));
    }

    @Property(tries = 500)
    void a_refund_over_the_tenders_adds_up_and_none_gives_back_more_than_was_taken(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20_000) Integer> tenders,
            @ForAll @IntRange(min = 1, max = 100_000) int asked) {
        var payments = tenders.stream()
                .map(cents -> authorised(cents(cents).toPlainString()))
                .toList();
        payments.forEach(payment -> take(payment, payment.amounts().authorised().toPlainString(), true));
        var money = new OrderMoney(payments, List.of());
        var amount = cents(asked).min(money.refundable());

        var shares = RefundPlan.of(payments, money, amount);

        assertThat(sum(shares.stream().map(RefundPlan.Share::amount).toList())).isEqualByComparingTo(amount);
        assertThat(shares).allSatisfy(share -> assertThat(share.amount())
                .isPositive()
                .isLessThanOrEqualTo(share.payment().amounts().captured()));
    }

    private CapturePlan plan(String charge, Phase phase) {
        return CapturePlan.of(new OrderMoney(List.of(first, second), List.of()), new BigDecimal(charge), phase);
    }

    /** As if the provider did at once what it is asked for. */
    private static void carryOut(List<Payment> payments, BigDecimal charge, Phase phase) {
        var plan = CapturePlan.of(new OrderMoney(payments, List.of()), charge, phase);
        assertThat(plan.missing()).isZero();
        plan.captures().forEach(share -> take(share.payment(), share.amount().toPlainString(), share.last()));
        for (var payment : new ArrayList<>(plan.voids())) {
            payment.startVoid(null);
            payment.voided(NOW);
        }
    }

    private static void take(Payment payment, String amount, boolean last) {
        payment.startCapture(UUID.randomUUID(), new BigDecimal(amount), last);
        payment.captured(new BigDecimal(amount), NOW);
    }

    private static BigDecimal taken(List<Payment> payments) {
        return sum(payments.stream().map(one -> one.amounts().captured()).toList());
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
