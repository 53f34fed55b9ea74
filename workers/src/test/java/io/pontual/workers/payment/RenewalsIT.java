package io.pontual.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.MoneyBooks;
import io.pontual.workers.support.SentMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Money is set aside for a time only, and the goods may take longer. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class RenewalsIT {
    private static final Duration LIFE = Duration.ofDays(7);

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    Payments payments;

    @Autowired
    Renewals renewals;

    @Autowired
    PaymentRepository repository;

    @Autowired
    Refunds refunds;

    @Autowired
    RenewalRepository renewalRepository;

    @Autowired
    PaymentTables tables;

    @Autowired
    Failover failover;

    @Autowired
    PaymentGateway gateway;

    @Autowired
    PaymentStory story;

    @Autowired
    PaymentCheckProperties properties;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private final Instant expiresAt =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(LIFE);

    @AfterEach
    void the_books_agree() {
        MoneyBooks.assertStraight(db);
    }

    @Test
    void a_day_before_it_ends_the_process_is_started_once_and_never_again() {
        var payment = first(expiring("79.80"));

        lookAt(expiresAt.minus(Duration.ofHours(25)));
        assertThat(sent.of(payment, MessageName.PAYMENT_AUTHORISATION_EXPIRING)).isEmpty();
        lookAt(expiresAt.minus(Duration.ofHours(23)));
        lookAt(expiresAt.minus(Duration.ofHours(1)));

        var started = sent.of(payment, MessageName.PAYMENT_AUTHORISATION_EXPIRING);
        assertThat(started).hasSize(1);
        assertThat(started.getFirst().messageId()).isEqualTo("expiring:" + payment);
        assertThat(Instant.parse(started.getFirst().body().path("giveUpAt").asText()))
                .isEqualTo(expiresAt.minus(Duration.ofHours(4)));
    }

    @Test
    void what_does_not_expire_or_was_given_back_is_not_renewed() {
        var whole = steps.authorised("79.80");
        var released = expiring("79.80");
        steps.release(released);
        steps.answer(first(released), Kind.VOIDED, null);

        lookAt(expiresAt);

        assertThat(sent.of(first(whole), MessageName.PAYMENT_AUTHORISATION_EXPIRING))
                .isEmpty();
        assertThat(sent.of(first(released), MessageName.PAYMENT_AUTHORISATION_EXPIRING))
                .isEmpty();
    }

    @Test
    void the_new_one_is_set_aside_first_and_then_the_old_one_goes_back() {
        var order = expiring("79.80");
        var old = first(order);

        var renewal = renewals.renew(order, old, 1);

        var command = sent.of(renewal, Queue.PAYMENT_AUTHORISE_CMD).getFirst().body();
        assertThat(command.path("renews").asText()).isEqualTo(old.toString());
        assertThat(command.path("amount").asText()).isEqualTo("79.80");
        assertThat(command.path("token").asText()).isEqualTo("tok_approved");
        assertThat(sent.of(old, Queue.PAYMENT_VOID_CMD)).isEmpty();
        steps.authorised(renewal, "79.80", expiresAt.plus(LIFE));
        assertThat(sent.of(old, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(sent.of(renewal, MessageName.PAYMENT_PAYMENT_AUTHORISED)).hasSize(1);
        steps.answer(old, Kind.VOIDED, null);

        assertThat(steps.status(order, old)).isEqualTo("VOIDED");
        assertThat(steps.status(order, renewal)).isEqualTo("AUTHORISED");
        steps.charge(order, "79.80");
        steps.answer(renewal, Kind.CAPTURED, "79.80");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
        assertThat(payments.ofOrder(order))
                .extracting(one -> one.captured().toPlainString())
                .containsExactly("0", "79.80");
    }

    @Test
    void what_the_order_does_not_cost_any_more_is_not_asked_for_once_more() {
        // Units were cancelled since: the order costs 79.80.
        var order = expiring("120.00");
        var old = first(order);

        var renewal = renewals.renew(order, old, 1);

        assertThat(sent.of(renewal, Queue.PAYMENT_AUTHORISE_CMD)
                        .getFirst()
                        .body()
                        .path("amount")
                        .asText())
                .isEqualTo("79.80");
        steps.authorised(renewal, "79.80", expiresAt.plus(LIFE));
        steps.answer(old, Kind.VOIDED, null);
        steps.charge(order, "79.80");
        steps.answer(renewal, Kind.CAPTURED, "79.80");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
    }

    @Test
    void of_two_cards_the_one_that_is_charged_last_is_not_needed_when_the_first_is_enough() {
        var order = orders.place("79.80", "40.20");
        orders.paymentIds(order).forEach(payment -> steps.authorise(order, payment));
        steps.authorised(first(order), "79.80", expiresAt);
        var second = orders.paymentIds(order).getLast();
        steps.authorised(second, "40.20", expiresAt);

        assertThat(renewals.renew(order, second, 1)).isNull();
        assertThat(renewals.renew(order, first(order), 1)).isNotNull();
    }

    @Test
    void a_try_that_is_repeated_asks_once() {
        var order = expiring("79.80");

        var renewal = renewals.renew(order, first(order), 1);

        assertThat(renewals.renew(order, first(order), 1)).isEqualTo(renewal);
        assertThat(sent.of(renewal, Queue.PAYMENT_AUTHORISE_CMD)).hasSize(1);
        steps.answer(renewal, Kind.DECLINED, null);
        assertThat(renewals.renew(order, first(order), 1)).isEqualTo(renewal);
        assertThat(renewals.renew(order, first(order), 2)).isNotEqualTo(renewal);
    }

    @Test
    void of_a_part_that_was_taken_only_the_rest_is_set_aside_once_more() {
        var order = expiring("79.80");
        var old = first(order);
        steps.handOver(order, UUID.randomUUID(), new LineQuantity("1", 2));
        steps.answer(old, Kind.CAPTURED, "39.80");

        var renewal = renewals.renew(order, old, 1);

        assertThat(payments.ofOrder(order).getLast().amount()).isEqualByComparingTo("40.00");
        steps.authorised(renewal, "40.00", expiresAt.plus(LIFE));
        steps.answer(old, Kind.VOIDED, null);
        assertThat(steps.status(order, old)).isEqualTo("CAPTURED");
        steps.charge(order, "79.80");
        steps.answer(renewal, Kind.CAPTURED, "40.00");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
        MoneyBooks.assertNothingSetAside(db, order);
    }

    @Test
    void goods_handed_over_while_it_is_asked_for_are_paid_from_the_old_one_and_nothing_twice() {
        var order = expiring("79.80");
        var old = first(order);
        var renewal = renewals.renew(order, old, 1);

        steps.handOver(order, UUID.randomUUID(), new LineQuantity("1", 2));
        steps.authorised(renewal, "79.80", expiresAt.plus(LIFE));
        steps.answer(old, Kind.CAPTURED, "39.80");
        assertThat(sent.of(old, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        steps.answer(old, Kind.VOIDED, null);
        steps.charge(order, "79.80");

        assertThat(sent.of(renewal, Queue.PAYMENT_CAPTURE_CMD)
                        .getFirst()
                        .body()
                        .path("amount")
                        .asText())
                .isEqualTo("40.00");
        steps.answer(renewal, Kind.CAPTURED, "40.00");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
        MoneyBooks.assertNothingSetAside(db, order);
    }

    @Test
    void declined_the_old_one_stays_until_the_order_is_given_up() {
        var order = expiring("79.80");
        var old = first(order);
        var renewal = renewals.renew(order, old, 1);

        steps.answer(renewal, Kind.DECLINED, null);

        assertThat(sent.of(renewal, MessageName.PAYMENT_PAYMENT_DECLINED)).hasSize(1);
        assertThat(steps.status(order, old)).isEqualTo("AUTHORISED");
        assertThat(sent.of(old, Queue.PAYMENT_VOID_CMD)).isEmpty();
    }

    @Test
    void cancelled_in_the_middle_of_it_both_go_back_and_the_process_hears_that_it_is_over() {
        var order = expiring("79.80");
        var old = first(order);
        lookAt(expiresAt.minus(Duration.ofHours(23)));
        var renewal = renewals.renew(order, old, 1);

        orders.close(order);
        steps.release(order);
        steps.answer(old, Kind.VOIDED, null);
        assertThat(sent.of(old, MessageName.PAYMENT_RENEWAL_OVER)).hasSize(1);
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).isEmpty();
        steps.authorised(renewal, "79.80", expiresAt.plus(LIFE));
        steps.answer(renewal, Kind.VOIDED, null);

        assertThat(payments.ofOrder(order)).extracting(Payments.Payment::status).containsOnly("VOIDED");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
        assertThat(renewals.renew(order, old, 2)).isNull();
        MoneyBooks.assertNothingSetAside(db, order);
    }

    @Test
    void a_short_lived_one_is_renewed_after_half_of_its_life_and_there_is_always_time_to_answer() {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        var policy = new PaymentTables.RenewalPolicy(Duration.ofDays(1), Duration.ofHours(4), Duration.ofMinutes(30));

        assertThat(policy.renewAt(now, now.plus(Duration.ofHours(2)))).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(policy.renewAt(now, now.plus(Duration.ofDays(7)))).isEqualTo(now.plus(Duration.ofDays(6)));
        assertThat(policy.giveUpAt(now, now.plus(Duration.ofHours(1)))).isEqualTo(now.plus(Duration.ofMinutes(30)));
    }

    private UUID expiring(String amount) {
        var order = steps.ask(amount);
        steps.authorised(first(order), amount, expiresAt);
        return order;
    }

    private UUID first(UUID order) {
        return orders.paymentIds(order).getFirst();
    }

    private void lookAt(Instant time) {
        var then = new Renewals(
                orders,
                repository,
                refunds,
                renewalRepository,
                tables,
                failover,
                gateway,
                story,
                properties,
                Clock.fixed(time, ZoneOffset.UTC));
        transaction.executeWithoutResult(status -> then.beginDue());
    }
}
