package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.RefundReason;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Gift cards, store credit and payment in the store: money without a provider. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class HouseIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    CreditAccounts accounts;

    @Autowired
    Payments payments;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @AfterEach
    void the_books_agree() {
        MoneyBooks.assertStraight(db);
    }

    @Test
    void a_gift_card_is_held_charged_and_released_to_the_cent_without_any_provider() {
        var card = giftCard("50.00");
        var order = paidWith(gift(card, "30.00"));
        var payment = orders.paymentIds(order).getFirst();
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_AUTHORISED)).hasSize(1);
        assertThat(balance(card)).isEqualByComparingTo("20.00");
        assertThat(held(card)).isEqualByComparingTo("30.00");

        steps.charge(order, "12.34");

        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
        assertThat(balance(card)).isEqualByComparingTo("37.66");
        assertThat(held(card)).isZero();
        assertThat(sent.destinations(payment)).allMatch(to -> !to.endsWith(".cmd"));
    }

    @Test
    void released_everything_is_back_on_the_card() {
        var card = giftCard("50.00");
        var order = paidWith(gift(card, "30.00"));

        steps.release(order);
        steps.release(order);

        assertThat(balance(card)).isEqualByComparingTo("50.00");
        assertThat(payments.ofOrder(order).getFirst().status()).isEqualTo("VOIDED");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED))
                .extracting(SentMessages.Message::messageId)
                .containsOnly("settled:" + order + ":release");
    }

    @Test
    void a_card_with_too_little_an_unknown_one_and_one_of_another_kind_are_declined() {
        var card = giftCard("10.00");
        assertDeclined(gift(card, "10.01"));
        assertDeclined(tender("gift-card", "GC-UNKNOWN", "1.00"));
        assertDeclined(tender("store-credit", card.code(), "1.00"));
        assertThat(balance(card)).isEqualByComparingTo("10.00");
    }

    @Test
    void a_refund_goes_back_to_the_card_at_once() {
        var card = giftCard("50.00");
        var order = paidWith(gift(card, "30.00"));
        steps.charge(order, "30.00");

        var refund = steps.refund(order, "5.00", RefundReason.RETURN, "r-" + order);

        assertThat(balance(card)).isEqualByComparingTo("25.00");
        assertThat(sent.of(refund, MessageName.PAYMENT_REFUND_MADE)).hasSize(1);
    }

    @Test
    void of_a_card_and_a_gift_card_the_gift_card_is_charged_first_and_the_credit_card_refunded_first() {
        var card = giftCard("50.00");
        var order = paidWith(tender("credit-card", null, "49.80"), gift(card, "30.00"));
        var credit = orders.paymentIds(order).getFirst();
        steps.answer(credit, Kind.AUTHORISED, "49.80");

        steps.charge(order, "59.90");
        assertThat(held(card)).isZero();
        assertThat(sent.of(credit, Queue.PAYMENT_CAPTURE_CMD)
                        .getFirst()
                        .body()
                        .path("amount")
                        .asText())
                .isEqualTo("29.90");
        steps.answer(credit, Kind.CAPTURED, "29.90");
        steps.refund(order, "40.00", RefundReason.RETURN, "r-" + order);

        assertThat(sent.of(credit, Queue.PAYMENT_REFUND_CMD)
                        .getFirst()
                        .body()
                        .path("amount")
                        .asText())
                .isEqualTo("29.90");
        assertThat(balance(card)).isEqualByComparingTo("30.10");
    }

    @Test
    void what_is_paid_in_the_store_needs_nobody() {
        var order = paidWith(tender("pay-in-store", null, "30.00"));

        steps.charge(order, "20.00");

        assertThat(payments.ofOrder(order).getFirst().captured()).isEqualByComparingTo("20.00");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
    }

    @Test
    void what_was_paid_in_the_store_comes_back_as_store_credit_as_the_table_says() {
        var order = paidWith(tender("pay-in-store", null, "30.00"));
        steps.charge(order, "30.00");

        var refund = steps.refund(order, "5.00", RefundReason.RETURN, "r-" + order);

        var made = payments.refund(refund).orElseThrow();
        assertThat(made.credit()).isEqualByComparingTo("5.00");
        assertThat(made.creditCodes()).hasSize(1);
    }

    @Test
    void two_orders_at_the_same_moment_cannot_spend_the_same_money() throws Exception {
        for (int run = 0; run < 10; run++) {
            var card = giftCard("30.00");
            var first = orders.placeWith(gift(card, "20.00"));
            var second = orders.placeWith(gift(card, "20.00"));
            try (var threads = Executors.newFixedThreadPool(2)) {
                var results = threads.invokeAll(List.<Callable<Void>>of(ask(first), ask(second)));
                for (var result : results) {
                    result.get();
                }
            }
            assertThat(List.of(status(first), status(second))).containsExactlyInAnyOrder("AUTHORISED", "DECLINED");
            assertThat(balance(card)).isEqualByComparingTo("10.00");
        }
    }

    @Test
    void the_database_refuses_a_balance_below_nothing_whatever_the_code_does() {
        var card = giftCard("10.00");

        assertThatThrownBy(() -> db.update(CREDIT_ACCOUNT)
                        .set(CREDIT_ACCOUNT.BALANCE_AMOUNT, new BigDecimal("-0.01"))
                        .where(CREDIT_ACCOUNT.ACCOUNT_ID.eq(card.accountId()))
                        .execute())
                .hasMessageContaining("ck_credit_account_balance");
    }

    private Callable<Void> ask(UUID order) {
        return () -> {
            steps.authorise(order, orders.paymentIds(order).getFirst());
            return null;
        };
    }

    private void assertDeclined(Tender tender) {
        var order = paidWith(tender);
        assertThat(status(order)).isEqualTo("DECLINED");
        assertThat(sent.of(tender.paymentId(), MessageName.PAYMENT_PAYMENT_DECLINED))
                .hasSize(1);
    }

    private String status(UUID order) {
        return payments.ofOrder(order).getFirst().status();
    }

    private UUID paidWith(Tender... tenders) {
        var order = orders.placeWith(tenders);
        orders.paymentIds(order).forEach(payment -> steps.authorise(order, payment));
        return order;
    }

    private static Tender gift(CreditAccount card, String amount) {
        return tender("gift-card", card.code(), amount);
    }

    private static Tender tender(String method, String code, String amount) {
        var token = method.equals("credit-card") ? "tok_approved" : null;
        return new Tender(UUID.randomUUID(), method, token, code, new BigDecimal(amount), "BRL", 1);
    }

    private CreditAccount giftCard(String amount) {
        return transaction.execute(
                status -> accounts.issue(CreditAccount.Kind.GIFT_CARD, null, "BRL", new BigDecimal(amount)));
    }

    private BigDecimal balance(CreditAccount card) {
        return accounts.find(card.accountId()).orElseThrow().balance();
    }

    private BigDecimal held(CreditAccount card) {
        return accounts.find(card.accountId()).orElseThrow().held();
    }
}
