package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Queue {@code pontual.payment.settlement.evt}: what a provider says it booked on one day.
 *
 * @param fileId the same for every copy of one file: derived from its name and content
 * @param day null when the file does not say
 * @param problem why the file cannot be believed, and then it has no lines; null when it can
 */
public record SettlementFile(
        UUID fileId, String provider, LocalDate day, String fileName, String problem, List<Line> lines) {
    /**
     * @param paymentId our reference of the payment
     * @param operationId our reference of the capture or refund
     * @param status the provider's word in ours: {@code BOOKED}, or {@code REVERSED} when it took it back
     */
    public record Line(
            Kind kind,
            UUID paymentId,
            UUID operationId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String currency,
            Status status) {}

    public enum Kind {
        CAPTURE,
        REFUND
    }

    public enum Status {
        BOOKED,
        REVERSED
    }
}
