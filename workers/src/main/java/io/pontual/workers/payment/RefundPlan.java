package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How money goes back over the tenders of an order: in refund sequence, each as far as it was taken from it. */
final class RefundPlan {
    private RefundPlan() {}

    /** @param amount more than zero, in the payment's currency */
    record Share(Payment payment, BigDecimal amount) {}

    /**
     * @param inSequence the order's payments, the one that gets money back first first
     * @param amount in the order's currency
     * @return shares that add up to the amount, or to all there is when that is less
     */
    static List<Share> of(List<Payment> inSequence, OrderMoney money, BigDecimal amount) {
        var shares = new ArrayList<Share>();
        var left = amount;
        for (var payment : inSequence) {
            var share = left.min(money.refundable(payment));
            if (share.signum() > 0) {
                shares.add(new Share(payment, share));
                left = left.subtract(share);
            }
        }
        return shares;
    }
}
