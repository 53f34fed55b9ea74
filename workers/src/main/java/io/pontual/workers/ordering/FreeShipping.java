package io.pontual.workers.ordering;

import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives the charge for shipping back to appease a customer: not charged as long as it was not, refunded otherwise. The
 * caller has locked the order.
 */
@Component
class FreeShipping {
    private final Charges charges;
    private final OrderRepository orders;

    FreeShipping(Charges charges, OrderRepository orders) {
        this.charges = charges;
        this.orders = orders;
    }

    /**
     * @param amount what the customer pays for shipping, in the order's currency
     * @param waived whether it was not charged yet, and so will not be; otherwise it has to go back
     */
    record Gift(BigDecimal amount, boolean waived) {}

    /** Empty when nothing is charged for shipping. */
    Optional<Gift> of(OrderState order) {
        var charged = charges.charged(order.orderId()).shippingTotal();
        var open = order.status().openForWork() && order.closedToChangesAt() == null;
        var gift = open && charged.signum() == 0
                ? new Gift(charges.wanted(order.orderId()).shippingTotal(), true)
                : new Gift(charged, false);
        return Optional.of(gift).filter(one -> one.amount().signum() > 0);
    }

    void waive(OrderState order) {
        charges.waiveShipping(order.orderId());
        var total = charges.wanted(order.orderId()).total();
        orders.setTotal(order.orderId(), OrderRules.withDecimals(total, order.currency()));
    }
}
