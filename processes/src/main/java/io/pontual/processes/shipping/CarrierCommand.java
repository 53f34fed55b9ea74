package io.pontual.processes.shipping;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.carrier.cmd}: what a carrier is asked for. Its answer is a {@link CarrierResult}.
 *
 * @param commandId the same for every copy of one command; a further try is a new one
 * @param carrier code of the carrier, such as {@code andorinha}
 * @param trackingCode the carrier's number of the parcel; null for {@link Kind#LABEL}, which is answered with it
 * @param parcelId whose label; the carrier keeps one shipment for each parcel and {@code attempt}
 * @param attempt from 1; a label that is made anew after it was voided is the next
 * @param label only for {@link Kind#LABEL}; null otherwise. Nowhere else is there anything personal
 * @param deliverOn for {@link Kind#RESCHEDULE}: the day of the next attempt; null otherwise
 * @param destination for {@link Kind#REDIRECT}: code of the pickup point or store; null otherwise
 * @param reason for {@link Kind#RETURN} and {@link Kind#CLAIM}: {@code lost}, {@code damaged} or what else; null otherwise
 * @param amount for {@link Kind#CLAIM}: what is claimed; null otherwise
 * @param currency of {@code amount}; null without one
 */
public record CarrierCommand(
        String commandId,
        Kind kind,
        String carrier,
        String trackingCode,
        UUID parcelId,
        int attempt,
        Label label,
        LocalDate deliverOn,
        String destination,
        String reason,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency) {

    public enum Kind {
        LABEL,
        VOID_LABEL,
        RESCHEDULE,
        REDIRECT,
        RETURN,
        CLAIM
    }

    /**
     * What is printed and carried.
     *
     * @param service code of the carrier's service
     * @param orderNumber the channel's number of the order, as the customer knows it
     * @param number which parcel of how many of the fulfilment, such as {@code 1/2}
     * @param weightGrams with packing
     * @param lengthMm the longest side
     * @param collect only for what a customer sends back and somebody comes for; null otherwise
     */
    public record Label(
            String service,
            String orderNumber,
            String number,
            Place from,
            Recipient recipient,
            int weightGrams,
            int lengthMm,
            int widthMm,
            int heightMm,
            Collect collect) {
        /** Brought to the carrier, or fetched with everything else. */
        public Label(
                String service,
                String orderNumber,
                String number,
                Place from,
                Recipient recipient,
                int weightGrams,
                int lengthMm,
                int widthMm,
                int heightMm) {
            this(service, orderNumber, number, from, recipient, weightGrams, lengthMm, widthMm, heightMm, null);
        }
    }

    /** Where and when it is fetched. @param at whose home @param from of the day, where that is @param to of the day */
    public record Collect(Recipient at, LocalDate day, LocalTime from, LocalTime to) {}

    /** @param nodeId null for a customer @param name of a store or warehouse; null for a customer */
    public record Place(String nodeId, String name, String city, String state, String postalCode) {}

    /** Who gets it. @param phone null when it is not known @param complement flat, floor and the like; may be null */
    public record Recipient(
            String name,
            String phone,
            String street,
            String number,
            String complement,
            String district,
            String city,
            String state,
            String postalCode,
            String country) {
        /** Without the person: what is logged by mistake must tell nothing. */
        @Override
        public String toString() {
            return "Recipient[" + country + "]";
        }
    }
}
