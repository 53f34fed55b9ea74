package io.pontual.workers.pickup;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** @param expectedAt null when not said @param vehicle null when not said @param colour null when not said */
@Schema(description = "The customer sets out. No plate and no name: kind and colour are enough to find somebody.")
record ComeByVehicle(
        @Schema(description = "When the customer wants to be there.", example = "2026-03-04T18:30:00-03:00")
                Instant expectedAt,
        @OneOf({"car", "van", "motorcycle", "bicycle"})
                @Schema(allowableValues = {"car", "van", "motorcycle", "bicycle"})
                String vehicle,
        @OneOf({"white", "black", "silver", "grey", "red", "blue", "green", "yellow", "other"})
                @Schema(
                        allowableValues = {"white", "black", "silver", "grey", "red", "blue", "green", "yellow", "other"
                        })
                String colour) {}
