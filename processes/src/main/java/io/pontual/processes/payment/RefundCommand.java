package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Queue {@code pontual.payment.refund.cmd}: give back a part, or all, of what was taken. There may be several refunds of
 * one payment, also at the same time.
 *
 * @param refundId the operation; its result carries it
 * @param attempt of this operation, from 1
 */
public record RefundCommand(
        UUID refundId,
        UUID paymentId,
        String provider,
        String providerReference,
        int attempt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency) {}
