package io.pontual.processes.payment;

import java.util.Arrays;
import java.util.Optional;

/** Who can hold money for us. The code travels in commands and results and is what decision tables say. */
public enum PaymentProvider {
    AURORA("aurora"),
    LITORAL("litoral");

    private final String code;

    PaymentProvider(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<PaymentProvider> of(String code) {
        return Arrays.stream(values())
                .filter(provider -> provider.code.equals(code))
                .findFirst();
    }
}
