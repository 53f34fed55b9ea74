package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Money that is, or is to be, given back to appease a customer. */
@Schema(name = "Appeasement", description = "Money that is, or is to be, given back to appease a customer.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppeasementView(
        UUID appeasementId,
        UUID orderId,
        String kind,
        BigDecimal amount,
        String currency,
        String role,
        String reason,
        AppeasementStatus status,
        @Schema(description = "True when nothing goes back, since it was not charged yet and will not be.")
                boolean waived,
        Instant requestedAt,
        @Schema(description = "By when a supervisor decides; absent when it was within the limit.")
                Instant approvalDueAt,
        @Schema(description = "Absent while it waits.") Instant decidedAt) {

    @Schema(name = "AppeasementList", description = "Oldest first.")
    record ListOf(List<AppeasementView> items) {}

    static AppeasementView of(Appeasement appeasement, String currency) {
        return new AppeasementView(
                appeasement.appeasementId(),
                appeasement.orderId(),
                appeasement.kind(),
                appeasement.amount(),
                currency,
                appeasement.role(),
                appeasement.reason(),
                appeasement.status(),
                appeasement.waived(),
                appeasement.requestedAt(),
                appeasement.approvalDueAt(),
                appeasement.decidedAt());
    }
}
