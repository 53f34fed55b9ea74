package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PROVIDER_ATTEMPT;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PROVIDER_HEALTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.PaymentProvider;
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
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class FailoverIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    PaymentCheckRepository checks;

    @Autowired
    PaymentGateway gateway;

    @Autowired
    Failover failover;

    @Autowired
    ProviderHealthRepository healthRepository;

    @Autowired
    ProviderHealthProperties healthProperties;

    @Autowired
    PaymentProvidersHealthIndicator indicator;

    @Autowired
    PaymentCheckProperties checkProperties;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private UUID order;
    private UUID payment;

    @BeforeEach
    void ask() {
        order = steps.ask("10.00");
        payment = orders.paymentIds(order).getFirst();
    }

    /** What was learnt here is nothing for other tests, and nothing may be left to ask for. */
    @AfterEach
    void forget() {
        db.deleteFrom(PROVIDER_HEALTH).execute();
        db.update(PAYMENT_)
                .set(PAYMENT_.NEXT_CHECK_AT, Instant.parse("2999-01-01T00:00:00Z"))
                .where(PAYMENT_.PAYMENT_ID.eq(payment))
                .execute();
    }

    @Test
    void a_provider_that_was_surely_not_reached_is_followed_by_the_other_and_the_order_hears_only_of_that() {
        steps.answer("aurora", payment, Kind.UNAVAILABLE, null);

        assertThat(asked()).containsExactly("aurora", "litoral");
        assertThat(commands().getLast().body().path("token").asText()).isEqualTo("tok_approved");
        assertThat(commands().getLast().messageId()).isEqualTo("authorise:" + payment + ":2:1");
        assertThat(holder()).isEqualTo("litoral");
        steps.answer("litoral", payment, Kind.AUTHORISED, "10.00");
        assertThat(steps.status(order, payment)).isEqualTo("AUTHORISED");
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_AUTHORISED)).hasSize(1);
        assertThat(sent.of(payment, Queue.PAYMENT_VOID_CMD)).isEmpty();

        steps.charge(order, "10.00");
        assertThat(sent.of(payment, Queue.PAYMENT_CAPTURE_CMD)
                        .getLast()
                        .body()
                        .path("provider")
                        .asText())
                .isEqualTo("litoral");
    }

    @Test
    void a_copy_of_an_answer_asks_nobody_else() {
        steps.answer("aurora", payment, Kind.UNAVAILABLE, null);
        steps.answer("aurora", payment, Kind.UNAVAILABLE, null);
        steps.answer("aurora", payment, Kind.NOT_FOUND, null);

        assertThat(asked()).containsExactly("aurora", "litoral");
    }

    @Test
    void a_provider_whose_answer_is_missing_is_asked_for_it_and_nobody_else_is_tried() {
        lookAt(dueAt());
        steps.answer("aurora", payment, Kind.NO_ANSWER, null);
        lookAt(dueAt());
        steps.answer("aurora", payment, Kind.NO_ANSWER, null);

        assertThat(asked()).containsExactly("aurora");
        assertThat(sent.of(payment, Queue.PAYMENT_CHECK_CMD)).hasSize(2);
        steps.answer("aurora", payment, Kind.AUTHORISED, "10.00");
        assertThat(steps.status(order, payment)).isEqualTo("AUTHORISED");
        assertThat(holder()).isEqualTo("aurora");
    }

    @Test
    void a_late_success_of_the_first_is_given_back_at_once_and_the_second_pays() {
        steps.answer("aurora", payment, Kind.NOT_FOUND, null);
        steps.answer("litoral", payment, Kind.AUTHORISED, "10.00");

        steps.answer("aurora", payment, Kind.AUTHORISED, "10.00");

        var voids = sent.of(payment, Queue.PAYMENT_VOID_CMD);
        assertThat(voids).hasSize(1);
        assertThat(voids.getFirst().body().path("provider").asText()).isEqualTo("aurora");
        assertThat(voids.getFirst().body().path("providerReference").asText()).isEqualTo("auth-" + payment);
        assertThat(outcomes()).containsExactly("LATE", "ASKED");
        steps.answer("aurora", payment, Kind.VOIDED, null);
        assertThat(outcomes()).containsExactly("LATE_VOIDED", "ASKED");
        assertThat(steps.status(order, payment)).isEqualTo("AUTHORISED");
        assertThat(holder()).isEqualTo("litoral");
        assertThat(db.fetchValue(PAYMENT_.AUTHORISED_AMOUNT, PAYMENT_.PAYMENT_ID.eq(payment)))
                .isEqualByComparingTo("10.00");
    }

    @Test
    void a_late_success_goes_back_even_before_the_second_has_answered_and_whatever_that_answers() {
        steps.answer("aurora", payment, Kind.NOT_FOUND, null);
        steps.answer("aurora", payment, Kind.AUTHORISED, "10.00");

        assertThat(sent.of(payment, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(steps.status(order, payment)).isEqualTo("REQUESTED");
        steps.answer("litoral", payment, Kind.DECLINED, null);
        assertThat(steps.status(order, payment)).isEqualTo("DECLINED");
        assertThat(sent.of(payment, MessageName.PAYMENT_PAYMENT_DECLINED)).hasSize(1);
    }

    @Test
    void with_nobody_reached_it_is_tried_again_in_a_new_round_instead_of_asked_for() {
        steps.answer("aurora", payment, Kind.UNAVAILABLE, null);
        steps.answer("litoral", payment, Kind.UNAVAILABLE, null);
        assertThat(asked()).containsExactly("aurora", "litoral");
        assertThat(steps.status(order, payment)).isEqualTo("REQUESTED");

        lookAt(dueAt());

        assertThat(asked()).containsExactly("aurora", "litoral", "aurora");
        assertThat(sent.of(payment, Queue.PAYMENT_CHECK_CMD)).isEmpty();
        steps.answer("aurora", payment, Kind.AUTHORISED, "10.00");
        assertThat(steps.status(order, payment)).isEqualTo("AUTHORISED");
    }

    @Test
    void a_provider_that_had_to_give_money_back_is_not_asked_a_second_time() {
        steps.answer("aurora", payment, Kind.NOT_FOUND, null);
        steps.answer("aurora", payment, Kind.AUTHORISED, "10.00");
        steps.answer("litoral", payment, Kind.UNAVAILABLE, null);

        lookAt(dueAt());

        assertThat(asked()).containsExactly("aurora", "litoral", "litoral");
    }

    @Test
    void an_order_that_is_given_up_while_nobody_is_reached_ends_at_once() {
        steps.answer("aurora", payment, Kind.UNAVAILABLE, null);
        steps.answer("litoral", payment, Kind.UNAVAILABLE, null);

        steps.release(order);

        assertThat(steps.status(order, payment)).isEqualTo("DECLINED");
        assertThat(sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED)).hasSize(1);
        assertThat(db.fetchValue(PAYMENT_.REASON, PAYMENT_.PAYMENT_ID.eq(payment)))
                .isEqualTo("provider-unavailable");
    }

    @Test
    void an_order_that_is_given_up_asks_no_further_provider() {
        steps.release(order);

        steps.answer("aurora", payment, Kind.UNAVAILABLE, null);

        assertThat(asked()).containsExactly("aurora");
        assertThat(steps.status(order, payment)).isEqualTo("DECLINED");
    }

    @Test
    void a_provider_that_fails_again_and_again_is_down_for_new_payments_until_it_answers() {
        for (int i = 0; i < healthProperties.downAfter(); i++) {
            steps.answer("aurora", payment, Kind.NO_ANSWER, null);
        }
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        assertThat(indicator.health().getDetails().get("aurora").toString()).contains("down");

        var next = orders.paymentIds(steps.ask("10.00")).getFirst();
        assertThat(db.fetchValue(PAYMENT_.PROVIDER, PAYMENT_.PAYMENT_ID.eq(next)))
                .isEqualTo("litoral");
        steps.answer("litoral", next, Kind.DECLINED, null);

        steps.answer("aurora", payment, Kind.AUTHORISED, "10.00");
        assertThat(indicator.health().getDetails().get("aurora").toString()).contains("up");
    }

    @Test
    void with_every_provider_down_the_health_says_so() {
        for (var provider : PaymentProvider.values()) {
            for (int i = 0; i < healthProperties.downAfter(); i++) {
                steps.answer(provider.code(), payment, Kind.NO_ANSWER, null);
            }
        }

        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void old_failures_count_no_more() {
        for (int i = 0; i < healthProperties.downAfter(); i++) {
            steps.answer("aurora", payment, Kind.NO_ANSWER, null);
        }
        var later =
                Clock.fixed(Instant.now().plus(healthProperties.window()).plus(Duration.ofSeconds(1)), ZoneOffset.UTC);

        var state = new ProviderHealth(healthRepository, healthProperties, later)
                .all()
                .get(PaymentProvider.AURORA)
                .state();

        assertThat(state).isEqualTo(ProviderHealth.State.UP);
    }

    private List<SentMessages.Message> commands() {
        return sent.of(payment, Queue.PAYMENT_AUTHORISE_CMD);
    }

    private List<String> asked() {
        return commands().stream()
                .map(command -> command.body().path("provider").asText())
                .toList();
    }

    private List<String> outcomes() {
        return db.select(PROVIDER_ATTEMPT.OUTCOME)
                .from(PROVIDER_ATTEMPT)
                .where(PROVIDER_ATTEMPT.PAYMENT_ID.eq(payment))
                .orderBy(PROVIDER_ATTEMPT.ATTEMPT)
                .fetch(PROVIDER_ATTEMPT.OUTCOME);
    }

    private String holder() {
        return db.fetchValue(PAYMENT_.PROVIDER, PAYMENT_.PAYMENT_ID.eq(payment));
    }

    private Instant dueAt() {
        return db.fetchValue(PAYMENT_.NEXT_CHECK_AT, PAYMENT_.PAYMENT_ID.eq(payment));
    }

    private void lookAt(Instant now) {
        transaction.executeWithoutResult(status -> new PaymentChecks(
                        checks, gateway, failover, checkProperties, Clock.fixed(now, ZoneOffset.UTC))
                .askForDue());
    }
}
