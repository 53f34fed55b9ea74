package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.platform.timeline.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What cancelling an order would lead to now, the same for every channel, and what came of the last attempt. */
@Schema(name = "Cancellation", description = "What cancelling would lead to now, and what came of the last attempt.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CancellationView(
        UUID orderId,
        OrderStatus status,
        @Schema(
                        description =
                                "What the policy says now; absent when the order is cancelled or being cancelled.",
                        allowableValues = {"allowed", "fee", "approval", "too-late"})
                String verdict,
        @Schema(description = "What cancelling costs; absent when it costs nothing.", example = "11.98") BigDecimal fee,
        @Schema(description = "Of the fee; ISO 4217.", example = "BRL") String currency,
        @Schema(
                        description = "How far the goods are.",
                        allowableValues = {"none", "offered", "accepted", "picked", "staged", "packed", "handed-over"})
                String furthest,
        @Schema(description = "Why, for the customer, in the language of Accept-Language.") String reason,
        @Schema(description = "What to offer instead; absent for nothing.", example = "return") String alternative,
        Request request,
        OrderLinks links) {

    @Schema(name = "CancellationRequest", description = "The last cancellation that was asked for.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(
            UUID requestId,
            String requestedBy,
            CancellationStatus status,
            BigDecimal fee,
            Instant requestedAt,
            @Schema(description = "By when somebody decides; only when approval was needed.") Instant approvalDueAt,
            Instant decidedAt) {
        static Request of(CancellationRequest request) {
            return new Request(
                    request.requestId(),
                    request.requestedBy().code(),
                    request.status(),
                    request.fee(),
                    request.requestedAt(),
                    request.approvalDueAt(),
                    request.decidedAt());
        }
    }

    /** @param verdict null when there is nothing left to decide @param request null when none was made */
    static CancellationView of(
            OrderHead order, CancellationVerdict verdict, CancellationRequest request, Language language) {
        var costs = verdict != null && verdict.costs();
        return new CancellationView(
                order.orderId(),
                order.status(),
                verdict == null ? null : verdict.kind().code(),
                costs ? verdict.fee() : null,
                costs ? order.currency() : null,
                verdict == null ? null : verdict.furthest().code(),
                verdict == null ? null : verdict.reason(language),
                verdict == null ? null : verdict.alternative(),
                request == null ? null : Request.of(request),
                OrderLinks.of(order.orderId()));
    }
}
