package io.pontual.workers.pickup;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param vehicle null when not said, or as before @param colour null when not said, or as before */
@Schema(description = "The customer is there.")
record ArriveByVehicle(
        @NotNull(message = "is required; the sign at the parking space, such as 3 or B2")
                @Pattern(regexp = "^[A-Za-z0-9-]{1,4}$", message = "must have 1 to 4 letters, digits or dashes")
                @Schema(description = "The sign at the parking space.", example = "3")
                String bay,
        @OneOf({"car", "van", "motorcycle", "bicycle"})
                @Schema(allowableValues = {"car", "van", "motorcycle", "bicycle"})
                String vehicle,
        @OneOf({"white", "black", "silver", "grey", "red", "blue", "green", "yellow", "other"})
                @Schema(
                        allowableValues = {"white", "black", "silver", "grey", "red", "blue", "green", "yellow", "other"
                        })
                String colour) {}
