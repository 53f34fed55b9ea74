package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** What of an order can still be changed, and what was. */
@Schema(name = "Changes", description = "What of an order can still be changed, and what was.")
record ChangesView(
        UUID orderId,
        @Schema(description = "What the policy says now, for each kind of change.") List<Possible> possible,
        @Schema(description = "How many units of each line can still be cancelled.") List<Line> lines,
        @Schema(description = "Changes that were asked for, oldest first.") List<ChangeView> items) {

    @Schema(name = "PossibleChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Possible(
            @Schema(allowableValues = {"cancel-lines", "contact", "address", "fulfilment", "add-lines", "swap-lines"})
                    String kind,
            @Schema(allowableValues = {"allowed", "approval", "too-late", "not-yet"}) String verdict,
            @Schema(
                            description =
                                    "How far it is: the least far units for lines, the furthest for everything else.",
                            allowableValues = {
                                "none",
                                "offered",
                                "accepted",
                                "in-transfer",
                                "picked",
                                "staged",
                                "packed",
                                "handed-over",
                                "settling"
                            })
                    String stage,
            @Schema(description = "Why, for the customer, in the language of Accept-Language.") String reason,
            @Schema(
                            description = "What to offer instead; absent for nothing.",
                            allowableValues = {"return", "cancel-order", "new-order"})
                    String alternative) {}

    @Schema(name = "ChangeableLine")
    record Line(
            String lineId,
            @Schema(description = "Units that are still wanted.") int wanted,
            @Schema(description = "Units of these that can be cancelled, perhaps when somebody agrees.")
                    int cancellable) {}
}
