package io.pontual.workers.ordering;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param option one of the question's @param address only for ship, of an order that has none */
@Schema(description = "What the customer chose.")
record AnswerChoice(
        @NotBlank(message = "is required; take the optionId of one of the options")
                @Size(max = 100, message = "may have up to 100 characters")
                @Schema(example = "store:sp-pinheiros")
                String option,
        @Valid @Schema(description = "Where to send the goods; only for ship, when the order has no address.")
                Address address) {}
