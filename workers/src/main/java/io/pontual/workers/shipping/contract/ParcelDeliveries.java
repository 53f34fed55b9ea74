package io.pontual.workers.shipping.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the parcels are that carriers have. */
public interface ParcelDeliveries {
    List<ParcelDelivery> ofOrder(UUID orderId);

    /** What is in the parcels of an order that carriers have, or have delivered. */
    List<Contents> contents(UUID orderId);

    /** @param followed whether the carrier will ever say that it arrived */
    record Contents(
            UUID parcelId,
            String status,
            Instant dispatchedAt,
            Instant endedAt,
            boolean followed,
            List<LineQuantity> lines) {}

    /** What the customer is to be told of a parcel, by the id of the news; empty when there is no such news. */
    Optional<News> news(UUID newsId);

    /**
     * @param carrier may be null
     * @param carrierName as customers know it; may be null
     * @param trackingCode may be null
     * @param status a state of its state machine
     * @param statusAt by the carrier's clock; null until it has said anything
     * @param promisedFrom when its window begins; null without one
     * @param promisedBy may be null
     * @param attempts deliveries that failed
     * @param place where it was last; may be null
     * @param proof reference to the proof of delivery; mostly null
     * @param agreedOn the day that the carrier has agreed on with the customer; null for none
     * @param agreedPlace the same, of a pickup point or store: its name
     * @param trackingPath of the page where the customer follows it, for whoever may know it
     * @param trackingUrl the whole address of that page
     */
    record ParcelDelivery(
            UUID parcelId,
            UUID orderId,
            UUID fulfilmentId,
            String carrier,
            String carrierName,
            String trackingCode,
            String status,
            Instant statusAt,
            Instant promisedFrom,
            Instant promisedBy,
            LocalDate agreedOn,
            String agreedPlace,
            int attempts,
            String place,
            String proof,
            Instant dispatchedAt,
            Instant endedAt,
            String trackingPath,
            String trackingUrl) {}

    /** @param until until when a parcel waits that is to be fetched; null otherwise @param lines what is in it @param wish null unless it is about one */
    record News(ParcelDelivery parcel, Instant until, List<LineQuantity> lines, Wish wish) {}

    /** What the customer wished and the carrier has answered. @param deliverOn may be null @param place name; may be null */
    record Wish(LocalDate deliverOn, String place) {}
}
