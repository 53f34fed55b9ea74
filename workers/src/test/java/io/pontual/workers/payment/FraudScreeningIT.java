package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.FRAUD_SCREENING;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.PaymentResult.Fraud;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.ordering.contract.FraudReviews;
import io.pontual.workers.payment.contract.FraudScreenings;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What payment makes of a provider's fraud screening; what an order makes of it is tried in ordering. */
@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class, FraudScreeningIT.Ordering.class})
class FraudScreeningIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    FraudScreenings screenings;

    @Autowired
    Told told;

    @Autowired
    DSLContext db;

    /** What ordering was told; it carries out every verdict. */
    static class Told implements FraudReviews {
        final List<String> words = new ArrayList<>();

        @Override
        public void lock(UUID orderId) {
            words.add("lock");
        }

        @Override
        public void pending(UUID orderId, String provider) {
            words.add("pending " + provider);
        }

        @Override
        public Effect verdict(UUID orderId, String provider, boolean approved) {
            words.add(approved ? "approved" : "denied");
            return approved ? Effect.RELEASED : Effect.REFUSED;
        }

        List<String> withoutLocks() {
            return words.stream().filter(word -> !word.equals("lock")).toList();
        }
    }

    @TestConfiguration
    static class Ordering {
        @Bean
        @Primary
        Told told() {
            return new Told();
        }
    }

    private UUID order;
    private UUID first;

    @BeforeEach
    void ask() {
        told.words.clear();
        order = orders.place("10.00", "20.00");
        first = orders.paymentIds(order).getFirst();
        steps.authorise(order, first);
    }

    private String effect() {
        return db.fetchValue(FRAUD_SCREENING.EFFECT, FRAUD_SCREENING.PAYMENT_ID.eq(first));
    }

    @Test
    void a_provider_without_a_screening_of_its_own_changes_nothing() {
        steps.answer(first, Kind.AUTHORISED, "10.00");

        assertThat(told.words).isEmpty();
        assertThat(screenings.ofOrder(order)).isEmpty();
    }

    @Test
    void an_authorisation_that_is_still_screened_holds_the_order_before_its_process_goes_on() {
        steps.screened(first, "10.00", Fraud.PENDING);

        assertThat(told.words).containsExactly("lock", "pending aurora");
        assertThat(screenings.ofOrder(order)).containsEntry(first, "PENDING");
        assertThat(sent.destinations(first)).contains(MessageName.PAYMENT_PAYMENT_AUTHORISED);
    }

    @Test
    void the_verdict_is_told_and_carried_out_once_however_often_it_comes() {
        steps.screened(first, "10.00", Fraud.PENDING);
        steps.verdict(first, Fraud.APPROVED, first + "v1");
        steps.verdict(first, Fraud.APPROVED, first + "v1");
        steps.verdict(first, Fraud.APPROVED, first + "v2");

        assertThat(told.withoutLocks()).containsExactly("pending aurora", "approved");
        assertThat(screenings.ofOrder(order)).containsEntry(first, "APPROVED");
        assertThat(effect()).isEqualTo("released");
        assertThat(sent.story(order)).containsOnlyOnce("FRAUD_APPROVED");
    }

    @Test
    void a_second_verdict_that_says_the_opposite_is_for_an_operator() {
        steps.screened(first, "10.00", Fraud.PENDING);
        steps.verdict(first, Fraud.APPROVED, first + "v1");
        var event = UUID.randomUUID().toString();
        steps.verdict(first, Fraud.DENIED, event);

        assertThat(sent.parkedReason(event)).contains("DENIED after it had said APPROVED");
        assertThat(told.withoutLocks()).containsExactly("pending aurora", "approved");
    }

    @Test
    void a_denial_is_carried_out() {
        steps.screened(first, "10.00", Fraud.PENDING);
        steps.verdict(first, Fraud.DENIED, "d-" + first);

        assertThat(told.withoutLocks()).containsExactly("pending aurora", "denied");
        assertThat(effect()).isEqualTo("refused");
        assertThat(sent.story(order)).containsOnlyOnce("FRAUD_DENIED");
    }

    @Test
    void an_order_waits_until_every_one_of_its_payments_is_vouched_for() {
        var second = orders.paymentIds(order).getLast();
        steps.authorise(order, second);
        steps.screened(first, "10.00", Fraud.PENDING);
        steps.screened(second, "20.00", Fraud.PENDING);

        steps.verdict(first, Fraud.APPROVED, "a-" + first);
        assertThat(effect()).isEqualTo("waiting");
        assertThat(told.withoutLocks()).doesNotContain("approved");

        steps.verdict(second, Fraud.APPROVED, "a-" + second);
        assertThat(told.withoutLocks()).containsOnlyOnce("approved");
    }

    @Test
    void an_approval_that_comes_before_the_authorisation_needs_no_hold() {
        steps.verdict(first, Fraud.APPROVED, "a-" + first);
        assertThat(effect()).isEqualTo("early");

        steps.screened(first, "10.00", Fraud.PENDING);

        assertThat(told.withoutLocks()).isEmpty();
    }

    @Test
    void a_denial_that_comes_before_the_authorisation_counts_when_that_comes() {
        steps.verdict(first, Fraud.DENIED, "d-" + first);
        assertThat(told.withoutLocks()).isEmpty();

        steps.screened(first, "10.00", Fraud.PENDING);

        assertThat(told.withoutLocks()).containsExactly("pending aurora", "denied");
        assertThat(effect()).isEqualTo("refused");
    }

    @Test
    void a_denial_with_the_authorisation_is_carried_out_at_once() {
        steps.screened(first, "10.00", Fraud.DENIED);

        assertThat(told.withoutLocks()).containsExactly("pending aurora", "denied");
    }

    @Test
    void an_authorisation_that_nobody_waits_for_holds_nothing() {
        steps.release(order);
        steps.screened(first, "10.00", Fraud.PENDING);

        assertThat(told.withoutLocks()).isEmpty();
    }

    @Test
    void a_verdict_that_says_nothing_is_for_an_operator() {
        var event = UUID.randomUUID().toString();
        steps.verdict(first, null, event);

        assertThat(sent.parkedReason(event)).contains("decides nothing");
        assertThat(screenings.ofOrder(order)).isEmpty();
    }

    @Test
    void a_verdict_about_a_payment_that_nobody_knows_is_for_an_operator() {
        var event = UUID.randomUUID().toString();
        steps.verdict(UUID.randomUUID(), Fraud.DENIED, event);

        assertThat(sent.parkedReason(event)).contains("There is no payment");
        assertThat(told.words).isEmpty();
    }
}
