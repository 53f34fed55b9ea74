package io.pontual.workers.picking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Schema(name = "Release", description = "Picking that was put off.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleaseView(
        UUID fulfilmentId,
        UUID orderId,
        String nodeId,
        @Schema(allowableValues = {"WAITING", "RELEASED"}) String status,
        @Schema(description = "When picking begins, as decided last.") Instant releaseAt,
        @Schema(description = "The node's day on which the goods must be ready.") LocalDate dueOn,
        @Schema(description = "Code of the decision release-policy.") String reason,
        Instant releasedAt,
        @Schema(description = "Who did not want to wait; absent when the time came.") String releasedBy) {
    static ReleaseView of(Release release) {
        return new ReleaseView(
                release.fulfilmentId(),
                release.orderId(),
                release.nodeId(),
                release.status(),
                release.releaseAt(),
                release.dueOn(),
                release.reason(),
                release.releasedAt(),
                release.releasedBy());
    }
}
