package io.pontual.workers.returns;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/** @param customerId null when the channel does not say who asks */
@Schema(description = "What a customer says was missing, wrong or damaged, or never arrived.")
record AskClaim(
        @NotNull(message = MISSING)
                @OneOf({"missing", "wrong", "damaged", "never-arrived"})
                @Schema(allowableValues = {"missing", "wrong", "damaged", "never-arrived"})
                String kind,
        @OneOf({"customer", "agent", "store"})
                @Schema(
                        description = "Who asks.",
                        allowableValues = {"customer", "agent", "store"},
                        defaultValue = "customer")
                String requestedBy,
        @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(
                        description = "Your id of the customer who asks. When it is given, the order must be theirs.",
                        example = "C-2231")
                String customerId,
        @OneOf({"replacement", "refund"})
                @Schema(
                        description = "What the customer would rather have.",
                        allowableValues = {"replacement", "refund"},
                        defaultValue = "replacement")
                String wish,
        @NotNull(message = MISSING)
                @NotEmpty(message = "must have at least one line")
                @Size(max = 200, message = "may have up to 200 lines")
                List<@NotNull(message = MISSING) @Valid Line> lines,
        @Size(max = 10, message = "may have up to 10 references")
                @Schema(description = "References to photos that you keep.")
                List<
                                @NotNull(message = MISSING)
                                @Pattern(
                                        regexp = "^[\\x21-\\x7e]{1,200}$",
                                        message = "must have 1 to 200 visible ASCII characters")
                                String>
                        evidence) {

    private static final String MISSING = "is required";
    private static final String ID = "^[\\x21-\\x7e]{1,64}$";
    private static final String ID_MESSAGE = "must have 1 to 64 visible ASCII characters";

    AskClaim {
        requestedBy = Objects.requireNonNullElse(requestedBy, "customer");
        wish = Objects.requireNonNullElse(wish, "replacement");
        evidence = Objects.requireNonNullElse(evidence, List.of());
    }

    @Schema(name = "AskClaimLine")
    record Line(
            @NotNull(message = MISSING)
                    @Pattern(regexp = ID, message = ID_MESSAGE)
                    @Schema(description = "Of the order; each once.", example = "L1")
                    String lineId,
            @NotNull(message = MISSING)
                    @Min(value = 1, message = "must be a whole number from 1 to 9999")
                    @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                    @Schema(example = "1")
                    Integer quantity) {}
}
