package io.pontual.workers.picking;

import io.pontual.processes.picking.RecordWave;
import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

@Schema(description = "What was found. A product that is left away was not.")
record CompleteWave(
        @NotNull(message = "is required; an empty list when nothing was found")
                @Size(max = 2000, message = "must have 2000 entries at most")
                List<@NotNull(message = "must not be null") @Valid Found> picked) {

    @Schema(name = "FoundInWave")
    record Found(
            @NotNull(message = "is required") String sku,
            @NotNull(message = "is required")
                    @Min(value = 0, message = "must be a whole number from 0 to 99999")
                    @Max(value = 99999, message = "must be a whole number from 0 to 99999")
                    @Schema(description = "Units, of all orders together.")
                    Integer quantity,
            @OneOf({"not-found", "damaged", "expired"}) @Schema(description = "Why not all.") String reason) {
        RecordWave.Found found() {
            return new RecordWave.Found(sku, quantity, reason, null);
        }
    }
}
