package io.pontual.workers.ordering;

import java.math.BigDecimal;

/**
 * As the channel gave it when the order was placed.
 *
 * @param scope {@link #ORDER}, {@link #LINE} or {@link #SHIPPING}
 * @param lineId null unless it is on a line
 * @param amount for everything as it was ordered, in the order's currency
 */
record Discount(String code, String scope, String lineId, BigDecimal amount) {
    static final String ORDER = "order";
    static final String LINE = "line";
    static final String SHIPPING = "shipping";

    boolean is(String wanted) {
        return scope.equals(wanted);
    }
}
