package io.pontual.workers.sourcing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param nodeId the wanted node @param reason for colleagues; nothing about the customer */
@Schema(description = "Which node is to supply the lines instead, and why.")
record MoveFulfilment(
        @NotNull(message = "is required")
                @Pattern(regexp = "^[\\x21-\\x7e]{1,64}$", message = "must have 1 to 64 visible ASCII characters")
                @Schema(example = "sp-pinheiros")
                String nodeId,
        @NotBlank(message = "is required")
                @Size(max = 200, message = "may have up to 200 characters")
                @Schema(
                        description = "For colleagues; nothing about the customer.",
                        example = "Water damage in the store")
                String reason) {}
