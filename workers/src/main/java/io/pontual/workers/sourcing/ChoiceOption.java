package io.pontual.workers.sourcing;

import java.util.Locale;

/** One way out that a customer is offered. @param nodeId only of a store */
record ChoiceOption(String optionId, Kind kind, String nodeId) {
    static final ChoiceOption SHIP = new ChoiceOption("ship", Kind.SHIP, null);
    static final ChoiceOption CANCEL = new ChoiceOption("cancel", Kind.CANCEL, null);

    enum Kind {
        STORE,
        SHIP,
        CANCEL;

        /** As tables and processes write it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    static ChoiceOption store(String nodeId) {
        return new ChoiceOption("store:" + nodeId, Kind.STORE, nodeId);
    }
}
