package io.pontual.workers.payment.contract;

import java.math.BigDecimal;
import java.util.UUID;

/** What goods that come back are worth as a payment for those that go out in exchange. */
public interface ExchangeCredits {
    /**
     * Pays for the order, once; in the caller's transaction, which has locked the order.
     *
     * @param amount in the order's currency; more than zero
     */
    void grant(UUID orderId, String currency, BigDecimal amount);

    /** What of it was taken for goods that the customer got; zero when nothing was. */
    BigDecimal used(UUID orderId);
}
