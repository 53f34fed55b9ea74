package io.pontual.workers.shipping;

import io.pontual.processes.shipping.WarehouseSystem;
import java.time.Instant;
import java.util.UUID;

/** One parcel. Every change goes through {@link ShipmentStatus}. */
final class Shipment {
    private static final String OWN_SYSTEM = "jms";

    /**
     * What was offered, and never changes.
     *
     * @param storeSystem {@code jms}, {@code tasklist} or one of {@link WarehouseSystem}
     */
    record Offer(
            UUID fulfilmentId,
            UUID orderId,
            String nodeId,
            String storeSystem,
            Instant offeredAt,
            Instant answerDueAt) {}

    /** Null until it happened. */
    record Times(Instant acceptedAt, Instant pickedAt, Instant handedToCarrierAt, Instant shippedAt, Instant endedAt) {
        static final Times NONE = new Times(null, null, null, null, null);
    }

    /** Both may be null. */
    record Carriage(String carrier, String trackingCode) {
        static final Carriage UNKNOWN = new Carriage(null, null);
    }

    private final Offer offer;
    private ShipmentStatus status;
    private Times times;
    private Carriage carriage;
    private Boolean nodeAccepted;
    private String reason;

    Shipment(Offer offer, ShipmentStatus status, Times times, Carriage carriage, Boolean nodeAccepted, String reason) {
        this.offer = offer;
        this.status = status;
        this.times = times;
        this.carriage = carriage;
        this.nodeAccepted = nodeAccepted;
        this.reason = reason;
    }

    static Shipment offered(Offer offer) {
        return new Shipment(offer, ShipmentStatus.OFFERED, Times.NONE, Carriage.UNKNOWN, null, null);
    }

    void accept(Instant at) {
        status = status.become(ShipmentStatus.ACCEPTED);
        times = new Times(at, null, times.handedToCarrierAt(), null, null);
    }

    void reject(String why, Instant at) {
        status = status.become(ShipmentStatus.REJECTED);
        reason = why;
        end(at);
    }

    void pick(Instant at) {
        status = status.become(ShipmentStatus.PICKED);
        times = new Times(times.acceptedAt(), at, times.handedToCarrierAt(), null, null);
    }

    /** The carrier has the parcel, as the node's own system said; the process follows by its own step. */
    void leave(Carriage by, Instant at) {
        carriage = by;
        times = new Times(times.acceptedAt(), times.pickedAt(), at, times.shippedAt(), times.endedAt());
    }

    void ship(Carriage by, Instant at) {
        status = status.become(ShipmentStatus.SHIPPED);
        carriage = by;
        times = new Times(times.acceptedAt(), times.pickedAt(), times.handedToCarrierAt(), at, at);
    }

    void recall(Instant at) {
        status = status.become(ShipmentStatus.RECALLED);
        end(at);
    }

    private void end(Instant at) {
        times = new Times(times.acceptedAt(), times.pickedAt(), times.handedToCarrierAt(), times.shippedAt(), at);
    }

    /** What the node's own system said; the process follows by its own step. */
    void nodeSaid(boolean accepted) {
        nodeAccepted = accepted;
    }

    Offer offer() {
        return offer;
    }

    UUID fulfilmentId() {
        return offer.fulfilmentId();
    }

    boolean hasOwnSystem() {
        return OWN_SYSTEM.equals(offer.storeSystem());
    }

    /** A warehouse that confirms line by line. */
    boolean hasWarehouseSystem() {
        return WarehouseSystem.is(offer.storeSystem());
    }

    ShipmentStatus status() {
        return status;
    }

    boolean is(ShipmentStatus other) {
        return status == other;
    }

    /** Whether the parcel is out of reach. */
    boolean hasLeft() {
        return is(ShipmentStatus.SHIPPED) || times.handedToCarrierAt() != null;
    }

    Times times() {
        return times;
    }

    Carriage carriage() {
        return carriage;
    }

    /** Null when it said nothing. */
    Boolean nodeAccepted() {
        return nodeAccepted;
    }

    String reason() {
        return reason;
    }
}
