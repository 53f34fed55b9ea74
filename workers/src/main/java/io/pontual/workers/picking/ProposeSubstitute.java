package io.pontual.workers.picking;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param lineId of what is missing @param quantity null means as many as will be missing */
@Schema(description = "What lies there in the place of what is missing.")
record ProposeSubstitute(
        @NotNull(message = "is required")
                @Pattern(regexp = "^[\\x21-\\x7e]{1,64}$", message = "must have 1 to 64 visible ASCII characters")
                @Schema(description = "The line of which something is missing.", example = "1")
                String lineId,
        @NotNull(message = "is required")
                @Pattern(regexp = "^[\\x21-\\x7e]{1,64}$", message = "must have 1 to 64 visible ASCII characters")
                @Schema(description = "The product that is there.", example = "CAM-0102")
                String sku,
        @Min(value = 1, message = "must be a whole number from 1 to 9999")
                @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                @Schema(description = "Units of it; without it as many as are missing in the end.", example = "1")
                Integer quantity) {}
