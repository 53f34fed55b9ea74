package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.LEDGER_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundReason;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.MoneyBooks;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Money taken part by part and given back part by part; the books agree after each story. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class RefundsIT {
    private static final LineQuantity MUG = new LineQuantity("1", 1);
    private static final LineQuantity TEA = new LineQuantity("2", 1);

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    Payments payments;

    @Autowired
    DSLContext db;

    private UUID order;
    private UUID first;
    private UUID second;

    @AfterEach
    void the_books_agree() {
        MoneyBooks.assertStraight(db);
    }

    /** Since its shipping was waived in between, say. */
    @Test
    void a_fulfilment_after_which_less_is_owed_takes_nothing_and_what_was_taken_too_much_comes_back_at_the_end() {
        authorised("50.00");
        for (var more : List.of("30.00", "-12.50", "0.00")) {
            var fulfilment = UUID.randomUUID();
            orders.owes(fulfilment, more);
            steps.handOver(order, fulfilment, MUG);
            steps.handOver(order, fulfilment, MUG);
        }

        steps.answer(first, Kind.CAPTURED, "30.00");
        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).hasSize(1);
        assertThat(sent.of(first, Queue.PAYMENT_REFUND_CMD)).isEmpty();
        steps.release(order);
        assertThat(sent.of(first, Queue.PAYMENT_REFUND_CMD)).singleElement().satisfies(refund -> assertThat(
                        refund.body().path("amount").asText())
                .isEqualTo("12.50"));
    }

    @Test
    void each_fulfilment_is_charged_for_what_it_handed_over_once() {
        authorised("79.80");
        var fulfilment = UUID.randomUUID();

        steps.handOver(order, fulfilment, MUG);
        steps.handOver(order, fulfilment, MUG);
        steps.answer(first, Kind.CAPTURED, "19.90");
        steps.handOver(order, UUID.randomUUID(), TEA);

        assertThat(amounts(Queue.PAYMENT_CAPTURE_CMD)).containsExactly("19.90", "40.00");
        assertThat(lasts()).containsExactly(false, false);
        steps.answer(first, Kind.CAPTURED, "40.00");
        assertThat(payments.ofOrder(order).getFirst().status()).isEqualTo("AUTHORISED");

        steps.charge(order, "59.90");

        assertThat(sent.of(first, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        steps.answer(first, Kind.VOIDED, null);
        assertThat(payments.ofOrder(order).getFirst().status()).isEqualTo("CAPTURED");
        assertThat(payments.ofOrder(order).getFirst().captured()).isEqualByComparingTo("59.90");
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_fulfilment_that_ends_while_another_is_being_charged_waits_for_its_turn() {
        authorised("79.80");
        steps.handOver(order, UUID.randomUUID(), MUG);
        steps.handOver(order, UUID.randomUUID(), TEA);
        assertThat(amounts(Queue.PAYMENT_CAPTURE_CMD)).containsExactly("19.90");

        steps.answer(first, Kind.CAPTURED, "19.90");

        assertThat(amounts(Queue.PAYMENT_CAPTURE_CMD)).containsExactly("19.90", "40.00");
    }

    @Test
    void a_settlement_that_overtakes_the_answer_to_a_capture_waits_for_it() {
        authorised("79.80");
        steps.handOver(order, UUID.randomUUID(), MUG);

        steps.charge(order, "19.90");
        assertThat(settled()).isEmpty();
        steps.answer(first, Kind.CAPTURED, "19.90");
        steps.answer(first, Kind.VOIDED, null);

        assertThat(amounts(Queue.PAYMENT_CAPTURE_CMD)).containsExactly("19.90");
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_fulfilment_that_handed_nothing_over_is_not_charged() {
        authorised("79.80");

        steps.handOver(order, UUID.randomUUID());

        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).isEmpty();
    }

    @Test
    void a_capture_that_failed_before_the_settlement_is_shown_to_finance_and_repeated_after() {
        authorised("79.80");
        steps.handOver(order, UUID.randomUUID(), MUG);
        steps.answer(first, Kind.CAPTURE_FAILED, null);
        assertThat(sent.of(order, MessageName.PAYMENT_CAPTURE_FAILED)).isEmpty();

        steps.charge(order, "19.90");
        assertThat(sent.of(order, MessageName.PAYMENT_CAPTURE_FAILED)).hasSize(1);
        steps.charge(order, "19.90");
        steps.answer(first, Kind.CAPTURED, "19.90");

        assertThat(settled()).hasSize(1);
        assertThat(lasts()).containsExactly(false, true);
    }

    @Test
    void money_goes_back_over_several_tenders_the_last_one_first_once_per_key() {
        taken("30.00", "49.80");

        var refund = steps.refund(order, "60.00", RefundReason.RETURN, "return-1-" + order);
        assertThat(steps.refund(order, "60.00", RefundReason.RETURN, "return-1-" + order))
                .isEqualTo(refund);

        assertThat(amounts(second, Queue.PAYMENT_REFUND_CMD)).containsExactly("49.80");
        assertThat(amounts(first, Queue.PAYMENT_REFUND_CMD)).containsExactly("10.20");
        steps.answer(first, Kind.REFUNDED, "10.20");
        assertThat(made(refund)).isEmpty();
        steps.answer(second, Kind.REFUNDED, "49.80");
        assertThat(made(refund)).hasSize(1);
        assertThat(payments.refund(refund).orElseThrow().original()).isEqualByComparingTo("60.00");
        assertThat(sent.story(order)).contains("PAYMENT_REFUNDED");
    }

    @Test
    void no_more_goes_back_than_was_taken_also_while_a_refund_is_under_way() {
        taken("30.00");
        steps.refund(order, "20.00", RefundReason.APPEASEMENT, "a-" + order);

        assertThatThrownBy(() -> steps.refund(order, "10.01", RefundReason.RETURN, "b-" + order))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("10.00");
    }

    @Test
    void a_refund_that_fails_becomes_store_credit_to_the_cent() {
        taken("30.00");
        var refund = steps.refund(order, "12.34", RefundReason.RETURN, "r-" + order);

        steps.answer(first, Kind.REFUND_FAILED, null);

        var shown = payments.refund(refund).orElseThrow();
        assertThat(shown.original()).isZero();
        assertThat(shown.credit()).isEqualByComparingTo("12.34");
        assertThat(shown.creditCodes()).hasSize(1);
        assertThat(made(refund)).hasSize(1);
        assertThat(payments.ofOrder(order).getFirst().refunded()).isEqualByComparingTo("12.34");
        assertThat(sent.storyText(order)).doesNotContain(shown.creditCodes().getFirst());
    }

    @Test
    void an_answer_to_a_refund_that_comes_twice_counts_once() {
        taken("30.00");
        steps.refund(order, "12.34", RefundReason.RETURN, "r-" + order);

        steps.answer(first, Kind.REFUNDED, "12.34");
        steps.answer(first, Kind.REFUNDED, "12.34");

        assertThat(payments.ofOrder(order).getFirst().refunded()).isEqualByComparingTo("12.34");
    }

    @Test
    void a_refund_that_nobody_asked_for_is_parked() {
        taken("30.00");
        var event = "x-" + order;

        steps.answer(first, Kind.REFUNDED, UUID.randomUUID(), "1.00", event);

        assertThat(sent.parkedReason(event)).startsWith("There is no refund");
    }

    @Test
    void what_was_charged_for_goods_stays_when_the_order_is_released() {
        authorised("79.80");
        steps.handOver(order, UUID.randomUUID(), MUG);
        steps.answer(first, Kind.CAPTURED, "19.90");

        steps.release(order);
        steps.answer(first, Kind.VOIDED, null);

        assertThat(payments.ofOrder(order).getFirst().captured()).isEqualByComparingTo("19.90");
        assertThat(sent.of(first, Queue.PAYMENT_REFUND_CMD)).isEmpty();
        assertThat(settled()).hasSize(1);
    }

    @Test
    void the_ledger_can_be_added_to_and_never_changed() {
        authorised("10.00");

        assertThatThrownBy(() -> db.update(LEDGER_ENTRY)
                        .set(LEDGER_ENTRY.AMOUNT, BigDecimal.ONE)
                        .where(LEDGER_ENTRY.PAYMENT_ID.eq(first))
                        .execute())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.deleteFrom(LEDGER_ENTRY)
                        .where(LEDGER_ENTRY.PAYMENT_ID.eq(first))
                        .execute())
                .hasMessageContaining("append-only");
    }

    private void authorised(String... amounts) {
        order = steps.authorised(amounts);
        var ids = orders.paymentIds(order);
        first = ids.getFirst();
        second = ids.getLast();
    }

    /** Everything was taken. */
    private void taken(String... amounts) {
        authorised(amounts);
        var total = List.of(amounts).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        steps.charge(order, total.toPlainString());
        orders.tenders(order)
                .forEach(tender -> steps.answer(
                        tender.paymentId(), Kind.CAPTURED, tender.amount().toPlainString()));
        assertThat(settled()).hasSize(1);
    }

    private List<String> amounts(String queue) {
        return amounts(first, queue);
    }

    private List<String> amounts(UUID payment, String queue) {
        return sent.of(payment, queue).stream()
                .map(message -> message.body().path("amount").asText())
                .toList();
    }

    private List<Boolean> lasts() {
        return sent.of(first, Queue.PAYMENT_CAPTURE_CMD).stream()
                .map(message -> message.body().path("last").asBoolean())
                .toList();
    }

    private List<SentMessages.Message> made(UUID refund) {
        return sent.of(refund, MessageName.PAYMENT_REFUND_MADE);
    }

    private List<SentMessages.Message> settled() {
        return sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED);
    }
}
