package io.pontual.processes.payment;

import java.util.UUID;

/** Job {@code payment.record-resolution}: write down how finance settled a difference with a provider. */
public final class RecordResolution {
    private RecordResolution() {}

    /** @param resolution a code that the form offers, such as {@code corrected-by-provider} */
    public record Input(UUID differenceId, String resolution) {}
}
