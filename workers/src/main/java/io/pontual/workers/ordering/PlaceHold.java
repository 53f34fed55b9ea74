package io.pontual.workers.ordering;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** @param fulfilmentId null for the whole order @param releaseAt null when somebody is to release it */
@Schema(description = "What to hold, and why.")
record PlaceHold(
        @NotNull(message = "is required; fraud, address, payment or customer-request")
                @OneOf({"fraud", "address", "payment", "customer-request"})
                @Schema(
                        description = "fraud is reviewed: somebody decides, or the decision review-policy does.",
                        allowableValues = {"fraud", "address", "payment", "customer-request"})
                String type,
        @Schema(description = "Only this fulfilment of the order; leave it away to hold the whole order.")
                UUID fulfilmentId,
        @NotBlank(message = "is required; say why")
                @Size(max = 500, message = "may have up to 500 characters")
                @NoCardNumber
                @Schema(example = "The customer is away until Friday")
                String reason,
        @Schema(description = "From when it holds no more, by itself; leave it away when somebody is to release it.")
                Instant releaseAt) {}
