package io.pontual.workers.care;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Objects;

/** @param lineId only for an assembly, where it is required */
@Schema(description = "An appointment with staff of a store.")
record AskAppointment(
        @NotNull(message = MISSING)
                @OneOf({Appointment.SHOPPER, Appointment.ASSEMBLY})
                @Schema(
                        description =
                                "A personal shopper in the store, or somebody who assembles at home what was delivered.",
                        allowableValues = {"shopper", "assembly"})
                String service,
        @NotNull(message = MISSING)
                @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(description = "The store whose staff it is.", example = "sp-paulista")
                String nodeId,
        @Pattern(regexp = ID, message = ID_MESSAGE)
                @Schema(description = "What is to be assembled; only for an assembly.", example = "L1")
                String lineId,
        @NotNull(message = MISSING) @Schema(description = "Begin of the hour; one of appointment-options.")
                Instant slotAt,
        @OneOf({"customer", "agent", "store"})
                @Schema(
                        description = "Who asks.",
                        allowableValues = {"customer", "agent", "store"},
                        defaultValue = "customer")
                String requestedBy) {
    static final String MISSING = "is required";
    static final String ID = "^[\\x21-\\x7e]{1,64}$";
    static final String ID_MESSAGE = "must have 1 to 64 visible ASCII characters";

    AskAppointment {
        requestedBy = Objects.requireNonNullElse(requestedBy, "customer");
    }
}
