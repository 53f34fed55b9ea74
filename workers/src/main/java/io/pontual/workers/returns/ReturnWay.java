package io.pontual.workers.returns;

import java.util.Locale;

/** How goods come back. */
enum ReturnWay {
    /** The customer brings them to any store. */
    STORE,
    /** The customer takes them to a carrier, with a label. */
    DROP_OFF,
    /** A carrier fetches them. */
    COLLECTION,
    /** They do not: the customer keeps them. */
    KEEP;

    boolean isByCarrier() {
        return this == DROP_OFF || this == COLLECTION;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ReturnWay of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
