package io.pontual.workers.pickup;

import java.time.Instant;
import java.util.UUID;

/** The collection of one fulfilment in one store. Every change goes through {@link PickupStatus}. */
final class Pickup {
    /** What was offered, and never changes. */
    record Offer(
            UUID fulfilmentId,
            UUID orderId,
            String nodeId,
            StoreSystem storeSystem,
            Instant offeredAt,
            Instant answerDueAt) {}

    /** Null until it happened. {@code remindAt} and {@code holdUntil} are set together with {@code readyAt}. */
    record Times(
            Instant acceptedAt,
            Instant readyAt,
            Instant remindAt,
            Instant holdUntil,
            Instant handedOverAt,
            Instant endedAt) {
        static final Times NONE = new Times(null, null, null, null, null, null);

        private Times endedAt(Instant at) {
            return new Times(acceptedAt, readyAt, remindAt, holdUntil, handedOverAt, at);
        }
    }

    private final Offer offer;
    private final int codeIssue;
    private PickupStatus status;
    private Times times;
    private StoreAnswer storeAnswer;
    private String reason;
    private String stagingLocation;

    Pickup(
            Offer offer,
            int codeIssue,
            PickupStatus status,
            Times times,
            StoreAnswer storeAnswer,
            String reason,
            String stagingLocation) {
        this.offer = offer;
        this.codeIssue = codeIssue;
        this.status = status;
        this.times = times;
        this.storeAnswer = storeAnswer;
        this.reason = reason;
        this.stagingLocation = stagingLocation;
    }

    static Pickup offered(Offer offer) {
        return new Pickup(offer, 1, PickupStatus.OFFERED, Times.NONE, null, null, null);
    }

    void accept(Instant at) {
        status = status.become(PickupStatus.ACCEPTED);
        times = new Times(at, null, null, null, null, null);
    }

    void reject(String why, Instant at) {
        status = status.become(PickupStatus.REJECTED);
        reason = why;
        times = times.endedAt(at);
    }

    /** @param location where staff put the goods; may be null */
    void makeReady(String location, Instant at, Instant remindAt, Instant holdUntil) {
        status = status.become(PickupStatus.READY);
        stagingLocation = location;
        times = new Times(times.acceptedAt(), at, remindAt, holdUntil, null, null);
    }

    void handOver(Instant at) {
        status = status.become(PickupStatus.HANDED_OVER);
        times = new Times(times.acceptedAt(), times.readyAt(), times.remindAt(), times.holdUntil(), at, at);
    }

    void expire(Instant at) {
        status = status.become(PickupStatus.EXPIRED);
        times = times.endedAt(at);
    }

    void recall(Instant at) {
        status = status.become(PickupStatus.RECALLED);
        times = times.endedAt(at);
    }

    /** What the store's own system said; the process follows by its own step. */
    void storeSaid(StoreAnswer answer) {
        storeAnswer = answer;
    }

    Offer offer() {
        return offer;
    }

    UUID fulfilmentId() {
        return offer.fulfilmentId();
    }

    boolean hasOwnSystem() {
        return offer.storeSystem() == StoreSystem.JMS;
    }

    PickupStatus status() {
        return status;
    }

    boolean is(PickupStatus other) {
        return status == other;
    }

    Times times() {
        return times;
    }

    StoreAnswer storeAnswer() {
        return storeAnswer;
    }

    String reason() {
        return reason;
    }

    String stagingLocation() {
        return stagingLocation;
    }

    int codeIssue() {
        return codeIssue;
    }
}
