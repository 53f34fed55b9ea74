package io.pontual.workers.pickup;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

@Schema(description = "Who collects for the customer.")
record NameProxy(
        @NotBlank(message = "is required; say who comes")
                @Size(max = 200, message = "may have up to 200 characters")
                @Pattern(regexp = "^[^\\r\\n\\t]*$", message = "must be on one line")
                @Schema(example = "Bia Exemplo")
                String name) {
    /** Leaves the name out, so that it never gets into a log. */
    @Override
    public String toString() {
        return "NameProxy[…]";
    }
}
