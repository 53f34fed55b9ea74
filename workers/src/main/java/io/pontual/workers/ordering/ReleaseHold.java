package io.pontual.workers.ordering;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

@Schema(description = "Why a hold is over.")
record ReleaseHold(
        @NotBlank(message = "is required; say why")
                @Size(max = 500, message = "may have up to 500 characters")
                @NoCardNumber
                @Schema(example = "The customer confirmed the address by phone")
                String reason) {}
