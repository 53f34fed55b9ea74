package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How the authorisations of an order come to pay for what the customer owes: in charge sequence, each as far as it
 * reaches. Worked out anew whenever something has changed, so that it never matters what came first.
 *
 * @param captures what to take from which payment
 * @param voids authorisations of which nothing more is needed, or that another one has taken the place of
 * @param withdrawals issued to the customer, not paid, and not wanted any more
 * @param unanswered asked for but never answered; to be given back as soon as they are
 * @param missing what no authorisation pays for
 * @param excess what was taken and is not owed
 */
record CapturePlan(
        List<Share> captures,
        List<Payment> voids,
        List<Payment> withdrawals,
        List<Payment> unanswered,
        BigDecimal missing,
        BigDecimal excess) {
    private static final Set<PaymentStatus> VOIDABLE =
            EnumSet.of(PaymentStatus.AUTHORISED, PaymentStatus.CAPTURE_FAILED);

    /** How far the order is. */
    enum Phase {
        /** Goods may still be handed over: only what is owed so far is taken, and everything else stays set aside. */
        FULFILLING,
        /** Nothing more will be owed: what is not needed goes back. A capture that failed waits for finance. */
        CLOSING,
        /** As CLOSING, and what failed is asked for again. */
        CLOSING_AGAIN
    }

    /** @param amount in the payment's currency @param last nothing more will be taken from it */
    record Share(Payment payment, BigDecimal amount, boolean last) {}

    /**
     * @param money of one order, its payments in charge sequence
     * @param charge in the order's currency, not negative
     */
    static CapturePlan of(OrderMoney money, BigDecimal charge, Phase phase) {
        var captures = new ArrayList<Share>();
        var voids = new ArrayList<Payment>();
        var withdrawals = new ArrayList<Payment>();
        var unanswered = new ArrayList<Payment>();
        var closing = phase != Phase.FULFILLING;
        var left = charge.subtract(money.kept());
        var excess = left.negate().max(BigDecimal.ZERO);
        left = left.max(BigDecimal.ZERO);
        for (var payment : money.payments()) {
            if (money.replaced(payment) && VOIDABLE.contains(payment.status())) {
                voids.add(payment);
                continue;
            }
            var share = left.min(free(payment));
            left = left.subtract(share);
            switch (payment.status()) {
                case AUTHORISED -> {
                    if (share.signum() > 0) {
                        captures.add(new Share(payment, share, closing || share.compareTo(free(payment)) == 0));
                    } else if (closing) {
                        voids.add(payment);
                    }
                }
                case CAPTURE_FAILED -> {
                    if (share.signum() > 0 && phase == Phase.CLOSING_AGAIN) {
                        captures.add(new Share(payment, share, true));
                    } else if (share.signum() == 0 && closing) {
                        voids.add(payment);
                    }
                }
                case ISSUED -> {
                    if (closing) {
                        withdrawals.add(payment);
                    }
                }
                case REQUESTED -> {
                    if (closing) {
                        unanswered.add(payment);
                    }
                }
                default -> {
                    // Under way, to be looked at again when it has been answered, or ended.
                }
            }
        }
        return new CapturePlan(captures, voids, withdrawals, unanswered, left, excess);
    }

    /** What may be asked for beyond what is under way. */
    private static BigDecimal free(Payment payment) {
        var open = payment.amounts().open();
        return switch (payment.status()) {
            case AUTHORISED, CAPTURE_FAILED -> open;
            // One that takes its last gives back the rest.
            case CAPTURING ->
                payment.capture().last()
                        ? BigDecimal.ZERO
                        : open.subtract(payment.capture().amount());
            default -> BigDecimal.ZERO;
        };
    }
}
