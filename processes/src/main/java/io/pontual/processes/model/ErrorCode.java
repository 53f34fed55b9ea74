package io.pontual.processes.model;

/** Stands in until the generator lands. */
public final class ErrorCode {
    public static final String ORDERING_REFUSED = "ORDERING_REFUSED";
    public static final String PAYMENT_DECLINED = "PAYMENT_DECLINED";
    public static final String INVENTORY_OUT_OF_STOCK = "INVENTORY_OUT_OF_STOCK";
    public static final String PICKUP_WRONG_CODE = "PICKUP_WRONG_CODE";

    private ErrorCode() {}
}
