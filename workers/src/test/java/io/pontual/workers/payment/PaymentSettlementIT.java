package io.pontual.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.ordering.contract.PaymentHolds;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class, PaymentSteps.class})
class PaymentSettlementIT {
    @Autowired
    ShopOrders orders;

    @Autowired
    PaymentHolds holds;

    @Autowired
    SentMessages sent;

    @Autowired
    PaymentSteps steps;

    @Autowired
    Payments payments;

    private UUID order;
    private UUID first;
    private UUID second;

    @Test
    void releasing_an_order_without_payments_settles_it_at_once() {
        order = orders.place("10.00");

        steps.release(order);

        var settled = settled();
        assertThat(settled).hasSize(1);
        assertThat(settled.getFirst().messageId()).isEqualTo("settled:" + order + ":release");
    }

    @Test
    void a_release_is_settled_when_the_last_void_has_come_back_and_not_before() {
        authorised("30.00", "20.00");
        steps.release(order);
        steps.release(order);

        assertThat(sent.of(first, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(settled()).isEmpty();
        steps.answer(second, Kind.VOIDED, null);
        assertThat(settled()).isEmpty();
        steps.answer(first, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
        assertThat(sent.story(order)).contains("PAYMENT_VOIDED");
    }

    @Test
    void an_authorisation_that_comes_after_the_release_is_voided_before_the_order_is_settled() {
        ask("10.00");
        steps.release(order);
        assertThat(settled()).isEmpty();

        steps.answer(first, Kind.AUTHORISED, "10.00");
        assertThat(status(first)).isEqualTo("VOIDING");
        assertThat(sent.of(first, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        assertThat(sent.of(first, MessageName.PAYMENT_PAYMENT_AUTHORISED)).isEmpty();
        assertThat(settled()).isEmpty();

        steps.answer(first, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_decline_that_comes_after_the_release_settles_the_order() {
        ask("10.00");
        steps.release(order);

        steps.answer(first, Kind.DECLINED, null);

        assertThat(settled()).hasSize(1);
        assertThat(sent.of(first, MessageName.PAYMENT_PAYMENT_DECLINED)).isEmpty();
    }

    @Test
    void money_that_is_being_taken_when_the_order_is_released_comes_back_as_soon_as_it_has_been_taken() {
        authorised("10.00");
        steps.charge(order, "10.00");

        steps.release(order);
        assertThat(sent.of(first, Queue.PAYMENT_REFUND_CMD)).isEmpty();
        steps.answer(first, Kind.CAPTURED, "10.00");

        assertThat(settled()).isEmpty();
        assertThat(sent.of(first, Queue.PAYMENT_REFUND_CMD)).hasSize(1);
        steps.answer(first, Kind.REFUNDED, "10.00");
        assertThat(settled()).hasSize(1);
        assertThat(payments.ofOrder(order).getFirst().refunded()).isEqualByComparingTo("10.00");
    }

    @Test
    void the_fee_of_a_cancellation_is_taken_in_tender_order_and_the_rest_goes_back() {
        authorised("30.01", "20.00", "5.00");
        var third = orders.paymentIds(order).get(2);
        orders.cancel(order, new BigDecimal("31.00"));

        steps.release(order);
        // The undo and the process that makes sure of it both ask.
        steps.release(order);

        assertThat(captureAmount(first)).isEqualTo("30.01");
        assertThat(captureAmount(second)).isEqualTo("0.99");
        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).hasSize(1);
        assertThat(sent.of(third, Queue.PAYMENT_VOID_CMD)).hasSize(1);
        steps.answer(first, Kind.CAPTURED, "30.01");
        steps.answer(third, Kind.VOIDED, null);
        assertThat(settled()).isEmpty();
        steps.answer(second, Kind.CAPTURED, "0.99");
        assertThat(settled()).hasSize(1);
        steps.release(order);
        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).hasSize(1);
        assertThat(charged()).isEqualByComparingTo("31.00");
    }

    @Test
    void a_fee_never_takes_more_than_is_authorised() {
        keep(steps.ask("30.00", "20.00"));
        steps.answer(first, Kind.AUTHORISED, "30.00");
        orders.cancel(order, new BigDecimal("45.00"));

        steps.release(order);
        steps.answer(second, Kind.AUTHORISED, "20.00");

        assertThat(captureAmount(first)).isEqualTo("30.00");
        assertThat(status(second)).isEqualTo("VOIDING");
        steps.answer(first, Kind.CAPTURED, "30.00");
        steps.answer(second, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_fee_that_cannot_be_taken_is_waived() {
        authorised("30.00");
        orders.cancel(order, new BigDecimal("3.00"));
        steps.release(order);

        steps.answer(first, Kind.CAPTURE_FAILED, null);

        assertThat(status(first)).isEqualTo("VOIDING");
        assertThat(sent.of(order, MessageName.PAYMENT_CAPTURE_FAILED)).isEmpty();
        steps.answer(first, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
        assertThat(charged()).isEqualByComparingTo("0");
    }

    @Test
    void a_charge_is_taken_from_two_tenders_to_the_cent_and_the_third_goes_back() {
        authorised("30.01", "20.00", "5.00");
        var third = orders.paymentIds(order).get(2);
        steps.charge(order, "42.34");

        assertThat(captureAmount(first)).isEqualTo("30.01");
        assertThat(captureAmount(second)).isEqualTo("12.33");
        assertThat(sent.of(third, Queue.PAYMENT_VOID_CMD)).hasSize(1);

        steps.answer(second, Kind.CAPTURED, "12.33");
        steps.answer(third, Kind.VOIDED, null);
        assertThat(settled()).isEmpty();
        steps.answer(first, Kind.CAPTURED, "30.01");
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
        steps.charge(order, "0");

        assertThat(sent.destinations(first)).doesNotContain(Queue.PAYMENT_CAPTURE_CMD);
        steps.answer(first, Kind.VOIDED, null);
        assertThat(settled()).hasSize(1);
    }

    @Test
    void more_than_is_authorised_is_refused_and_nothing_is_sent() {
        authorised("10.00");

        assertThatThrownBy(() -> steps.charge(order, "10.01"))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("10.01")
                .hasMessageContaining("10.00");
        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).isEmpty();
    }

    @Test
    void no_more_goods_leave_until_all_that_failed_was_taken() {
        authorised("30.00", "20.00");
        steps.charge(order, "50.00");
        steps.answer(first, Kind.CAPTURE_FAILED, null);
        steps.answer(second, Kind.CAPTURE_FAILED, null, "f-" + second);
        assertThat(holds.areOpen(order)).isTrue();

        steps.charge(order, "50.00");
        steps.answer(first, Kind.CAPTURED, "30.00");
        assertThat(holds.areOpen(order)).isTrue();
        steps.answer(second, Kind.CAPTURED, "20.00", "c-" + second);

        assertThat(holds.areOpen(order)).isFalse();
    }

    @Test
    void a_failed_capture_is_told_once_for_all_tenders_and_asked_for_again() {
        authorised("30.00", "20.00");
        steps.charge(order, "50.00");

        steps.answer(first, Kind.CAPTURE_FAILED, null);
        assertThat(sent.of(order, MessageName.PAYMENT_CAPTURE_FAILED)).isEmpty();
        steps.answer(second, Kind.CAPTURE_FAILED, null, "f-" + second);
        var told = sent.of(order, MessageName.PAYMENT_CAPTURE_FAILED);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().messageId()).isEqualTo("capture-failed:" + order + ":2");
        assertThat(told.getFirst().body().get("failureReason").asText()).isEqualTo("insufficient-funds");

        steps.charge(order, "50.00");
        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD))
                .extracting(SentMessages.Message::messageId)
                .satisfiesExactly(
                        id -> assertThat(id).startsWith("capture:").endsWith(":1"),
                        id -> assertThat(id).startsWith("capture:").endsWith(":2"));
        steps.answer(first, Kind.CAPTURED, "30.00");
        steps.answer(second, Kind.CAPTURED, "20.00");
        assertThat(settled()).hasSize(1);
    }

    @Test
    void a_repeated_capture_job_sends_nothing_twice() {
        authorised("10.00");
        steps.charge(order, "10.00");
        steps.charge(order, "10.00");

        assertThat(sent.of(first, Queue.PAYMENT_CAPTURE_CMD)).hasSize(1);
        steps.answer(first, Kind.CAPTURED, "10.00");
        assertThat(settled()).hasSize(1);
    }

    @Test
    void two_last_results_at_the_same_moment_settle_the_order_once() throws Exception {
        for (int run = 0; run < 10; run++) {
            authorised("30.00", "20.00");
            steps.release(order);

            together(() -> steps.answer(first, Kind.VOIDED, null), () -> steps.answer(second, Kind.VOIDED, null));

            assertThat(settled()).hasSize(1);
        }
    }

    @Test
    void whatever_comes_in_whatever_order_no_more_is_captured_than_charged() {
        var random = new Random(42);
        for (int run = 0; run < 15; run++) {
            ask("30.00", "20.00");
            for (int step = 0; step < 15; step++) {
                var payment = random.nextBoolean() ? first : second;
                switch (random.nextInt(8)) {
                    case 0 -> quietly(() -> steps.charge(order, "35.00"));
                    case 1 -> quietly(() -> steps.release(order));
                    default -> {
                        var kind = Kind.values()[random.nextInt(Kind.values().length)];
                        var amount =
                                switch (kind) {
                                    case AUTHORISED -> payment.equals(first) ? "30.00" : "20.00";
                                    case CAPTURED -> String.valueOf(random.nextInt(40));
                                    default -> null;
                                };
                        steps.answer(payment, kind, amount);
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
        keep(steps.ask(amounts));
    }

    private void authorised(String... amounts) {
        keep(steps.authorised(amounts));
    }

    private void keep(UUID placed) {
        order = placed;
        var ids = orders.paymentIds(order);
        first = ids.getFirst();
        second = ids.size() > 1 ? ids.get(1) : null;
    }

    private List<SentMessages.Message> settled() {
        return sent.of(order, MessageName.PAYMENT_PAYMENTS_SETTLED);
    }

    private BigDecimal charged() {
        return payments.ofOrder(order).stream()
                .map(Payments.Payment::captured)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String captureAmount(UUID payment) {
        return sent.of(payment, Queue.PAYMENT_CAPTURE_CMD)
                .getFirst()
                .body()
                .get("amount")
                .asText();
    }

    private String status(UUID payment) {
        return steps.status(order, payment);
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
