package io.pontual.workers.picking;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

@Schema(description = "Who walks.")
record NamePicker(
        @NotNull(message = "is required")
                @Pattern(
                        regexp = "^[\\x21-\\x7e]{1,64}$",
                        message = "must be a user name of 1 to 64 visible ASCII characters")
                @Schema(description = "User name in Tasklist.", example = "bia")
                String picker) {}
