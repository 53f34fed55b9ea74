package io.pontual.workers.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.shipping.CarrierResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What anybody may see who has the link: nothing that tells more of a person than a first name and a city. */
@Schema(name = "Tracking", description = "Where a parcel is, for whoever has its link.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrackingView(
        DeliveryStatus status,
        @Schema(description = "The state in words, in the language of Accept-Language (pt-BR or en).") String text,
        @Schema(description = "When that happened; absent until the carrier has said anything.") Instant statusAt,
        @Schema(description = "No more events are to come.") boolean ended,
        String carrier,
        @Schema(
                        description = "As customers know it: a store's own courier by the name of the store.",
                        example = "Andorinha")
                String carrierName,
        @Schema(description = "The carrier's number of the parcel.") String trackingCode,
        @Schema(description = "Whether the carrier tells what happens; otherwise no step is to come.") boolean followed,
        @Schema(description = "When the window begins in which it comes; absent without one.") Instant promisedFrom,
        @Schema(description = "When the customer was promised to have it.") Instant promisedBy,
        @Schema(
                        description = "The clock by which its window was chosen; absent without one.",
                        example = "America/Manaus")
                String timeZone,
        @Schema(
                        description =
                                "Windows in which it could come instead, soonest first; absent when it does not come in"
                                        + " one, or its way cannot be changed any more.")
                List<Window> windows,
        @Schema(description = "The day that the carrier has agreed on with the customer.") LocalDate agreedOn,
        @Schema(description = "The pickup point or store that the carrier has agreed to bring it to.")
                String agreedPlace,
        @Schema(description = "Deliveries that failed.") int attempts,
        String firstName,
        String city,
        @Schema(description = "What the customer asked for, the last first.") List<Wish> wishes,
        @Schema(description = "What happened, the last first.") List<Step> steps) {

    @Schema(name = "TrackingWindow")
    record Window(
            @Schema(example = "tarde", description = "For kind reschedule, with the day as deliverOn.") String windowId,
            LocalDate day,
            Instant from,
            Instant until) {}

    /** @param deliverOn only to reschedule @param destination only to redirect */
    @Schema(name = "TrackingWish")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wish(
            @Schema(allowableValues = {"reschedule", "redirect"}) String kind,
            LocalDate deliverOn,
            String destination,
            Instant wishedAt,
            @Schema(
                            allowableValues = {"asked", "agreed", "declined"},
                            description = "What the carrier says to it; asked until it has said anything.")
                    String answer) {
        /** @param told to the carrier of the parcel */
        static Wish of(DeliveryWish wish, List<CarrierInstruction> told) {
            var answer = told.stream()
                    .filter(one -> wish.wishId().equals(one.wishId()))
                    .map(CarrierInstruction::outcome)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return new Wish(
                    wish.kind().name().toLowerCase(),
                    wish.deliverOn(),
                    wish.destination(),
                    wish.wishedAt(),
                    answer == null ? "asked" : answer == CarrierResult.Outcome.DONE ? "agreed" : "declined");
        }
    }

    @Schema(name = "TrackingStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            @Schema(description = "Rises with each that came; the id of the event in the live view.") long id,
            Instant at,
            String status,
            @Schema(description = "In words.") String text,
            @Schema(description = "City or depot.") String place) {}
}
