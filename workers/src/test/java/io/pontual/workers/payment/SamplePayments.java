package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Payments in every state, for tests without a database. */
final class SamplePayments {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final String REFERENCE = "auth-1";

    private SamplePayments() {}

    static Payment requested(String amount) {
        return Payment.requested(
                new Payment.Terms(
                        UUID.randomUUID(), UUID.randomUUID(), 0, "credit-card", "BRL", new BigDecimal(amount), 1, NOW),
                "aurora",
                null);
    }

    /** To be paid by PIX within half an hour. */
    static Payment pix(String amount) {
        return Payment.requested(
                new Payment.Terms(
                        UUID.randomUUID(), UUID.randomUUID(), 0, "pix", "BRL", new BigDecimal(amount), 1, NOW),
                "aurora",
                new Payment.Deadline(NOW.plusSeconds(1800), NOW.plusSeconds(1800)));
    }

    static Payment authorised(String amount) {
        var payment = requested(amount);
        payment.authorise(new BigDecimal(amount), REFERENCE, NOW);
        return payment;
    }

    /** Of 10.00, of which 6.00 is to be captured. */
    static Payment in(PaymentStatus status) {
        var payment = requested("10.00");
        if (status == PaymentStatus.REQUESTED) {
            return payment;
        }
        if (status == PaymentStatus.ISSUED || status == PaymentStatus.EXPIRED) {
            var pix = pix("10.00");
            pix.issued(REFERENCE);
            if (status == PaymentStatus.EXPIRED) {
                pix.expire(NOW);
            }
            return pix;
        }
        if (status == PaymentStatus.DECLINED) {
            payment.decline("insufficient-funds", NOW);
            return payment;
        }
        payment.authorise(new BigDecimal("10.00"), REFERENCE, NOW);
        switch (status) {
            case CAPTURING -> payment.startCapture(UUID.randomUUID(), new BigDecimal("6.00"), true);
            case CAPTURED -> {
                payment.startCapture(UUID.randomUUID(), new BigDecimal("6.00"), true);
                payment.captured(new BigDecimal("6.00"), NOW);
            }
            case CAPTURE_FAILED -> {
                payment.startCapture(UUID.randomUUID(), new BigDecimal("6.00"), true);
                payment.captureFailed("expired");
            }
            case VOIDING -> payment.startVoid(null);
            case VOIDED -> {
                payment.startVoid(null);
                payment.voided(NOW);
            }
            default -> {
                // AUTHORISED already
            }
        }
        return payment;
    }
}
