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
    FULFILMENT;

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
