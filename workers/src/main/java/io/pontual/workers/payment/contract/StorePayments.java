package io.pontual.workers.payment.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What customers who chose to pay in the store pay when they collect their goods. */
public interface StorePayments {
    /**
     * What is to be paid at the counter if the customer takes these goods: what nothing else pays for. Changes nothing.
     *
     * @return empty when nothing is
     */
    Optional<Due> due(UUID orderId, UUID fulfilmentId, List<LineQuantity> goods);

    /** Whether the customer means to pay anything of the order at the counter. */
    boolean isChosen(UUID orderId);

    /**
     * The store has the money, and the customer gets the goods in the caller's transaction: the goods are charged, once
     * per fulfilment. Call it with the order locked, before the handover is told to anybody.
     *
     * @param amount what the store took; must be what is due
     * @param receipt the number of the store's receipt
     */
    void take(UUID orderId, UUID fulfilmentId, List<LineQuantity> goods, BigDecimal amount, String receipt);

    /** Empty when nothing was paid at the counter. */
    Optional<Taken> taken(UUID fulfilmentId);

    /** @param amount in that currency, more than zero */
    record Due(BigDecimal amount, String currency) {}

    record Taken(BigDecimal amount, String currency, String receipt, Instant at) {}
}
