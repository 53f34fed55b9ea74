package io.pontual.workers.ordering;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;

/**
 * @param reason in the canceller's own words; may be null
 * @param requestedBy null for the customer
 * @param acceptFee null for no
 */
record CancelOrder(
        @Size(max = 500, message = "may have up to 500 characters")
                @NoCardNumber
                @Schema(
                        description = "Why, in your own words; kept with the order.",
                        example = "Ordered the wrong size")
                String reason,
        @OneOf({"customer", "agent", "system"})
                @Schema(
                        description = "Who asks; the policy may treat them differently. Without it, the customer.",
                        allowableValues = {"customer", "agent", "system"})
                String requestedBy,
        @Schema(description = "Whether the fee that the policy names may be charged. Without it, nothing is charged.")
                Boolean acceptFee) {

    static final CancelOrder EMPTY = new CancelOrder(null, null, null);

    Canceller canceller() {
        return Canceller.of(requestedBy);
    }

    boolean acceptsFee() {
        return Boolean.TRUE.equals(acceptFee);
    }
}
