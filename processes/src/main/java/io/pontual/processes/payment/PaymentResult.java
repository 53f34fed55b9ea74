package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Queue {@code pontual.payment.result.evt}: what the provider answered, at once, later by webhook, or when it
 * was asked again.
 *
 * @param eventId the same for every copy of one answer
 * @param providerReference the provider's id of the authorisation; null when it never made one
 * @param amount what was authorised or captured; null for the other kinds
 * @param reason why it failed, in the provider's word; null on success
 */
public record PaymentResult(
        String eventId,
        UUID paymentId,
        Kind kind,
        String providerReference,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String reason,
        Instant at) {

    public enum Kind {
        AUTHORISED,
        DECLINED,
        CAPTURED,
        CAPTURE_FAILED,
        VOIDED,
        /** Asked by our reference, the provider has nothing set aside: it never heard of it, or it no longer stands. */
        NOT_FOUND
    }
}
