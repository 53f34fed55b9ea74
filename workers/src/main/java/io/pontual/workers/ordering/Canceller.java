package io.pontual.workers.ordering;

import io.pontual.processes.ordering.CancellationReason;
import java.util.Locale;

/** Who asks for a cancellation. The policy may treat them differently. */
enum Canceller {
    CUSTOMER(CancellationReason.CUSTOMER_REQUEST),
    /** For the customer, on the phone or in a store. */
    AGENT(CancellationReason.CUSTOMER_REQUEST),
    /** The shop or a marketplace, by itself. */
    SYSTEM(CancellationReason.SHOP_REQUEST);

    private final CancellationReason reason;

    Canceller(CancellationReason reason) {
        this.reason = reason;
    }

    CancellationReason reason() {
        return reason;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param code one that was checked, or null for the customer */
    static Canceller of(String code) {
        return code == null ? CUSTOMER : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
