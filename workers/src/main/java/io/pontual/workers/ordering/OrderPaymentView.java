package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A tender of the order and what became of it. The token is not shown. */
@Schema(name = "OrderViewPayment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPaymentView(
        UUID paymentId,
        String method,
        @Schema(
                        allowableValues = {
                            "NOT_REQUESTED",
                            "REQUESTED",
                            "ISSUED",
                            "AUTHORISED",
                            "DECLINED",
                            "EXPIRED",
                            "CAPTURING",
                            "CAPTURED",
                            "CAPTURE_FAILED",
                            "VOIDING",
                            "VOIDED"
                        })
                String status,
        BigDecimal amount,
        int installments,
        BigDecimal authorised,
        @Schema(description = "What was taken so far.") BigDecimal captured,
        @Schema(description = "What of that was given back.") BigDecimal refunded,
        String reason,
        Instant requestedAt,
        Instant authorisedAt,
        Instant settledAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Schema(
                        description = "What the customer pays with each instalment, what was given back taken off;"
                                + " only when there are several.")
                List<BigDecimal> installmentAmounts,
        @Schema(description = "How the customer pays; only while the payment is ISSUED.")
                PaymentInstructions instructions,
        @Schema(description = "Until when the provider keeps it set aside; it is renewed before that.")
                Instant expiresAt,
        @Schema(description = "The payment in whose place this one was asked for, since that would expire.")
                UUID renews,
        @Schema(
                        description = "What the payment provider's own fraud screening says; only when it screens.",
                        allowableValues = {"PENDING", "APPROVED", "DENIED"})
                String fraud) {
    /** @param payableLine only of a boleto */
    @Schema(name = "PaymentInstructions")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentInstructions(
            @Schema(description = "To copy, or to show as a QR code.") String code,
            @Schema(description = "Of a boleto.") String payableLine,
            @Schema(description = "Until when it can be paid.") Instant dueAt) {
        static PaymentInstructions of(Payments.Instructions given) {
            return given == null ? null : new PaymentInstructions(given.code(), given.payableLine(), given.dueAt());
        }
    }

    static OrderPaymentView notRequested(Orders.Tender tender) {
        return new OrderPaymentView(
                tender.paymentId(),
                tender.method(),
                "NOT_REQUESTED",
                tender.amount(),
                tender.installments(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** @param tender that it is for */
    static OrderPaymentView of(Orders.Tender tender, Payments.Payment payment, String fraud) {
        return new OrderPaymentView(
                payment.paymentId(),
                payment.method(),
                payment.status(),
                payment.amount(),
                tender.installments(),
                written(payment.authorised(), payment.amount()),
                written(payment.captured(), payment.amount()),
                written(payment.refunded(), payment.amount()),
                payment.reason(),
                payment.requestedAt(),
                payment.authorisedAt(),
                payment.settledAt(),
                payment.installmentAmounts(),
                PaymentInstructions.of(payment.instructions()),
                payment.expiresAt(),
                payment.renews(),
                fraud);
    }

    /** Nothing of 119.80 is 0.00. */
    private static BigDecimal written(BigDecimal part, BigDecimal amount) {
        return part == null ? null : part.setScale(Math.max(part.scale(), amount.scale()));
    }
}
