package io.pontual.workers.payment;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Which authorisations pay for what the customer owes: in tender order, each as far as it reaches.
 *
 * @param captures what to take from which payment, failed captures again included
 * @param voids authorisations that are not needed
 * @param unanswered asked for but never answered; to be given back as soon as they are
 */
record CapturePlan(List<Share> captures, List<Payment> voids, List<Payment> unanswered) {
    /** @param amount in the payment's currency */
    record Share(Payment payment, BigDecimal amount) {}

    /**
     * @param payments of one order, in tender order
     * @param charge in the order's currency
     * @throws NeedsOperator when the authorisations cannot pay for the charge, or more is already being taken
     */
    static CapturePlan of(List<Payment> payments, BigDecimal charge) {
        if (charge == null || charge.signum() < 0) {
            throw new NeedsOperator("The amount to charge is " + charge + ". Correct chargeAmount and retry.");
        }
        var captures = new ArrayList<Share>();
        var voids = new ArrayList<Payment>();
        var unanswered = new ArrayList<Payment>();
        var left = charge;
        for (var payment : payments) {
            left = left.subtract(alreadyAsked(payment));
        }
        if (left.signum() < 0) {
            throw new NeedsOperator("Only " + charge.toPlainString() + " is to be charged, but "
                    + charge.subtract(left).toPlainString()
                    + " is already being captured. Refund the difference with the provider, then correct chargeAmount"
                    + " and retry.");
        }
        for (var payment : payments) {
            switch (payment.status()) {
                case AUTHORISED -> {
                    var share = left.min(payment.amounts().authorised());
                    left = left.subtract(share);
                    if (share.signum() > 0) {
                        captures.add(new Share(payment, share));
                    } else {
                        voids.add(payment);
                    }
                }
                case CAPTURE_FAILED ->
                    captures.add(new Share(payment, payment.amounts().asked()));
                case REQUESTED -> unanswered.add(payment);
                default -> {
                    // Under way or ended already.
                }
            }
        }
        if (left.signum() > 0) {
            throw new NeedsOperator(charge.toPlainString() + " is to be charged, but only "
                    + charge.subtract(left).toPlainString() + " is authorised; " + left.toPlainString()
                    + " is missing. Correct chargeAmount and retry.");
        }
        return new CapturePlan(captures, voids, unanswered);
    }

    private static BigDecimal alreadyAsked(Payment payment) {
        return switch (payment.status()) {
            case CAPTURING, CAPTURED, CAPTURE_FAILED -> payment.amounts().asked();
            default -> BigDecimal.ZERO;
        };
    }
}
