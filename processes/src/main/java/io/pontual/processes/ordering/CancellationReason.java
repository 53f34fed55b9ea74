package io.pontual.processes.ordering;

import java.util.Arrays;

/** Why an order was cancelled. The code travels in process variables and is put into words for people. */
public enum CancellationReason {
    CUSTOMER_REQUEST("customer-request"),
    SHOP_REQUEST("shop-request"),
    REFUSED_IN_REVIEW("refused-in-review"),
    PAYMENT_DECLINED("payment-declined"),
    PAYMENT_EXPIRED("payment-expired"),
    OUT_OF_STOCK("out-of-stock"),
    STORE_REJECTED("store-rejected"),
    NOTHING_FOUND("nothing-found"),
    NOT_COLLECTED("not-collected"),
    GIVEN_BACK("given-back");

    private final String code;

    CancellationReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when no reason has this code */
    public static CancellationReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No cancellation reason has the code '" + code + "'"));
    }
}
