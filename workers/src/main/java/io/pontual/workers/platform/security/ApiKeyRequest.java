package io.pontual.workers.platform.security;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;

/** @param channel null for a key that may act for any */
record ApiKeyRequest(
        @NotNull(message = "is required; say whose key it is")
                @Pattern(
                        regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}",
                        message = "must have 1 to 60 letters, digits, spaces, dots, hyphens or underscores")
                @Schema(description = "Whose key it is; unique.", example = "web shop")
                String name,
        @OneOf({"web", "app", "marketplace", "store", "call-centre"})
                @Schema(description = "The only channel that it may act for; left away: any.", example = "web")
                String channel,
        @NotEmpty(message = "must name at least one scope")
                @Schema(
                        description = "What it may do; none that the caller may not.",
                        example = "[\"orders:read\", \"orders:write\"]")
                Set<
                                @NotNull(message = "must not be null")
                                @OneOf({"orders:read", "orders:write", "stock:read", "tasks", "admin", "operate"})
                                String>
                        scopes) {}
