package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What came of asking for a change. */
@Schema(description = "What came of asking for a change.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeReceipt(
        UUID changeId,
        UUID orderId,
        @Schema(description = "APPLYING: it is made. WAITING: somebody must agree first.") ChangeStatus status,
        @Schema(description = "What the order costs more; negative for less.", example = "-59.90")
                BigDecimal priceDifference,
        @Schema(description = "By when it is decided; only while waiting for approval.") Instant decisionDueAt,
        Links links) {

    @Schema(name = "ChangeLinks")
    record Links(String self, String order) {}

    static ChangeReceipt of(Change change) {
        return new ChangeReceipt(
                change.changeId(),
                change.orderId(),
                change.status(),
                change.priceDifference(),
                change.approvalDueAt(),
                links(change));
    }

    static Links links(Change change) {
        return new Links(path(change), OrderLinks.of(change.orderId()).self());
    }

    static String path(Change change) {
        return OrderLinks.of(change.orderId()).changes() + "/" + change.changeId();
    }
}
