package io.pontual.workers.sourcing;

import java.util.Locale;

/** What the cost of a plan is made of; explained in bpmn-docs/decisions.md. */
enum CostPart {
    DISTANCE,
    SHIPPING,
    LABOUR,
    MARGIN,
    WORKLOAD,
    STOCK_AGE,
    UNRELIABILITY,
    AVOID,
    SPLIT;

    static final int COUNT = values().length;

    /** Such as {@code stock-age}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
