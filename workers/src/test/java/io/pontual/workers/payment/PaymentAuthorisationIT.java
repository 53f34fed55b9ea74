package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class PaymentAuthorisationIT {
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

    @Test
    void a_payment_is_asked_for_once_however_often_the_job_runs() {
        ask("10.00");
        steps.authorise(order, first);

        var commands = sent.of(first, Queue.PAYMENT_AUTHORISE_CMD);
        assertThat(commands).hasSize(1);
        assertThat(commands.getFirst().messageId()).isEqualTo("authorise:" + first + ":1:1");
        assertThat(commands.getFirst().body().get("amount").asText()).isEqualTo("10.00");
        assertThat(commands.getFirst().body().get("token").asText()).isEqualTo("tok_approved");
        assertThat(sent.story(order)).containsExactly("PAYMENT_REQUESTED");
        assertThat(sent.storyText(order)).doesNotContain("tok_");
    }

    @Test
    void an_order_that_is_being_cancelled_asks_for_no_money() {
        order = orders.place("10.00");
        orders.close(order);

        steps.authorise(order, orders.paymentIds(order).getFirst());

        assertThat(payments.ofOrder(order)).isEmpty();
    }

    @Test
    void a_payment_that_is_no_tender_of_the_order_needs_an_operator() {
        var other = orders.place("10.00");

        assertThatThrownBy(() -> steps.authorise(other, UUID.randomUUID())).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void an_authorisation_is_told_once_and_the_token_is_forgotten() {
        ask("10.00");
        steps.answer(first, Kind.AUTHORISED, "10.00", "e-1-" + first);
        steps.answer(first, Kind.AUTHORISED, "10.00", "e-1-" + first);
        steps.answer(first, Kind.AUTHORISED, "10.00", "e-2-" + first);

        var told = sent.of(first, MessageName.PAYMENT_PAYMENT_AUTHORISED);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().messageId()).isEqualTo("e-1-" + first);
        assertThat(status(first)).isEqualTo("AUTHORISED");
        assertThat(db.fetchValue(PAYMENT_.TOKEN, PAYMENT_.PAYMENT_ID.eq(first))).isNull();
        assertThat(payments.ofOrder(order).getFirst().authorised()).isEqualByComparingTo("10.00");
    }

    @Test
    void a_decline_is_told_with_its_reason() {
        ask("10.00");
        steps.answer(first, Kind.DECLINED, null, "d-" + first);

        var told = sent.of(first, MessageName.PAYMENT_PAYMENT_DECLINED);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().body().get("reason").asText()).isEqualTo("insufficient-funds");
        assertThat(sent.story(order)).containsExactly("PAYMENT_REQUESTED", "PAYMENT_DECLINED");
    }

    @Test
    void a_result_for_an_unknown_payment_is_parked() {
        var eventId = "u-" + UUID.randomUUID();

        steps.answer(UUID.randomUUID(), Kind.AUTHORISED, "1.00", eventId);

        assertThat(sent.parkedReason(eventId)).startsWith("There is no payment");
    }

    @Test
    void a_capture_that_nobody_asked_for_is_parked_and_changes_nothing() {
        authorised("10.00");
        steps.answer(first, Kind.CAPTURED, "10.00", "c-" + first);

        assertThat(status(first)).isEqualTo("AUTHORISED");
        assertThat(sent.parkedReason("c-" + first)).startsWith("CAPTURED for a payment that is AUTHORISED");
    }

    @Test
    void another_amount_than_asked_for_is_declined_voided_and_noted() {
        ask("10.00");
        steps.answer(first, Kind.AUTHORISED, "1.00", "t-" + first);

        assertThat(status(first)).isEqualTo("VOIDING");
        assertThat(sent.of(first, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(sent.of(first, MessageName.PAYMENT_PAYMENT_DECLINED)).hasSize(1);
        assertThat(sent.parkedReason("t-" + first)).contains("1.00 instead of 10.00");
    }

    @Test
    void the_database_refuses_more_captured_than_authorised_whatever_the_code_does() {
        authorised("10.00");

        assertThatThrownBy(() -> db.update(PAYMENT_)
                        .set(PAYMENT_.CAPTURED_AMOUNT, new BigDecimal("10.01"))
                        .where(PAYMENT_.PAYMENT_ID.eq(first))
                        .execute())
                .isInstanceOfAny(DataAccessException.class, org.springframework.dao.DataAccessException.class)
                .hasMessageContaining("ck_payment_captured");
    }

    private void ask(String... amounts) {
        keep(steps.ask(amounts));
    }

    private void authorised(String... amounts) {
        keep(steps.authorised(amounts));
    }

    private void keep(UUID placed) {
        order = placed;
        var ids = orders.paymentIds(order);
        first = ids.getFirst();
    }

    private String status(UUID payment) {
        return steps.status(order, payment);
    }
}
