package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Queue {@code pontual.payment.capture.cmd}: take a part, or all, of what is set aside. There may be several captures of
 * one payment, one after the other.
 *
 * @param captureId the operation; its result carries it
 * @param attempt of this operation, from 1; a further one is asked for after the one before has failed
 * @param last nothing more will be taken: what is left of the authorisation is given back with it
 */
public record CaptureCommand(
        UUID captureId,
        UUID paymentId,
        String provider,
        String providerReference,
        int attempt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        boolean last) {}
