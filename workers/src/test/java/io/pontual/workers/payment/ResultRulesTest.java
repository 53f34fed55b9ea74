package io.pontual.workers.payment;

import static io.pontual.workers.payment.SamplePayments.NOW;
import static io.pontual.workers.payment.SamplePayments.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultRulesTest {
    /** {@code parked} where a result makes no sense: an operator should see it. */
    @ParameterizedTest
    @CsvSource({
        "REQUESTED,AUTHORISED,AUTHORISED,",
        "REQUESTED,DECLINED,DECLINED,",
        "REQUESTED,CAPTURED,REQUESTED,parked",
        "REQUESTED,CAPTURE_FAILED,REQUESTED,parked",
        "REQUESTED,VOIDED,REQUESTED,parked",
        "REQUESTED,NOT_FOUND,REQUESTED,",
        "AUTHORISED,AUTHORISED,AUTHORISED,",
        "AUTHORISED,DECLINED,AUTHORISED,parked",
        "AUTHORISED,CAPTURED,AUTHORISED,parked",
        "AUTHORISED,CAPTURE_FAILED,AUTHORISED,parked",
        "AUTHORISED,VOIDED,AUTHORISED,parked",
        "AUTHORISED,NOT_FOUND,AUTHORISED,",
        "DECLINED,AUTHORISED,VOIDING,",
        "DECLINED,DECLINED,DECLINED,",
        "DECLINED,CAPTURED,DECLINED,parked",
        "DECLINED,CAPTURE_FAILED,DECLINED,parked",
        "DECLINED,VOIDED,DECLINED,",
        "DECLINED,NOT_FOUND,DECLINED,",
        "CAPTURING,AUTHORISED,CAPTURING,",
        "CAPTURING,DECLINED,CAPTURING,parked",
        "CAPTURING,CAPTURED,CAPTURED,",
        "CAPTURING,CAPTURE_FAILED,CAPTURE_FAILED,",
        "CAPTURING,VOIDED,CAPTURING,parked",
        "CAPTURING,NOT_FOUND,CAPTURING,",
        "CAPTURED,AUTHORISED,CAPTURED,",
        "CAPTURED,DECLINED,CAPTURED,parked",
        "CAPTURED,CAPTURED,CAPTURED,parked",
        "CAPTURED,CAPTURE_FAILED,CAPTURED,parked",
        "CAPTURED,VOIDED,CAPTURED,parked",
        "CAPTURED,NOT_FOUND,CAPTURED,",
        "CAPTURE_FAILED,AUTHORISED,CAPTURE_FAILED,",
        "CAPTURE_FAILED,DECLINED,CAPTURE_FAILED,parked",
        "CAPTURE_FAILED,CAPTURED,CAPTURED,",
        "CAPTURE_FAILED,CAPTURE_FAILED,CAPTURE_FAILED,",
        "CAPTURE_FAILED,VOIDED,CAPTURE_FAILED,parked",
        "CAPTURE_FAILED,NOT_FOUND,CAPTURE_FAILED,",
        "VOIDING,AUTHORISED,VOIDING,",
        "VOIDING,DECLINED,VOIDING,parked",
        "VOIDING,CAPTURED,VOIDING,parked",
        "VOIDING,CAPTURE_FAILED,VOIDING,parked",
        "VOIDING,VOIDED,VOIDED,",
        "VOIDING,NOT_FOUND,VOIDING,",
        "VOIDED,AUTHORISED,VOIDED,",
        "VOIDED,DECLINED,VOIDED,parked",
        "VOIDED,CAPTURED,VOIDED,parked",
        "VOIDED,CAPTURE_FAILED,VOIDED,parked",
        "VOIDED,VOIDED,VOIDED,",
        "VOIDED,NOT_FOUND,VOIDED,",
        "REQUESTED,ISSUED,ISSUED,",
        "REQUESTED,PAID,CAPTURED,",
        "REQUESTED,EXPIRED,REQUESTED,",
        "REQUESTED,UNAVAILABLE,REQUESTED,",
        "ISSUED,ISSUED,ISSUED,",
        "ISSUED,PAID,CAPTURED,",
        "ISSUED,EXPIRED,ISSUED,",
        "ISSUED,NOT_FOUND,ISSUED,",
        "ISSUED,DECLINED,ISSUED,parked",
        "EXPIRED,ISSUED,EXPIRED,",
        "EXPIRED,PAID,CAPTURED,",
        "EXPIRED,VOIDED,EXPIRED,",
        "DECLINED,ISSUED,DECLINED,",
        "DECLINED,PAID,CAPTURED,",
        "CAPTURED,PAID,CAPTURED,parked",
    })
    void every_result_in_every_state(PaymentStatus before, Kind kind, PaymentStatus after, String parked) {
        var payment = SamplePayments.in(before);
        var amount =
                switch (kind) {
                    case AUTHORISED, PAID -> "10.00";
                    case CAPTURED -> "6.00";
                    default -> null;
                };

        var effect = ResultRules.apply(payment, result(kind, REFERENCE, amount), NOW);

        assertThat(payment.status()).isEqualTo(after);
        assertThat(effect.changed()).isEqualTo(before != after);
        assertThat(effect.parked() != null).isEqualTo(parked != null);
    }

    @Test
    void an_authorisation_after_the_release_goes_back_and_nobody_is_told() {
        var payment = SamplePayments.in(PaymentStatus.REQUESTED);
        payment.requestRelease();

        var effect = ResultRules.apply(payment, result(Kind.AUTHORISED, REFERENCE, "10.00"), NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.VOIDING);
        assertThat(effect.voidReference()).isEqualTo(REFERENCE);
        assertThat(effect.tell()).isEqualTo(Effect.Tell.NOTHING);
    }

    @Test
    void what_is_issued_after_the_release_is_withdrawn_and_nobody_is_told() {
        var payment = SamplePayments.pix("10.00");
        payment.requestRelease();

        var effect = ResultRules.apply(payment, result(Kind.ISSUED, REFERENCE, null), NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(effect.voidReference()).isEqualTo(REFERENCE);
        assertThat(effect.tell()).isEqualTo(Effect.Tell.NOTHING);
    }

    @Test
    void what_was_paid_and_could_not_be_withdrawn_any_more_stays_paid() {
        var payment = SamplePayments.in(PaymentStatus.EXPIRED);
        assertThat(ResultRules.apply(payment, result(Kind.PAID, REFERENCE, "10.00"), NOW)
                        .tell())
                .isEqualTo(Effect.Tell.PAID_TOO_LATE);

        assertThat(ResultRules.apply(payment, result(Kind.VOIDED, REFERENCE, null), NOW))
                .isEqualTo(Effect.nothing());
        assertThat(payment.amounts().captured()).isEqualByComparingTo("10.00");
    }

    @Test
    void a_released_payment_that_the_provider_knows_nothing_of_has_ended_and_nobody_is_told() {
        var payment = SamplePayments.in(PaymentStatus.REQUESTED);
        payment.requestRelease();

        var effect = ResultRules.apply(payment, result(Kind.NOT_FOUND, null, null), NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.reason()).isEqualTo(ResultRules.NOT_FOUND);
        assertThat(effect.tell()).isEqualTo(Effect.Tell.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"9.99", "10.01", "0", "-1", "null"},
            nullValues = "null")
    void another_amount_than_asked_for_counts_as_declined_and_goes_back(String amount) {
        var payment = SamplePayments.in(PaymentStatus.REQUESTED);

        var effect = ResultRules.apply(payment, result(Kind.AUTHORISED, REFERENCE, amount), NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.VOIDING);
        assertThat(payment.reason()).isEqualTo(ResultRules.AMOUNT_DIFFERS);
        assertThat(effect.tell()).isEqualTo(Effect.Tell.DECLINED);
        assertThat(effect.voidReference()).isEqualTo(REFERENCE);
        assertThat(effect.parked()).contains("instead of 10.00");
    }

    @Test
    void an_amount_is_the_same_however_many_zeros_it_has() {
        var payment = SamplePayments.in(PaymentStatus.REQUESTED);

        ResultRules.apply(payment, result(Kind.AUTHORISED, REFERENCE, "10"), NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.AUTHORISED);
    }

    @Test
    void an_authorisation_without_a_reference_is_parked() {
        var payment = SamplePayments.in(PaymentStatus.REQUESTED);

        var effect = ResultRules.apply(payment, result(Kind.AUTHORISED, null, "10.00"), NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.REQUESTED);
        assertThat(effect.parked()).isNotNull();
    }

    @Test
    void a_second_authorisation_is_given_back_and_its_void_leaves_the_first_alone() {
        var payment = SamplePayments.in(PaymentStatus.AUTHORISED);

        var second = ResultRules.apply(payment, result(Kind.AUTHORISED, "auth-2", "10.00"), NOW);
        assertThat(second.voidReference()).isEqualTo("auth-2");
        assertThat(second.changed()).isFalse();

        payment.startVoid(null);
        var voided = ResultRules.apply(payment, result(Kind.VOIDED, "auth-2", null), NOW);
        assertThat(voided).isEqualTo(Effect.nothing());
        assertThat(payment.status()).isEqualTo(PaymentStatus.VOIDING);
    }

    @Test
    void less_captured_than_asked_for_is_recorded_as_it_is_and_noted() {
        var payment = SamplePayments.in(PaymentStatus.CAPTURING);

        var effect = ResultRules.apply(payment, result(Kind.CAPTURED, REFERENCE, "5.99"), NOW);

        assertThat(payment.amounts().captured()).isEqualByComparingTo("5.99");
        assertThat(effect.parked()).isEqualTo("Captured 5.99 instead of 6.00");
    }

    @Test
    void more_captured_than_authorised_is_never_recorded() {
        var capturing = SamplePayments.in(PaymentStatus.CAPTURING);
        var failed = SamplePayments.in(PaymentStatus.CAPTURE_FAILED);

        assertThat(ResultRules.apply(capturing, result(Kind.CAPTURED, REFERENCE, "10.01"), NOW)
                        .parked())
                .isNotNull();
        assertThat(ResultRules.apply(failed, result(Kind.CAPTURED, REFERENCE, "10.01"), NOW)
                        .parked())
                .isNotNull();

        assertThat(capturing.status()).isEqualTo(PaymentStatus.CAPTURE_FAILED);
        assertThat(capturing.reason()).isEqualTo(ResultRules.CAPTURED_TOO_MUCH);
        assertThat(failed.amounts().captured()).isZero();
    }

    @Test
    void no_sequence_of_results_and_requests_captures_more_than_is_authorised() {
        var random = new Random(20260302);
        for (int run = 0; run < 2_000; run++) {
            var payment = SamplePayments.requested("10.00");
            for (int step = 0; step < 12; step++) {
                ask(payment, random);
                ResultRules.apply(payment, randomResult(random), NOW);

                var amounts = payment.amounts();
                assertThat(amounts.captured()).isLessThanOrEqualTo(amounts.authorised());
                assertThat(amounts.open().signum()).isNotNegative();
                assertThat(amounts.captured().signum()).isNotNegative();
                if (payment.status().isTerminal()) {
                    assertThat(amounts.open()).isZero();
                }
            }
        }
    }

    private static void ask(Payment payment, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                if (payment.is(PaymentStatus.AUTHORISED) || payment.is(PaymentStatus.CAPTURE_FAILED)) {
                    var share = new BigDecimal(random.nextInt(101)).movePointLeft(2);
                    var part = payment.amounts().open().multiply(share);
                    if (part.signum() > 0) {
                        payment.startCapture(UUID.randomUUID(), part, random.nextBoolean());
                    }
                }
            }
            case 1 -> {
                if (payment.is(PaymentStatus.AUTHORISED)) {
                    payment.startVoid(null);
                }
            }
            case 2 -> {
                if (payment.is(PaymentStatus.REQUESTED)) {
                    payment.requestRelease();
                }
            }
            default -> {
                // Only a result this time.
            }
        }
    }

    @Test
    void what_another_provider_set_aside_goes_back_and_the_payment_stays_as_it_is() {
        for (var status : PaymentStatus.values()) {
            var payment = SamplePayments.in(status);

            var effect = ResultRules.apply(payment, of("litoral", Kind.AUTHORISED, "LT1"), NOW);

            assertThat(effect.voidReference()).as("%s", status).isEqualTo("LT1");
            assertThat(effect.changed()).isFalse();
            assertThat(effect.tell()).isEqualTo(Effect.Tell.NOTHING);
            assertThat(payment.is(status)).isTrue();
        }
    }

    @Test
    void whatever_else_another_provider_says_changes_nothing() {
        for (var status : PaymentStatus.values()) {
            for (var kind : List.of(Kind.DECLINED, Kind.VOIDED, Kind.NOT_FOUND, Kind.UNAVAILABLE, Kind.NO_ANSWER)) {
                var payment = SamplePayments.in(status);
                assertThat(ResultRules.apply(payment, of("litoral", kind, "LT1"), NOW))
                        .as("%s when %s", kind, status)
                        .isEqualTo(Effect.nothing());
                assertThat(payment.is(status)).isTrue();
            }
        }
    }

    @Test
    void a_released_payment_that_nobody_could_be_reached_for_has_ended() {
        var payment = SamplePayments.requested("10.00");
        payment.requestRelease();

        ResultRules.apply(payment, result(Kind.UNAVAILABLE, null, null), NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.reason()).isEqualTo(ResultRules.UNAVAILABLE);
    }

    private static PaymentResult of(String provider, Kind kind, String reference) {
        var result = result(kind, reference, "10.00");
        return new PaymentResult(
                result.eventId(),
                result.paymentId(),
                provider,
                kind,
                null,
                reference,
                result.amount(),
                null,
                null,
                null,
                NOW);
    }

    private static PaymentResult randomResult(Random random) {
        var kinds = List.of(
                Kind.AUTHORISED,
                Kind.DECLINED,
                Kind.CAPTURED,
                Kind.CAPTURE_FAILED,
                Kind.VOIDED,
                Kind.NOT_FOUND,
                Kind.UNAVAILABLE,
                Kind.NO_ANSWER);
        var kind = kinds.get(random.nextInt(kinds.size()));
        var reference = random.nextInt(10) == 0 ? "auth-2" : REFERENCE;
        var amount = random.nextInt(3) == 0 ? "10.00" : String.valueOf(random.nextInt(2_000) / 100.0);
        return result(kind, reference, amount);
    }

    private static PaymentResult result(Kind kind, String reference, String amount) {
        return new PaymentResult(
                "e-1",
                SamplePayments.requested("1.00").paymentId(),
                "aurora",
                kind,
                null,
                reference,
                amount == null ? null : new BigDecimal(amount),
                null,
                kind == Kind.ISSUED ? new PaymentResult.Instructions("00020126PIX", null, NOW) : null,
                null,
                NOW);
    }
}
