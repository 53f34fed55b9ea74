package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Goods that are sent although they are paid for already, as an order of their own. */
@Schema(name = "Replacement", description = "Goods that are sent once more, or others instead; they cost nothing.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplacementView(
        @Schema(description = "The order that replaces; it has a view, events and a cancellation of its own.")
                UUID orderId,
        @Schema(allowableValues = {"parcel-lost", "parcel-damaged", "parcel-returned", "exchange", "claim"})
                String cause,
        @Schema(description = "The parcel, return or claim.") UUID causeId,
        OrderStatus status,
        List<FulfilmentView> fulfilments,
        Instant requestedAt,
        @Schema(description = "When everything was sent, collected or given back.") Instant endedAt,
        @Schema(description = "What is given back for what could not be had.") BigDecimal refundAmount,
        OrderLinks links) {

    /** Of an order that replaces: which one was paid for. */
    @Schema(name = "Replaces")
    record Origin(@Schema(description = "The order that was paid for.") UUID orderId, String cause, OrderLinks links) {
        static Origin of(Replacement replacement) {
            return new Origin(
                    replacement.originOrderId(), replacement.cause(), OrderLinks.of(replacement.originOrderId()));
        }
    }

    static ReplacementView of(Replacement replacement, OrderStatus status, List<FulfilmentView> fulfilments) {
        return new ReplacementView(
                replacement.orderId(),
                replacement.cause(),
                replacement.causeId(),
                status,
                fulfilments,
                replacement.requestedAt(),
                replacement.endedAt(),
                replacement.refundAmount() == null || replacement.refundAmount().signum() == 0
                        ? null
                        : replacement.refundAmount(),
                OrderLinks.of(replacement.orderId()));
    }
}
