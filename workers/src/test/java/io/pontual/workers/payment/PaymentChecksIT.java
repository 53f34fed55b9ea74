package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class PaymentChecksIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    PaymentCheckRepository repository;

    @Autowired
    PaymentGateway gateway;

    @Autowired
    Failover failover;

    @Autowired
    PaymentCheckProperties properties;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private UUID order;
    private UUID payment;

    @Test
    void an_answer_that_is_missing_is_asked_for_with_growing_pauses_until_it_comes() {
        keep(steps.ask("10.00"));
        var due = dueAt();

        lookAt(due.minusMillis(1));
        assertThat(checks()).isEmpty();
        for (var pause : List.of("PT4M", "PT8M", "PT16M", "PT30M", "PT30M")) {
            lookAt(due);
            assertThat(Duration.between(due, dueAt())).isEqualTo(Duration.parse(pause));
            due = dueAt();
        }
        assertThat(checks()).hasSize(5);
        assertThat(checks().getFirst().messageId()).isEqualTo("check:" + payment + ":1");
        assertThat(checks().getLast().messageId()).isEqualTo("check:" + payment + ":5");
        assertThat(checks().getFirst().body().get("awaited").asText()).isEqualTo("AUTHORISATION");

        steps.answer(payment, Kind.AUTHORISED, "10.00");

        lookAt(due.plus(Duration.ofDays(1)));
        assertThat(checks()).hasSize(5);
        assertThat(dueAt()).isNull();
    }

    @Test
    void a_capture_and_a_void_are_asked_for_too_under_new_ids() {
        keep(steps.authorised("10.00"));
        lookAt(Instant.now().plus(Duration.ofDays(1)));
        assertThat(checks()).isEmpty();

        steps.charge(order, "6.00");
        lookAt(dueAt());

        assertThat(checks()).hasSize(1);
        assertThat(checks().getFirst().body().get("awaited").asText()).isEqualTo("CAPTURE");
        assertThat(checks().getFirst().body().get("attempt").asInt()).isOne();

        keep(steps.authorised("10.00"));
        steps.release(order);
        lookAt(dueAt());

        assertThat(checks()).hasSize(1);
        assertThat(checks().getFirst().body().get("awaited").asText()).isEqualTo("VOID");
    }

    @Test
    void a_release_makes_the_next_check_soon_again_and_its_id_stays_new() {
        keep(steps.ask("10.00"));
        for (int look = 0; look < 4; look++) {
            lookAt(dueAt());
        }

        steps.release(order);

        assertThat(dueAt()).isBefore(Instant.now().plus(properties.firstAfter()));
        lookAt(dueAt());
        assertThat(checks().getLast().messageId()).isEqualTo("check:" + payment + ":5");
    }

    @Test
    void two_instances_that_look_at_the_same_time_ask_once() {
        keep(steps.ask("10.00"));
        var now = dueAt();

        transaction.executeWithoutResult(status -> {
            assertThat(askAt(now)).isFalse();
            CompletableFuture.runAsync(() -> lookAt(now)).join();
        });

        assertThat(checks()).hasSize(1);
    }

    @Test
    void a_row_of_an_instance_that_knew_no_checks_is_due() {
        keep(steps.ask("10.00"));
        db.update(PAYMENT_)
                .setNull(PAYMENT_.NEXT_CHECK_AT)
                .where(PAYMENT_.PAYMENT_ID.eq(payment))
                .execute();

        lookAt(Instant.now());

        assertThat(checks()).hasSize(1);
    }

    @Test
    void an_authorisation_that_a_check_finds_goes_on_and_the_webhook_that_comes_later_changes_nothing() {
        keep(steps.ask("10.00"));
        lookAt(dueAt());

        steps.answer(payment, Kind.AUTHORISED, "10.00", "aurora:" + payment + ":authorised");
        steps.answer(payment, Kind.AUTHORISED, "10.00", "aurora:" + payment + ":authorised");

        assertThat(steps.status(order, payment)).isEqualTo("AUTHORISED");
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_AUTHORISED)).hasSize(1);
    }

    @Test
    void a_released_payment_that_the_provider_knows_nothing_of_was_never_taken_and_the_order_is_settled() {
        keep(steps.ask("10.00"));
        steps.answer(payment, Kind.NOT_FOUND, null);
        assertThat(steps.status(order, payment)).isEqualTo("REQUESTED");
        steps.release(order);
        assertThat(settled()).isZero();

        steps.answer(payment, Kind.NOT_FOUND, null);

        assertThat(steps.status(order, payment)).isEqualTo("DECLINED");
        assertThat(settled()).isOne();
        assertThat(sent.story(order)).containsExactly("PAYMENT_REQUESTED", "PAYMENT_DECLINED");
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_DECLINED)).isEmpty();
    }

    @Test
    void should_the_request_reach_the_provider_after_all_its_money_goes_back() {
        keep(steps.ask("10.00"));
        steps.release(order);
        steps.answer(payment, Kind.NOT_FOUND, null);

        steps.answer(payment, Kind.AUTHORISED, "10.00");
        assertThat(sent.of(payment, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        steps.answer(payment, Kind.VOIDED, null);

        assertThat(steps.status(order, payment)).isEqualTo("VOIDED");
        assertThat(settled()).isOne();
    }

    private void keep(UUID placed) {
        order = placed;
        payment = orders.paymentIds(order).getFirst();
    }

    private Instant dueAt() {
        return db.fetchValue(PAYMENT_.NEXT_CHECK_AT, PAYMENT_.PAYMENT_ID.eq(payment));
    }

    private void lookAt(Instant now) {
        while (Boolean.TRUE.equals(transaction.execute(status -> askAt(now)))) {
            // Payments of other tests may be due as well.
        }
    }

    private boolean askAt(Instant now) {
        return new PaymentChecks(repository, gateway, failover, properties, Clock.fixed(now, ZoneOffset.UTC))
                .askForDue();
    }

    private List<SentMessages.Message> checks() {
        return sent.of(payment, Queue.PAYMENT_CHECK_CMD);
    }

    private int settled() {
        return sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED).size();
    }
}
