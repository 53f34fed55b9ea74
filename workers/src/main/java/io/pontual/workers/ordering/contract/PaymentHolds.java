package io.pontual.workers.ordering.contract;

import java.util.UUID;

/** Orders whose money could not be taken: no more goods leave until it was. */
public interface PaymentHolds {
    /** Call it before payments are locked: it locks the order. */
    void lock(UUID orderId);

    /** Money for goods that the customer has could not be taken. */
    void failed(UUID orderId);

    /** Whether {@link #mended} would change anything. */
    boolean areOpen(UUID orderId);

    /** Everything that failed was taken after all. */
    void mended(UUID orderId);
}
