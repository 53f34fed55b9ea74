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

    /**
     * What keeps codes from being guessed.
     *
     * @param limit how many wrong codes may be shown until no code is accepted any more
     * @param wrong how many were shown since the customer got the present code
     * @param lockedAt since when no code is accepted; null when codes are
     */
    record Guard(int limit, int wrong, Instant lockedAt) {
        static final int USUAL_LIMIT = 5;
        static final Guard FRESH = new Guard(USUAL_LIMIT, 0, null);

        boolean locked() {
            return lockedAt != null;
        }

        int attemptsLeft() {
            return locked() ? 0 : limit - wrong;
        }
    }

    /**
     * What decision pickup-policy allows once the goods wait.
     *
     * @param extensions how often the customer may ask for more time
     * @param extendBy ISO-8601 duration of each time; null before the goods wait
     * @param curbsideWithin ISO-8601 duration within which a customer in front of the store is served; null before the
     *     goods wait
     */
    record Limits(int extensions, String extendBy, String curbsideWithin) {
        static final Limits NONE = new Limits(0, null, null);
    }

    private final Offer offer;
    private PickupStatus status;
    private Times times;
    private Guard guard;
    private Holder collectedBy;
    private Limits limits;
    private int extended;
    private StoreAnswer storeAnswer;
    private String reason;
    private String stagingLocation;

    Pickup(
            Offer offer,
            PickupStatus status,
            Times times,
            Guard guard,
            Holder collectedBy,
            Limits limits,
            int extended,
            StoreAnswer storeAnswer,
            String reason,
            String stagingLocation) {
        this.offer = offer;
        this.status = status;
        this.times = times;
        this.guard = guard;
        this.collectedBy = collectedBy;
        this.limits = limits;
        this.extended = extended;
        this.storeAnswer = storeAnswer;
        this.reason = reason;
        this.stagingLocation = stagingLocation;
    }

    static Pickup offered(Offer offer) {
        return new Pickup(offer, PickupStatus.OFFERED, Times.NONE, Guard.FRESH, null, Limits.NONE, 0, null, null, null);
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

    /** @param location where staff put the goods; may be null @param codeLimit of wrong codes */
    void makeReady(String location, Instant at, Instant remindAt, Instant holdUntil, int codeLimit, Limits allowed) {
        status = status.become(PickupStatus.READY);
        limits = allowed;
        guard = new Guard(codeLimit, 0, null);
        stagingLocation = location;
        times = new Times(times.acceptedAt(), at, remindAt, holdUntil, null, null);
    }

    /** A wrong code was shown. The last one that may be locks the pickup. */
    void refuseCode(Instant at) {
        var wrong = guard.wrong() + 1;
        guard = new Guard(guard.limit(), wrong, wrong >= guard.limit() ? at : null);
    }

    /** The customer has a new code, and as many attempts as with the first. */
    void acceptCodes() {
        guard = new Guard(guard.limit(), 0, null);
    }

    /** The customer has more time. @param asked the customer asked for it, so that it counts */
    void keepUntil(Instant until, boolean asked) {
        if (!asked) {
            limits = new Limits(limits.extensions() + 1, limits.extendBy(), limits.curbsideWithin());
        }
        times = new Times(times.acceptedAt(), times.readyAt(), times.remindAt(), until, null, null);
        extended++;
    }

    void handOver(Instant at, Holder holder) {
        status = status.become(PickupStatus.HANDED_OVER);
        collectedBy = holder;
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

    Limits limits() {
        return limits;
    }

    /** How often the goods were kept longer. */
    int extended() {
        return extended;
    }

    Guard guard() {
        return guard;
    }

    /** Null until the goods are handed over. */
    Holder collectedBy() {
        return collectedBy;
    }
}
