package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Job {@code payment.capture-payments}: take the amount from the order's authorisations in tender order and void what is
 * not needed. Message {@code payment.payments-settled} or {@code payment.capture-failed} follows.
 */
public final class CapturePayments {
    private CapturePayments() {}

    /** @param chargeAmount in the order's currency; zero voids every authorisation */
    public record Input(UUID orderId, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal chargeAmount) {}
}
