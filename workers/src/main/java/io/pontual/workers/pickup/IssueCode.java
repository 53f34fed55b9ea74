package io.pontual.workers.pickup;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

@Schema(description = "Whose one-time code is to be replaced.")
record IssueCode(
        @NotNull(message = "is required; customer or proxy")
                @OneOf({"customer", "proxy"})
                @Schema(allowableValues = {"customer", "proxy"})
                String holder) {}
