package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.AuthorisePayment;
import io.pontual.processes.payment.CapturePayments;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.FakeOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class})
class PaymentIT {
    @Autowired
    FakeOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    AuthorisePaymentWorker authorise;

    @Autowired
    ReleasePaymentsWorker release;

    @Autowired
    CapturePaymentsWorker capture;

    @Autowired
    PaymentResultListener listener;

    @Autowired
    Payments payments;

    @Autowired
    DSLContext db;

    @Autowired
    ObjectMapper json;

    private UUID order;
    private UUID first;
    private UUID second;

    @Test
    void a_payment_is_asked_for_once_however_often_the_job_runs() {
        ask("10.00");
        authorise.work(new AuthorisePayment.Input(order, first));

        var commands = sent.of(first, Queue.PAYMENT_AUTHORISE_CMD);
        assertThat(commands).hasSize(1);
        assertThat(commands.getFirst().messageId()).isEqualTo("authorise:" + first);
        assertThat(commands.getFirst().body().get("amount").asText()).isEqualTo("10.00");
        assertThat(commands.getFirst().body().get("token").asText()).isEqualTo("tok_approved");
        assertThat(sent.story(order)).containsExactly("PAYMENT_REQUESTED");
        assertThat(sent.storyText(order)).doesNotContain("tok_");
    }

    @Test
    void an_order_that_is_being_cancelled_asks_for_no_money() {
        order = orders.place("10.00");
        orders.close(order);

        authorise.work(
                new AuthorisePayment.Input(order, orders.paymentIds(order).getFirst()));

        assertThat(payments.ofOrder(order)).isEmpty();
    }

    @Test
    void a_payment_that_is_no_tender_of_the_order_needs_an_operator() {
        var other = orders.place("10.00");

        assertThatThrownBy(() -> authorise.work(new AuthorisePayment.Input(other, UUID.randomUUID())))
                .isInstanceOf(NeedsOperator.class);
    }

    @Test
    void an_authorisation_is_told_once_and_the_token_is_forgotten() {
        ask("10.00");
        answer(first, Kind.AUTHORISED, "10.00", "e-1-" + first);
        answer(first, Kind.AUTHORISED, "10.00", "e-1-" + first);
        answer(first, Kind.AUTHORISED, "10.00", "e-2-" + first);

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
        answer(first, Kind.DECLINED, null, "d-" + first);

        var told = sent.of(first, MessageName.PAYMENT_PAYMENT_DECLINED);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().body().get("reason").asText()).isEqualTo("insufficient-funds");
        assertThat(sent.story(order)).containsExactly("PAYMENT_REQUESTED", "PAYMENT_DECLINED");
    }

    @Test
    void a_result_for_an_unknown_payment_is_parked() {
        var eventId = "u-" + UUID.randomUUID();

        answer(UUID.randomUUID(), Kind.AUTHORISED, "1.00", eventId);

        assertThat(sent.parkedReason(eventId)).startsWith("There is no payment");
    }

    @Test
    void a_capture_that_nobody_asked_for_is_parked_and_changes_nothing() {
        authorised("10.00");
        answer(first, Kind.CAPTURED, "10.00", "c-" + first);

        assertThat(status(first)).isEqualTo("AUTHORISED");
        assertThat(sent.parkedReason("c-" + first)).isEqualTo("CAPTURED for a payment that is AUTHORISED");
    }

    @Test
    void another_amount_than_asked_for_is_declined_voided_and_noted() {
        ask("10.00");
        answer(first, Kind.AUTHORISED, "1.00", "t-" + first);

        assertThat(status(first)).isEqualTo("VOIDING");
        assertThat(sent.of(first, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(sent.of(first, MessageName.PAYMENT_PAYMENT_DECLINED)).hasSize(1);
        assertThat(sent.parkedReason("t-" + first)).contains("1.00 instead of 10.00");
    }

    @Test
    void releasing_an_order_without_payments_settles_it_at_once() {
        order = orders.place("10.00");

        release.work(new ReleasePayments.Input(order));

        var settled = settled();
        assertThat(settled).hasSize(1);
        assertThat(settled.getFirst().messageId()).isEqualTo("settled:" + order + ":release");
    }

    @Test
    void a_release_is_settled_when_the_last_void_has_come_back_and_not_before() {
        authorised("30.00", "20.00");
        release.work(new ReleasePayments.Input(order));
        release.work(new ReleasePayments.Input(order));

        assertThat(sent.of(first, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(settled()).isEmpty();
        answer(second, Kind.VOIDED, null);
        assertThat(settled()).isEmpty();
        answer(first, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
        assertThat(sent.story(order)).contains("PAYMENT_VOIDED");
    }

    @Test
    void an_authorisation_that_comes_after_the_release_is_voided_before_the_order_is_settled() {
        ask("10.00");
        release.work(new ReleasePayments.Input(order));
        assertThat(settled()).isEmpty();

        answer(first, Kind.AUTHORISED, "10.00");
        assertThat(status(first)).isEqualTo("VOIDING");
        assertThat(sent.of(first, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(sent.of(first, MessageName.PAYMENT_PAYMENT_AUTHORISED)).isEmpty();
        assertThat(settled()).isEmpty();

        answer(first, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_decline_that_comes_after_the_release_settles_the_order() {
        ask("10.00");
        release.work(new ReleasePayments.Input(order));

        answer(first, Kind.DECLINED, null);

        assertThat(settled()).hasSize(1);
        assertThat(sent.of(first, MessageName.PAYMENT_PAYMENT_DECLINED)).isEmpty();
    }

    @Test
    void money_that_is_being_taken_cannot_be_released() {
        authorised("10.00");
        charge("10.00");

        assertThatThrownBy(() -> release.work(new ReleasePayments.Input(order)))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining(first.toString());
    }

    @Test
    void a_charge_is_taken_from_two_tenders_to_the_cent_and_the_third_goes_back() {
        authorised("30.01", "20.00", "5.00");
        var third = orders.paymentIds(order).get(2);
        charge("42.34");

        assertThat(captureAmount(first)).isEqualTo("30.01");
        assertThat(captureAmount(second)).isEqualTo("12.33");
        assertThat(sent.of(third, Queue.PAYMENT_VOID_CMD)).hasSize(1);

        answer(second, Kind.CAPTURED, "12.33");
        answer(third, Kind.VOIDED, null);
        assertThat(settled()).isEmpty();
        answer(first, Kind.CAPTURED, "30.01");
        assertThat(settled()).hasSize(1);
        assertThat(settled().getFirst().messageId()).isEqualTo("settled:" + order + ":capture");
        assertThat(payments.ofOrder(order).stream()
                        .map(Payments.Payment::captured)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("42.34");
    }

    @Test
    void nothing_to_charge_gives_everything_back() {
        authorised("10.00");
        charge("0");

        assertThat(sent.destinations(first)).doesNotContain(Queue.PAYMENT_CAPTURE_CMD);
        answer(first, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
    }

    @Test
    void more_than_is_authorised_is_refused_and_nothing_is_sent() {
        authorised("10.00");

        assertThatThrownBy(() -> charge("10.01"))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("10.01")
                .hasMessageContaining("10.00");
        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).isEmpty();
    }

    @Test
    void a_failed_capture_is_told_once_for_all_tenders_and_asked_for_again() {
        authorised("30.00", "20.00");
        charge("50.00");

        answer(first, Kind.CAPTURE_FAILED, null);
        assertThat(sent.of(order, MessageName.PAYMENT_CAPTURE_FAILED)).isEmpty();
        answer(second, Kind.CAPTURE_FAILED, null, "f-" + second);
        var told = sent.of(order, MessageName.PAYMENT_CAPTURE_FAILED);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().messageId()).isEqualTo("f-" + second);
        assertThat(told.getFirst().body().get("failureReason").asText()).isEqualTo("insufficient-funds");

        charge("50.00");
        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD))
                .extracting(SentMessages.Message::messageId)
                .containsExactly("capture:" + first + ":1", "capture:" + first + ":2");
        answer(first, Kind.CAPTURED, "30.00");
        answer(second, Kind.CAPTURED, "20.00");
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_repeated_capture_job_sends_nothing_twice() {
        authorised("10.00");
        charge("10.00");
        charge("10.00");

        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).hasSize(1);
        answer(first, Kind.CAPTURED, "10.00");
        assertThat(settled()).hasSize(1);
    }

    @Test
    void two_last_results_at_the_same_moment_settle_the_order_once() throws Exception {
        for (int run = 0; run < 10; run++) {
            authorised("30.00", "20.00");
            release.work(new ReleasePayments.Input(order));

            together(() -> answer(first, Kind.VOIDED, null), () -> answer(second, Kind.VOIDED, null));

            assertThat(settled()).hasSize(1);
        }
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

    @Test
    void whatever_comes_in_whatever_order_no_more_is_captured_than_charged() {
        var random = new Random(42);
        for (int run = 0; run < 15; run++) {
            ask("30.00", "20.00");
            for (int step = 0; step < 15; step++) {
                var payment = random.nextBoolean() ? first : second;
                switch (random.nextInt(8)) {
                    case 0 -> quietly(() -> charge("35.00"));
                    case 1 -> quietly(() -> release.work(new ReleasePayments.Input(order)));
                    default -> {
                        var kind = Kind.values()[random.nextInt(Kind.values().length)];
                        var amount =
                                switch (kind) {
                                    case AUTHORISED -> payment.equals(first) ? "30.00" : "20.00";
                                    case CAPTURED -> String.valueOf(random.nextInt(40));
                                    default -> null;
                                };
                        answer(payment, kind, amount);
                    }
                }
            }
            assertThat(payments.ofOrder(order))
                    .allSatisfy(one -> assertThat(one.captured()).isLessThanOrEqualTo(one.authorised()));
            if (!settled().isEmpty()) {
                assertThat(payments.ofOrder(order))
                        .extracting(Payments.Payment::status)
                        .isSubsetOf("DECLINED", "CAPTURED", "VOIDED", "VOIDING");
            }
        }
    }

    private void ask(String... amounts) {
        order = orders.place(amounts);
        var ids = orders.paymentIds(order);
        first = ids.getFirst();
        second = ids.getLast().equals(first) ? null : ids.get(1);
        ids.forEach(id -> authorise.work(new AuthorisePayment.Input(order, id)));
    }

    private void authorised(String... amounts) {
        ask(amounts);
        orders.tenders(order)
                .forEach(tender -> answer(
                        tender.paymentId(), Kind.AUTHORISED, tender.amount().toPlainString()));
    }

    private void charge(String amount) {
        capture.work(new CapturePayments.Input(order, new BigDecimal(amount)));
    }

    private void answer(UUID payment, Kind kind, String amount) {
        answer(payment, kind, amount, UUID.randomUUID().toString());
    }

    private void answer(UUID payment, Kind kind, String amount, String eventId) {
        var failed = kind == Kind.DECLINED || kind == Kind.CAPTURE_FAILED;
        var result = new PaymentResult(
                eventId,
                payment,
                kind,
                kind == Kind.DECLINED ? null : "auth-" + payment,
                amount == null ? null : new BigDecimal(amount),
                failed ? "insufficient-funds" : null,
                Instant.parse("2026-03-02T12:00:00Z"));
        try {
            listener.receive(json.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SentMessages.Message> settled() {
        return sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED);
    }

    private String captureAmount(UUID payment) {
        return sent.of(payment, Queue.PAYMENT_CAPTURE_CMD)
                .getFirst()
                .body()
                .get("amount")
                .asText();
    }

    private String status(UUID payment) {
        return payments.ofOrder(order).stream()
                .filter(one -> one.paymentId().equals(payment))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (NeedsOperator expected) {
            // Refusing is one of the right answers to a random step.
        }
    }

    private static void together(Runnable one, Runnable other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var runs = List.of(one, other).stream()
                    .map(step -> threads.submit((Callable<Void>) () -> {
                        start.await();
                        step.run();
                        return null;
                    }))
                    .toList();
            for (var run : runs) {
                run.get();
            }
        }
    }
}
