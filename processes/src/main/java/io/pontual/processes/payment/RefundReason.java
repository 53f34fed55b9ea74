package io.pontual.processes.payment;

import java.util.Arrays;

/** Why money is given back. The code travels in process variables and is put into words for people. */
public enum RefundReason {
    /** Paid in advance and not supplied. */
    NOT_SUPPLIED("not-supplied", true),
    ORDER_CANCELLED("order-cancelled", true),
    LINES_CANCELLED("lines-cancelled", true),
    /** Paid for lines that could not be added. */
    CHANGE_FAILED("change-failed", true),
    /** Shipping that is not charged any more. */
    SHIPPING_WAIVED("shipping-waived", true),
    PAID_TOO_LATE("paid-too-late", true),
    WRONG_AMOUNT_PAID("wrong-amount-paid", true),
    APPEASEMENT("appeasement", false),
    /** As store credit, whatever way it was paid. */
    APPEASEMENT_CREDIT("appeasement-credit", false),
    RETURN("return", false),
    /** A parcel was lost, damaged or came back. */
    PARCEL_UNDELIVERED("parcel-undelivered", false),
    /** Goods were to be sent once more, or others instead, and could not be had. */
    REPLACEMENT_UNAVAILABLE("replacement-unavailable", false);

    private final String code;
    private final boolean unearned;

    RefundReason(String code, boolean unearned) {
        this.code = code;
        this.unearned = unearned;
    }

    public String code() {
        return code;
    }

    /** Whether the money was never owed; otherwise it was, and is given back all the same. */
    public boolean unearned() {
        return unearned;
    }

    /** Whether it becomes store credit even where it could go back the way it came. */
    public boolean asCredit() {
        return this == APPEASEMENT_CREDIT;
    }

    /** @throws IllegalArgumentException when no reason has this code */
    public static RefundReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No refund reason has the code '" + code + "'"));
    }
}
