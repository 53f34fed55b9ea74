package io.pontual.workers.shipping;

import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What the customer wants of a parcel on its way. */
@Schema(name = "AskDelivery")
record AskDelivery(
        @Schema(allowableValues = {"reschedule", "redirect"}) @NotNull @OneOf({"reschedule", "redirect"}) String kind,
        @Schema(description = "The day of the next attempt, within two weeks; only to reschedule.") LocalDate deliverOn,
        @Schema(
                        description =
                                "The window on that day, of a parcel that is brought in one; only to reschedule. A full one"
                                        + " is refused, naming those that are free.",
                        example = "tarde")
                @Size(max = 30)
                String windowId,
        @Schema(description = "A pickup point of the same carrier, or a store; only to redirect.") @Size(max = 64)
                String destination) {}
