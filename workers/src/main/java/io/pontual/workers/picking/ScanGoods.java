package io.pontual.workers.picking;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** @param scanId the same for every copy @param code what the device read @param quantity null means 1 */
@Schema(description = "What a hand-held device read at the shelf.")
record ScanGoods(
        @NotNull(message = "is required; a UUID of your own, the same when you repeat the request")
                @Schema(description = "Your id of the scan; a repeat does not count twice.")
                UUID scanId,
        @NotNull(message = "is required")
                @Pattern(regexp = "^[\\x21-\\x7e]{1,64}$", message = "must have 1 to 64 visible ASCII characters")
                @Schema(description = "What is on the label: the SKU, or the EAN or GTIN.", example = "7891234567895")
                String code,
        @Min(value = 1, message = "must be a whole number from 1 to 9999")
                @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                @Schema(description = "Units of it.", defaultValue = "1", example = "1")
                Integer quantity) {
    int units() {
        return quantity == null ? 1 : quantity;
    }
}
