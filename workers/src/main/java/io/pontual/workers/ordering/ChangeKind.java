package io.pontual.workers.ordering;

import java.util.Arrays;
import java.util.Locale;

/** What of an order is changed. */
enum ChangeKind {
    /** Fewer units of some lines, or none. */
    CANCEL_LINES,
    CONTACT,
    /** Where an order that is sent goes. */
    ADDRESS,
    /** How the customer gets it: method, store, service. */
    FULFILMENT,
    /** More units, or lines that the order did not have. */
    ADD_LINES,
    /** Units go, and others come in exchange. */
    SWAP_LINES;

    /** Whether goods are to be found and perhaps paid for before the order changes. */
    boolean adds() {
        return this == ADD_LINES || this == SWAP_LINES;
    }

    /** As policies, tables and processes write it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ChangeKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No change has the kind '" + code + "'"));
    }
}
