package io.pontual.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.GiveBackExcess;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.web.Problem;
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

/** PIX, boleto and bank transfer: told how to pay, paid, paid late, paid wrongly, not paid. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class IssuedPaymentsIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    IssuedPayments service;

    @Autowired
    Payments payments;

    @Autowired
    DSLContext db;

    @Autowired
    GiveBackExcessWorker giveBackExcess;

    private UUID order;
    private UUID payment;

    @AfterEach
    void the_books_agree() {
        MoneyBooks.assertStraight(db);
    }

    @Test
    void the_process_is_told_with_what_to_tell_the_customer_and_how_long_to_wait() {
        issued("boleto", "20.00");

        var told = sent.of(payment, MessageName.PAYMENT_PAYMENT_ISSUED);
        assertThat(told).hasSize(1);
        var instructions = payments.instructions(UUID.fromString(
                        told.getFirst().body().path("instructionId").asText()))
                .orElseThrow();
        assertThat(instructions.code()).isEqualTo("00020126PIX");
        assertThat(instructions.awaited()).isTrue();
        // Three days to pay, and one more in which banks report.
        assertThat(told.getFirst().body().path("waitUntil").asText())
                .isEqualTo(instructions.dueAt().plusSeconds(24 * 3600).toString());
        assertThat(shown().instructions().code()).isEqualTo("00020126PIX");
    }

    @Test
    void what_was_paid_is_taken_and_stays_when_it_is_owed() {
        issued("pix", "79.80");

        steps.answer(payment, Kind.PAID, "79.80");
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_AUTHORISED)).hasSize(1);
        assertThat(shown().status()).isEqualTo("CAPTURED");
        assertThat(shown().captured()).isEqualByComparingTo("79.80");
        steps.charge(order, "79.80");

        assertThat(settled()).hasSize(1);
        assertThat(refunds()).isZero();
    }

    @Test
    void what_was_paid_and_is_not_owed_at_the_end_comes_back() {
        issued("pix", "79.80");
        steps.answer(payment, Kind.PAID, "79.80");

        steps.charge(order, "40.00");
        steps.charge(order, "40.00");

        assertThat(refunds()).isOne();
        assertThat(settled()).isEmpty();
        steps.answer(payment, Kind.REFUNDED, "39.80");
        assertThat(settled()).hasSize(1);
        assertThat(shown().refunded()).isEqualByComparingTo("39.80");
    }

    @Test
    void what_was_paid_for_more_than_a_changed_order_costs_goes_back_once_and_the_rest_is_settled_in_the_end() {
        issued("pix", "100.00");
        steps.answer(payment, Kind.PAID, "100.00");

        giveBackExcess.work(new GiveBackExcess.Input(order, null));
        giveBackExcess.work(new GiveBackExcess.Input(order, null));

        assertThat(refunds()).isOne();
        assertThat(amount(Queue.PAYMENT_REFUND_CMD)).isEqualTo("20.20");
        steps.answer(payment, Kind.REFUNDED, "20.20");
        giveBackExcess.work(new GiveBackExcess.Input(order, null));
        assertThat(refunds()).isOne();
        assertThat(settled()).isEmpty();
        steps.charge(order, "79.80");
        assertThat(settled()).hasSize(1);
        assertThat(refunds()).isOne();
    }

    @Test
    void what_is_owed_stays_when_an_order_is_changed_and_a_cancelled_one_is_given_back_as_a_whole() {
        issued("pix", "79.80");
        giveBackExcess.work(new GiveBackExcess.Input(order, null));
        steps.answer(payment, Kind.PAID, "79.80");
        giveBackExcess.work(new GiveBackExcess.Input(order, null));
        assertThat(refunds()).isZero();

        issued("pix", "100.00");
        steps.answer(payment, Kind.PAID, "100.00");
        orders.close(order);
        giveBackExcess.work(new GiveBackExcess.Input(order, null));
        assertThat(refunds()).isZero();
    }

    @Test
    void a_boleto_cannot_go_back_the_way_it_came_so_it_becomes_store_credit() {
        issued("boleto", "79.80");
        steps.answer(payment, Kind.PAID, "79.80");

        steps.release(order);

        assertThat(refunds()).isZero();
        assertThat(settled()).hasSize(1);
        assertThat(sent.story(order)).contains("REFUNDED_AS_CREDIT");
        assertThat(shown().refunded()).isEqualByComparingTo("79.80");
    }

    @Test
    void what_is_not_paid_in_time_is_withdrawn_and_what_is_paid_after_that_comes_back() {
        issued("pix", "20.00");

        assertThat(steps.expire(order, payment)).isEqualTo("expired");
        assertThat(sent.of(payment, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        steps.release(order);
        assertThat(settled()).hasSize(1);

        steps.answer(payment, Kind.PAID, "20.00");
        assertThat(refunds()).isOne();
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_AUTHORISED)).isEmpty();
        steps.answer(payment, Kind.REFUNDED, "20.00");
        assertThat(shown().refunded()).isEqualByComparingTo("20.00");
        assertThat(sent.story(order)).contains("PAYMENT_EXPIRED", "PAYMENT_PAID_LATE", "PAYMENT_REFUNDED");
    }

    @Test
    void paid_in_the_moment_in_which_the_time_is_over_it_counts() {
        issued("pix", "20.00");
        steps.answer(payment, Kind.PAID, "20.00");

        assertThat(steps.expire(order, payment)).isEqualTo("authorised");
        assertThat(sent.of(payment, Queue.PAYMENT_VOID_CMD)).isEmpty();
    }

    @Test
    void less_than_is_due_comes_back_and_counts_as_not_paid() {
        issued("pix", "20.00");

        steps.answer(payment, Kind.PAID, "19.99");

        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_DECLINED)).hasSize(1);
        assertThat(amount(Queue.PAYMENT_REFUND_CMD)).isEqualTo("19.99");
        steps.release(order);
        assertThat(settled()).isEmpty();
        steps.answer(payment, Kind.REFUNDED, "19.99");
        assertThat(settled()).hasSize(1);
        assertThat(refunds()).isOne();
    }

    @Test
    void more_than_is_due_is_kept_and_the_difference_comes_back() {
        issued("pix", "20.00");

        steps.answer(payment, Kind.PAID, "25.00");

        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_AUTHORISED)).hasSize(1);
        assertThat(amount(Queue.PAYMENT_REFUND_CMD)).isEqualTo("5.00");
        steps.answer(payment, Kind.REFUNDED, "5.00");
        steps.charge(order, "20.00");
        assertThat(settled()).hasSize(1);
        assertThat(refunds()).isOne();
    }

    @Test
    void a_payment_that_overtakes_the_news_that_it_was_issued_counts() {
        order = orders.placeWith(tender("pix", "20.00"));
        payment = orders.paymentIds(order).getFirst();
        steps.authorise(order, payment);

        steps.answer(payment, Kind.PAID, "20.00");
        steps.issue(payment);

        assertThat(shown().status()).isEqualTo("CAPTURED");
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_AUTHORISED)).hasSize(1);
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_ISSUED)).isEmpty();
    }

    @Test
    void what_an_order_that_is_given_up_still_waits_for_is_withdrawn() {
        issued("pix", "20.00");

        steps.release(order);

        assertThat(shown().status()).isEqualTo("EXPIRED");
        assertThat(shown().instructions()).isNull();
        assertThat(sent.of(payment, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(settled()).hasSize(1);
    }

    /** The shop's orders cost 79.80; this one cost more when it was placed. */
    @Test
    void a_new_code_asks_for_no_more_than_a_changed_order_costs_and_nothing_has_to_come_back() {
        issued("pix", "100.00");

        steps.issueAgain(order, payment);

        assertThat(sent.of(payment, Queue.PAYMENT_AUTHORISE_CMD)
                        .getLast()
                        .body()
                        .path("amount")
                        .asText())
                .isEqualTo("79.80");
        assertThat(shown().amount()).isEqualByComparingTo("79.80");
        steps.issue(payment);
        steps.answer(payment, Kind.PAID, "79.80");
        giveBackExcess.work(new GiveBackExcess.Input(order, null));
        steps.charge(order, "79.80");
        assertThat(settled()).hasSize(1);
        assertThat(refunds()).isZero();
    }

    @Test
    void a_new_code_leaves_to_the_other_tenders_what_they_pay() {
        order = steps.issued("pix", "60.00", "40.00");
        payment = orders.paymentIds(order).getFirst();
        var other = orders.paymentIds(order).getLast();

        steps.issueAgain(order, payment);
        steps.issueAgain(order, other);

        assertThat(payments.ofOrder(order))
                .extracting(one -> one.amount().toPlainString())
                .containsExactly("39.80", "40.00");
    }

    @Test
    void a_new_code_is_asked_for_as_often_as_the_policy_allows() {
        issued("boleto", "20.00");

        service.requestNewCode(order, payment);
        service.requestNewCode(order, payment);
        assertThat(sent.of(payment, MessageName.PAYMENT_NEW_CODE_REQUESTED))
                .extracting(SentMessages.Message::messageId)
                .containsOnly("new-code:" + payment + ":1");
        steps.issueAgain(order, payment);
        steps.issueAgain(order, payment);
        assertThat(sent.of(payment, Queue.PAYMENT_AUTHORISE_CMD)).hasSize(2);
        assertThat(sent.of(payment, Queue.PAYMENT_AUTHORISE_CMD)
                        .getLast()
                        .body()
                        .path("issue")
                        .asInt())
                .isEqualTo(2);
        assertThatThrownBy(() -> service.requestNewCode(order, payment))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("ISSUED");
        steps.issue(payment);

        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_ISSUED)).hasSize(2);
        assertThatThrownBy(() -> service.requestNewCode(order, payment))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("2 codes");
    }

    @Test
    void a_payment_that_the_order_does_not_have_has_no_code() {
        issued("pix", "20.00");

        assertThatThrownBy(() -> service.requestNewCode(order, UUID.randomUUID()))
                .isInstanceOf(Problem.class);
    }

    private static Orders.Tender tender(String method, String amount) {
        return new Orders.Tender(UUID.randomUUID(), method, null, null, new BigDecimal(amount), "BRL", 1);
    }

    private void issued(String method, String amount) {
        order = steps.issued(method, amount);
        payment = orders.paymentIds(order).getFirst();
    }

    private Payments.Payment shown() {
        return payments.ofOrder(order).getFirst();
    }

    private int refunds() {
        return sent.of(payment, Queue.PAYMENT_REFUND_CMD).size();
    }

    private String amount(String queue) {
        return sent.of(payment, queue).getFirst().body().path("amount").asText();
    }

    private List<SentMessages.Message> settled() {
        return sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED);
    }
}
