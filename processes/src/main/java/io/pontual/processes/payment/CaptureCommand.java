package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/** Queue {@code pontual.payment.capture.cmd}: a final capture; the rest of the authorisation is given back. */
public record CaptureCommand(
        UUID paymentId,
        String providerReference,
        int attempt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency) {}
