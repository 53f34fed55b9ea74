package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All money of one order.
 *
 * @param payments in charge sequence
 */
record OrderMoney(List<Payment> payments, List<Refund.Part> refunds) {
    private static final Set<PaymentStatus> TAKEN_OVER = EnumSet.of(
            PaymentStatus.AUTHORISED, PaymentStatus.CAPTURING, PaymentStatus.CAPTURED, PaymentStatus.CAPTURE_FAILED);

    /** What was taken for the goods and stays, or is being taken. */
    BigDecimal kept() {
        return payments.stream().map(this::kept).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal kept(Payment payment) {
        var underWay = payment.is(PaymentStatus.CAPTURING) ? payment.capture().amount() : BigDecimal.ZERO;
        return payment.amounts()
                .captured()
                .add(underWay)
                .subtract(refunds(
                        payment,
                        part -> part.status() != RefundStatus.FAILED
                                && part.reason().unearned()));
    }

    /** What may be set in motion back to the customer. */
    BigDecimal refundable(Payment payment) {
        return payment.amounts()
                .captured()
                .subtract(payment.amounts().refunded())
                .subtract(refunds(payment, part -> part.status() == RefundStatus.REQUESTED));
    }

    BigDecimal refundable() {
        return payments.stream().map(this::refundable).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The same money is set aside once more by another payment, since this one's authorisation would expire. */
    boolean replaced(Payment payment) {
        return payments.stream()
                .filter(one -> one.renewal() != null && one.renewal().of().equals(payment.paymentId()))
                .anyMatch(one -> TAKEN_OVER.contains(one.status()));
    }

    /** Nothing is set aside any more, and nothing is under way in any direction. */
    boolean ended() {
        return payments.stream().allMatch(payment -> payment.status().isTerminal())
                && refunds.stream().noneMatch(part -> part.status() == RefundStatus.REQUESTED);
    }

    private BigDecimal refunds(Payment payment, Predicate<Refund.Part> which) {
        return refunds.stream()
                .filter(part -> part.paymentId().equals(payment.paymentId()))
                .filter(which)
                .map(Refund.Part::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
