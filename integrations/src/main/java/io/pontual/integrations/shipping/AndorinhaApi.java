package io.pontual.integrations.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** Andorinha's words, version 1, as they go over the wire. */
final class AndorinhaApi {
    private AndorinhaApi() {}

    /** @param reference ours: the carrier keeps one shipment per reference */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShipmentRequest(
            String reference,
            String service,
            @JsonProperty("order_number") String orderNumber,
            String piece,
            Sender sender,
            Recipient recipient,
            @JsonProperty("weight_grams") int weightGrams,
            @JsonProperty("length_mm") int lengthMm,
            @JsonProperty("width_mm") int widthMm,
            @JsonProperty("height_mm") int heightMm,
            Collection collection) {}

    /** Only for what a customer sends back and Andorinha comes for. @param from and to: hours and minutes of the day */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Collection(Recipient address, LocalDate day, String from, String to) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sender(
            String code, String name, String city, String state, @JsonProperty("postal_code") String postalCode) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Recipient(
            String name,
            String phone,
            String street,
            String number,
            String complement,
            String district,
            String city,
            String state,
            @JsonProperty("postal_code") String postalCode,
            String country) {}

    /** Of a cancellation, new day, new destination, return or claim: what it does not need is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Instruction(
            @JsonProperty("deliver_on") LocalDate deliverOn,
            String destination,
            String reason,
            String amount,
            String currency) {}

    record Shipment(
            @NotBlank String reference,
            @NotBlank @JsonProperty("tracking_code") String trackingCode,
            @NotBlank String status) {}

    /** What the carrier has for a reference: none or one. */
    record Shipments(@NotNull List<@Valid Shipment> shipments) {}

    record Receipt(String id) {}

    /** Body of every answer from 400 up. */
    record Refusal(String code) {}

    /** Lenient: an event that lacks something is parked for people to see, and holds up none of the others. */
    record Event(
            @JsonProperty("event_id") String eventId,
            @JsonProperty("tracking_code") String trackingCode,
            String code,
            @JsonProperty("occurred_at") String occurredAt,
            String place,
            @JsonProperty("proof_id") String proofId) {}

    /** Body of a webhook, and of the list that is fetched. @param next cursor; null in a webhook */
    record Events(@NotNull List<@NotNull Event> events, String next) {}
}
