package io.pontual.processes.ordering;

import java.util.Arrays;

/** Why goods are sent that the customer has paid for already. */
public enum ReplacementCause {
    PARCEL_LOST("parcel-lost"),
    PARCEL_DAMAGED("parcel-damaged"),
    /** It came back to us, whoever's doing that was. */
    PARCEL_RETURNED("parcel-returned"),
    /** The customer gives others back for them. */
    EXCHANGE("exchange"),
    /** What arrived was wrong, broken or incomplete. */
    CLAIM("claim");

    private final String code;

    ReplacementCause(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when no cause has this code */
    public static ReplacementCause of(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No replacement cause has the code '" + code + "'"));
    }
}
