package io.pontual.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.WithdrawPayments;
import io.pontual.workers.ordering.contract.Orders.Tender;
import io.pontual.workers.payment.contract.Payments;
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

/** Payments for lines that could not be added to an order, which goes on. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class WithdrawPaymentsIT {
    private static final String OWN = "79.80";

    @Autowired
    ShopOrders orders;

    @Autowired
    PaymentSteps steps;

    @Autowired
    SentMessages sent;

    @Autowired
    Payments payments;

    @Autowired
    WithdrawPaymentsWorker withdraw;

    @Autowired
    DSLContext db;

    private UUID order;
    private UUID own;
    private UUID added;

    @AfterEach
    void the_books_agree() {
        MoneyBooks.assertStraight(db);
    }

    @Test
    void what_is_set_aside_goes_back_and_the_order_keeps_its_own() {
        addedBy("credit-card", "19.90");
        steps.answer(added, Kind.AUTHORISED, "19.90");

        withdraw();
        withdraw();

        assertThat(sent.of(added, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(sent.of(own, Queue.PAYMENT_VOID_CMD)).isEmpty();
        steps.answer(added, Kind.VOIDED, null);
        assertThat(steps.status(order, added)).isEqualTo("VOIDED");
        assertThat(steps.status(order, own)).isEqualTo("AUTHORISED");
        steps.charge(order, OWN);
        steps.answer(own, Kind.CAPTURED, OWN);
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
    }

    @Test
    void what_the_provider_answers_late_is_given_back_at_once() {
        addedBy("credit-card", "19.90");

        withdraw();
        assertThat(sent.of(added, Queue.PAYMENT_VOID_CMD)).isEmpty();
        steps.answer(added, Kind.AUTHORISED, "19.90");

        assertThat(sent.of(added, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(sent.of(added, MessageName.PAYMENT_PAYMENT_AUTHORISED)).isEmpty();
    }

    @Test
    void a_code_that_is_not_paid_is_withdrawn_and_what_is_paid_all_the_same_comes_back() {
        addedBy("pix", "19.90");
        steps.issue(added);

        withdraw();

        assertThat(steps.status(order, added)).isEqualTo("EXPIRED");
        steps.answer(added, Kind.PAID, "19.90");
        assertThat(refunded()).isEqualTo("19.90");
    }

    @Test
    void what_was_paid_comes_back_once() {
        addedBy("pix", "19.90");
        steps.issue(added);
        steps.answer(added, Kind.PAID, "19.90");

        withdraw();
        withdraw();

        assertThat(refunded()).isEqualTo("19.90");
        steps.answer(added, Kind.REFUNDED, "19.90");
        withdraw();
        assertThat(sent.of(added, Queue.PAYMENT_REFUND_CMD)).hasSize(1);
    }

    @Test
    void what_it_had_paid_of_goods_that_the_customer_has_is_taken_of_the_orders_own() {
        addedBy("pix", "19.90");
        steps.issue(added);
        steps.answer(added, Kind.PAID, "19.90");
        // The whole worth is owed now, and the money that is there already counts first.
        steps.handOver(order, UUID.randomUUID(), new LineQuantity("1", 2), new LineQuantity("2", 1));
        assertThat(captured()).isEqualTo("59.90");
        steps.answer(own, Kind.CAPTURED, "59.90");

        withdraw();

        assertThat(refunded()).isEqualTo("19.90");
        assertThat(captured()).isEqualTo("19.90");
        steps.answer(own, Kind.CAPTURED, "19.90");
        steps.answer(added, Kind.REFUNDED, "19.90");
        steps.charge(order, OWN);
        var kept = payments.ofOrder(order).stream()
                .map(payment -> payment.captured().subtract(payment.refunded()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(kept).isEqualByComparingTo(OWN);
    }

    @Test
    void nothing_is_asked_for_a_change_that_was_given_up() {
        order = orders.placeWith(tender("credit-card", OWN), tender("credit-card", "19.90"));
        added = orders.paymentIds(order).getLast();
        orders.giveUp(added);

        steps.authorise(order, added);

        assertThat(payments.ofOrder(order)).isEmpty();
        withdraw();
    }

    @Test
    void once_the_order_is_settled_nothing_is_left_to_do() {
        addedBy("pix", "19.90");
        steps.issue(added);
        steps.release(order);
        var before = sent.of(added, Queue.PAYMENT_VOID_CMD).size();
        withdraw();
        assertThat(sent.of(added, Queue.PAYMENT_VOID_CMD)).hasSize(before);
    }

    private void addedBy(String method, String amount) {
        order = orders.placeWith(tender("credit-card", OWN), tender(method, amount));
        own = orders.paymentIds(order).getFirst();
        added = orders.paymentIds(order).getLast();
        steps.authorise(order, own);
        steps.answer(own, Kind.AUTHORISED, OWN);
        steps.authorise(order, added);
    }

    private static Tender tender(String method, String amount) {
        var token = method.equals("credit-card") ? "tok_approved" : null;
        return new Tender(UUID.randomUUID(), method, token, null, new BigDecimal(amount), "BRL", 1);
    }

    private void withdraw() {
        withdraw.work(new WithdrawPayments.Input(order, List.of(added)));
    }

    private String refunded() {
        var asked = sent.of(added, Queue.PAYMENT_REFUND_CMD);
        assertThat(asked).hasSize(1);
        return asked.getFirst().body().path("amount").asText();
    }

    private String captured() {
        return sent.of(own, Queue.PAYMENT_CAPTURE_CMD)
                .getLast()
                .body()
                .path("amount")
                .asText();
    }
}
