package io.pontual.workers.pickup;

import java.util.Arrays;

/** How a store works with us. */
enum StoreSystem {
    /** It has a system of its own, reached over queues. */
    JMS("jms"),
    /** Its staff work in tasks. */
    TASKLIST("tasklist");

    private final String code;

    StoreSystem(String code) {
        this.code = code;
    }

    /** As nodes and processes write it. */
    String code() {
        return code;
    }

    /** @throws IllegalArgumentException when there is no such system */
    static StoreSystem of(String code) {
        return Arrays.stream(values())
                .filter(system -> system.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No store system is called '" + code + "'"));
    }
}
