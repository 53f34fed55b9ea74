package io.pontual.workers.ordering;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;

/** @param reason in the canceller's own words; may be null */
record CancelOrder(
        @Size(max = 500, message = "may have up to 500 characters")
                @Schema(
                        description = "Why, in your own words; kept with the order.",
                        example = "Ordered the wrong size")
                String reason) {}
