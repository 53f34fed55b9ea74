package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What came of asking for a cancellation. */
@Schema(description = "What came of asking for a cancellation.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CancellationReceipt(
        UUID orderId,
        OrderStatus status,
        @Schema(
                        description =
                                "Whether the order is being cancelled (or is cancelled), or somebody must agree first.",
                        allowableValues = {"cancelling", "waiting-for-approval"})
                String outcome,
        @Schema(description = "What is charged for it; absent when nothing is.", example = "11.98") BigDecimal fee,
        @Schema(description = "Of the fee; ISO 4217.", example = "BRL") String currency,
        @Schema(description = "By when it is decided; only while waiting for approval.") Instant decisionDueAt,
        OrderLinks links) {

    /** @param request null when the cancellation was not asked for */
    static CancellationReceipt cancelling(OrderState order, OrderStatus status, CancellationRequest request) {
        var fee = request != null && request.status() == CancellationStatus.GRANTED ? request.fee() : null;
        return receipt(order, status, "cancelling", fee, null);
    }

    static CancellationReceipt waiting(OrderState order, CancellationRequest request) {
        return receipt(order, order.status(), "waiting-for-approval", request.fee(), request.approvalDueAt());
    }

    private static CancellationReceipt receipt(
            OrderState order, OrderStatus status, String outcome, BigDecimal fee, Instant dueAt) {
        var charged = fee != null && fee.signum() > 0;
        return new CancellationReceipt(
                order.orderId(),
                status,
                outcome,
                charged ? fee : null,
                charged ? order.currency() : null,
                dueAt,
                OrderLinks.of(order.orderId()));
    }
}
