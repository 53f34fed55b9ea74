package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.sourcing.contract.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A question to the customer about lines that cannot be had as ordered. */
@Schema(name = "Choice", description = "A question to the customer about lines that cannot be had as ordered.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChoiceView(
        UUID choiceId,
        @Schema(allowableValues = {"OPEN", "ANSWERED", "DEFAULTED", "WITHDRAWN"}) String status,
        List<FulfilmentPlan.Item> lines,
        List<Option> options,
        @Schema(description = "The optionId that holds without an answer.", example = "cancel") String defaultOption,
        @Schema(description = "The optionId that holds; absent while it is open.") String chosenOption,
        @Schema(description = "Whether an address must come with the answer ship.") boolean addressNeeded,
        Instant askedAt,
        Instant answerDueAt,
        @Schema(description = "When it was answered, or the deadline passed; absent while it is open.")
                Instant endedAt) {

    /** @param name of the store, as people know it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Option(
            @Schema(example = "store:sp-pinheiros") String optionId,
            @Schema(allowableValues = {"store", "ship", "cancel", "substitute", "no-substitute"}) String kind,
            @Schema(description = "Only of a store.") String nodeId,
            @Schema(description = "Only of a store.") String name,
            @Schema(description = "Only of a store.") String city,
            @Schema(description = "Only of a substitute: what the store found instead.") Substitute substitute) {}

    /** @param unitPrice what the customer pays for one */
    record Substitute(
            String sku,
            String description,
            int quantity,
            @Schema(description = "What the customer pays for one; never more than for what was ordered.")
                    BigDecimal unitPrice) {}

    record ChoiceList(List<ChoiceView> items) {}

    static ChoiceView of(Choices.Choice choice, List<Option> options, boolean addressNeeded) {
        return new ChoiceView(
                choice.choiceId(),
                choice.status(),
                choice.lines(),
                options,
                choice.defaultOption(),
                choice.chosenOption(),
                addressNeeded,
                choice.askedAt(),
                choice.answerDueAt(),
                choice.endedAt());
    }
}
