package io.pontual.workers.inventory;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where units stand that were promised before they were there. The only place that says what may follow what. */
enum ReceiptHoldStatus {
    HELD,
    /** In stock, and held there. */
    ARRIVED,
    /** Promised to nobody any more. */
    RELEASED;

    private static final Map<ReceiptHoldStatus, Set<ReceiptHoldStatus>> NEXT = Map.of(
            HELD, EnumSet.of(ARRIVED, RELEASED),
            ARRIVED, EnumSet.noneOf(ReceiptHoldStatus.class),
            RELEASED, EnumSet.noneOf(ReceiptHoldStatus.class));

    Set<ReceiptHoldStatus> next() {
        return NEXT.get(this);
    }
}
