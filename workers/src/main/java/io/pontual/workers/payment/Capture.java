package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One taking of money that the provider was asked for.
 *
 * @param amount in the payment's currency
 * @param last nothing more will be taken: what is left goes back with it
 * @param attempt from 1
 */
record Capture(UUID captureId, BigDecimal amount, boolean last, int attempt) {
    /** @param reason why it failed; null otherwise */
    record Change(Capture capture, CaptureStatus status, String reason) {}

    /** The same with what was really taken. */
    Capture of(BigDecimal taken) {
        return new Capture(captureId, taken, last, attempt);
    }
}
