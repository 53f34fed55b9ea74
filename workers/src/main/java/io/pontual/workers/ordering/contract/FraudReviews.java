package io.pontual.workers.ordering.contract;

import java.util.UUID;

/** What a payment provider's fraud screening may do to an order. */
public interface FraudReviews {
    /** What a verdict did. */
    enum Effect {
        /** The order goes on. */
        RELEASED,
        /** The order is being cancelled, and everything that was taken goes back. */
        REFUSED,
        /** Nobody had expected it: somebody must look at the order now. */
        HELD,
        /** Somebody decided before, or the order has ended: nothing changed. */
        LATE;

        /** As it is kept. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Keeps every other change of the order out until the transaction ends. Call it before payments are locked. */
    void lock(UUID orderId);

    /** The provider has set the money aside, but does not vouch for it yet: the order is held until it does, or somebody else. */
    void pending(UUID orderId, String provider);

    /** The provider has made up its mind about all that it was asked, or denies a part of it. */
    Effect verdict(UUID orderId, String provider, boolean approved);
}
