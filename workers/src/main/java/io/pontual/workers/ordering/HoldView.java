package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

@Schema(name = "Hold", description = "Stops an order, or one of its fulfilments, until it is released.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldView(
        UUID holdId,
        UUID orderId,
        @Schema(description = "The only fulfilment that is held; absent when the whole order is.") UUID fulfilmentId,
        @Schema(
                        type = "string",
                        allowableValues = {"fraud", "address", "payment", "customer-request"})
                HoldType type,
        @Schema(allowableValues = {"OPEN", "RELEASED"}) String status,
        @Schema(description = "Every one that was found.") List<String> reasons,
        @Schema(description = "The name of the API key, or of the rule.", example = "screening") String placedBy,
        Instant placedAt,
        @Schema(description = "For how long it has held, or did; ISO 8601, in whole seconds.", example = "PT3H12M")
                String age,
        @Schema(description = "From when it holds no more, by itself.") Instant releaseAt,
        @Schema(description = "By when somebody should decide; only of type fraud.") Instant reviewDueAt,
        @Schema(
                        description = "What holds when nobody has decided by then; only of type fraud.",
                        allowableValues = {"approve", "refuse"})
                String withoutDecision,
        String releasedBy,
        Instant releasedAt,
        String releaseReason) {

    static HoldView of(Hold hold, Instant now) {
        var lapsed = hold.lapsed(now);
        var release = hold.release();
        var until = release != null ? release.at() : lapsed ? hold.releaseAt() : now;
        return new HoldView(
                hold.holdId(),
                hold.orderId(),
                hold.fulfilmentId(),
                hold.type(),
                hold.isOpen() && !lapsed ? "OPEN" : "RELEASED",
                hold.reasons(),
                hold.placedBy(),
                hold.placedAt(),
                Duration.between(hold.placedAt(), until)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                hold.releaseAt(),
                hold.review() == null ? null : hold.review().dueAt(),
                hold.review() == null ? null : hold.review().withoutDecision(),
                release == null ? null : release.by(),
                release == null ? null : release.at(),
                release == null ? null : release.reason());
    }
}
