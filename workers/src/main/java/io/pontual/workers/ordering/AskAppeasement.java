package io.pontual.workers.ordering;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** @param amount in the order's currency; null for free shipping, where it is what that costs */
@Schema(description = "What to give back to appease a customer, and why.")
record AskAppeasement(
        @NotNull(message = "is required; refund, store-credit or free-shipping")
                @OneOf({"refund", "store-credit", Appeasement.FREE_SHIPPING})
                @Schema(
                        description = "The way it was paid, as store credit, or what is charged for shipping.",
                        allowableValues = {"refund", "store-credit", "free-shipping"})
                String kind,
        @Positive(message = "must be more than 0")
                @DecimalMax(value = "999999999999", message = "is too large")
                @Schema(
                        description = "In the order's currency; required, but to be left away for free-shipping.",
                        example = "15.00")
                BigDecimal amount,
        @NotBlank(message = "is required; say why")
                @Size(max = 500, message = "may have up to 500 characters")
                @NoCardNumber
                @Schema(example = "The mug came with a scratch")
                String reason,
        @NotNull(message = "is required; agent, supervisor or manager")
                @OneOf({"agent", "supervisor", "manager"})
                @Schema(
                        description = "Of the person who gives it; decides how much needs nobody's consent.",
                        allowableValues = {"agent", "supervisor", "manager"})
                String role) {}
