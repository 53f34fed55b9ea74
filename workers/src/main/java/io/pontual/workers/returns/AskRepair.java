package io.pontual.workers.returns;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Objects;

/** @param slotAt only for an appointment, where it is required @param customerId null when the channel does not say who asks */
@Schema(description = "A unit that is to be repaired under warranty.")
record AskRepair(
        @NotNull(message = MISSING)
                @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(description = "Of the order.", example = "L1")
                String lineId,
        @NotNull(message = MISSING)
                @OneOf({"does-not-work", "broken-part", "looks-wrong", "other"})
                @Schema(allowableValues = {"does-not-work", "broken-part", "looks-wrong", "other"})
                String problem,
        @NotNull(message = MISSING)
                @OneOf({"appointment", "send-in"})
                @Schema(
                        description = "At a fixed hour, or left at the store whenever it suits.",
                        allowableValues = {"appointment", "send-in"})
                String way,
        @NotNull(message = MISSING)
                @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(description = "The store.", example = "sp-paulista")
                String nodeId,
        @Schema(description = "Begin of the hour; one of repair-options. Only for an appointment.") Instant slotAt,
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
                String customerId) {

    private static final String MISSING = "is required";
    private static final String ID = "^[\\x21-\\x7e]{1,64}$";
    private static final String ID_MESSAGE = "must have 1 to 64 visible ASCII characters";

    AskRepair {
        requestedBy = Objects.requireNonNullElse(requestedBy, "customer");
    }

    boolean appointment() {
        return way.equals("appointment");
    }
}
