package io.pontual.workers.picking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A pick list as staff and their devices see it. */
@Schema(name = "Pick", description = "A pick list, and how far it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PickView(
        UUID fulfilmentId,
        String nodeId,
        @Schema(allowableValues = {"STARTED", "COMPLETE", "SHORT", "NOTHING"}) String status,
        Instant dueAt,
        List<Line> lines) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String lineId,
            String sku,
            String description,
            @Schema(description = "Units to pick.") int wanted,
            @Schema(description = "Units scanned so far.") int scanned,
            @Schema(description = "Units found; absent until the pick is recorded.") Integer found,
            @Schema(description = "Units in whose place something else was taken.") int substituted,
            @Schema(
                            description = "Why units are missing, as staff said.",
                            allowableValues = {"not-found", "damaged", "expired"})
                    String reason,
            @Schema(description = "What was proposed in the place of what is missing.") Substitute substitute) {}

    record Substitute(
            String sku,
            int quantity,
            @Schema(allowableValues = {"PROPOSED", "OFFERED", "ACCEPTED", "DECLINED", "TAKEN", "REFUSED"})
                    String status) {}
}
