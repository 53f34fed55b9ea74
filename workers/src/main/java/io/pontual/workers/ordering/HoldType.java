package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What somebody fears, or waits for, when they hold an order. */
enum HoldType {
    /** Reviewed by a person, or by the policy in their place. */
    FRAUD("fraud"),
    ADDRESS("address"),
    PAYMENT("payment"),
    CUSTOMER_REQUEST("customer-request"),
    /** Waits for what the customer gives back in exchange. */
    EXCHANGE("exchange");

    private final String code;

    HoldType(String code) {
        this.code = code;
    }

    @JsonValue
    String code() {
        return code;
    }

    /** @throws IllegalArgumentException when there is no such type */
    static HoldType of(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No type of hold has the code '" + code + "'"));
    }
}
