package io.pontual.processes.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Job {@code payment.refund-payments}: give money of an order back, over its tenders in the refund sequence. Message
 * {@code payment.refund-made}, correlated by the refund's id, follows when all of it is back.
 */
public final class RefundPayments {
    private RefundPayments() {}

    /**
     * @param refundAmount in the order's currency
     * @param refundReason a {@link RefundReason} code
     * @param refundKey of whoever wants the refund: the same key is refunded once
     */
    public record Input(
            UUID orderId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refundAmount,
            String refundReason,
            String refundKey) {}

    public record Output(UUID refundId) {}
}
