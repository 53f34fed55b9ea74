package io.pontual.workers.pickup;

import java.util.Locale;

/** Whose one-time code it is. */
enum Holder {
    CUSTOMER,
    /** Whom the customer sends. */
    PROXY;

    /** As tables and the API write it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such holder */
    static Holder of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
