package io.pontual.workers.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.platform.timeline.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Schema(name = "Claim", description = "What a customer claims, and what they get for it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimView(
        UUID claimId,
        UUID orderId,
        @Schema(allowableValues = {"missing", "wrong", "damaged", "never-arrived"}) String kind,
        GoodsClaim.Status status,
        String requestedBy,
        String wish,
        List<Line> lines,
        List<String> evidence,
        @Schema(description = "What the customer paid for it, with its share of the shipping.") BigDecimal worth,
        String currency,
        @Schema(
                        description = "Of the policy; agent as long as somebody has to decide.",
                        allowableValues = {"replacement", "refund", "agent"})
                String decision,
        @Schema(
                        description = "What the customer gets; absent until it is decided.",
                        allowableValues = {"replacement", "refund", "refused"})
                String outcome,
        @Schema(description = "Why, in the language of Accept-Language, or in the words of the agent.") String reason,
        @Schema(description = "Where a refund is explained to the cent.") String refund,
        @Schema(description = "The order that sends the goods once more.") String replacement,
        Instant madeAt,
        Instant settledAt,
        Instant closedAt,
        String self) {

    @Schema(name = "ClaimLine")
    record Line(String lineId, String sku, String description, int quantity) {}

    @Schema(name = "ClaimList", description = "Oldest first.")
    record ListOf(List<ClaimView> items) {}

    static ClaimView of(GoodsClaim claim, Language language) {
        return new ClaimView(
                claim.claimId(),
                claim.orderId(),
                claim.kind(),
                claim.status(),
                claim.requestedBy(),
                claim.wish(),
                claim.lines().stream()
                        .map(line -> new Line(line.lineId(), line.sku(), line.description(), line.quantity()))
                        .toList(),
                claim.evidence(),
                claim.worth(),
                claim.currency(),
                claim.decision(),
                claim.outcome(),
                claim.agentReason() == null ? claim.reason().in(language) : claim.agentReason(),
                claim.returnId() == null ? null : ReturnController.RETURNS + "/" + claim.returnId(),
                claim.replacementOrderId() == null ? null : "/api/v1/orders/" + claim.replacementOrderId(),
                claim.madeAt(),
                claim.settledAt(),
                claim.closedAt(),
                ClaimController.CLAIMS + "/" + claim.claimId());
    }
}
