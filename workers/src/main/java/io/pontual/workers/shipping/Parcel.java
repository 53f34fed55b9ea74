package io.pontual.workers.shipping;

import io.pontual.processes.shipping.LabelledParcel;
import io.pontual.processes.shipping.PackedParcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One box of a fulfilment. Every change goes through {@link ParcelStatus}. */
final class Parcel {
    /** What never changes. @param number from 1 */
    record Box(UUID parcelId, UUID fulfilmentId, UUID orderId, int number, PackedParcel packed, Instant packedAt) {}

    /** Who carries it. All are null, and it is not by hand, until somebody was chosen. */
    record Carriage(String carrier, String service, String trackingCode, boolean byHand, Instant promisedBy) {
        static final Carriage NONE = new Carriage(null, null, null, false, null);
    }

    /** Null until it happened. */
    record Times(Instant requestedAt, Instant labelledAt, Instant handedOverAt, Instant endedAt) {
        static final Times NONE = new Times(null, null, null, null);
    }

    private final Box box;
    private ParcelStatus status;
    private Carriage carriage;
    private int attempt;
    private List<String> notAsked;
    private String problem;
    private Times times;

    Parcel(
            Box box,
            ParcelStatus status,
            Carriage carriage,
            int attempt,
            List<String> notAsked,
            String problem,
            Times times) {
        this.box = box;
        this.status = status;
        this.carriage = carriage;
        this.attempt = attempt;
        this.notAsked = notAsked;
        this.problem = problem;
        this.times = times;
    }

    static Parcel packed(Box box) {
        return new Parcel(box, ParcelStatus.PACKED, Carriage.NONE, 0, List.of(), null, Times.NONE);
    }

    /** A further carrier of the same round, or the first. */
    void request(String carrier, String service, Instant promisedBy, Instant at) {
        if (!is(ParcelStatus.REQUESTED)) {
            status = status.become(ParcelStatus.REQUESTED);
        }
        carriage = new Carriage(carrier, service, null, false, promisedBy);
        attempt++;
        times = new Times(at, null, null, null);
    }

    /** The carrier has surely made no label. */
    void notBy(String carrier, String why) {
        var more = new ArrayList<>(notAsked);
        more.add(carrier);
        notAsked = List.copyOf(more);
        problem = (problem == null ? "" : problem + ", ") + carrier + ": " + why;
    }

    /** Every carrier may be asked again. */
    void newRound() {
        notAsked = List.of();
        problem = null;
    }

    void fail(String why) {
        if (!is(ParcelStatus.FAILED)) {
            status = status.become(ParcelStatus.FAILED);
        }
        problem = problem == null ? why : problem;
        carriage = Carriage.NONE;
    }

    void label(String trackingCode, Instant at) {
        status = status.become(ParcelStatus.LABELLED);
        carriage = new Carriage(carriage.carrier(), carriage.service(), trackingCode, false, carriage.promisedBy());
        problem = null;
        times = new Times(times.requestedAt(), at, null, null);
    }

    void labelByHand(String carrier, String trackingCode, Instant promisedBy, Instant at) {
        status = status.become(ParcelStatus.LABELLED);
        carriage = new Carriage(carrier, null, trackingCode, true, promisedBy);
        problem = null;
        times = new Times(times.requestedAt(), at, null, null);
    }

    void handOver(Instant at) {
        status = status.become(ParcelStatus.HANDED_OVER);
        times = new Times(times.requestedAt(), times.labelledAt(), at, at);
    }

    /** A label that comes although the parcel is recalled: it has to be made void. */
    void lateLabel(String trackingCode) {
        carriage = new Carriage(carriage.carrier(), carriage.service(), trackingCode, false, carriage.promisedBy());
    }

    /** @return whether a carrier has to be told now: it is known which label is void */
    boolean recall(Instant at) {
        var atCarrier = is(ParcelStatus.REQUESTED) || is(ParcelStatus.LABELLED) && !carriage.byHand();
        var known = carriage.trackingCode() != null;
        if (atCarrier) {
            status = status.become(ParcelStatus.VOIDING);
        } else {
            endVoided(at);
        }
        return atCarrier && known;
    }

    void endVoided(Instant at) {
        status = status.become(ParcelStatus.VOIDED);
        times = new Times(times.requestedAt(), times.labelledAt(), null, at);
    }

    boolean isOpen() {
        return !is(ParcelStatus.HANDED_OVER) && !is(ParcelStatus.VOIDED) && !is(ParcelStatus.VOIDING);
    }

    LabelledParcel labelled() {
        return new LabelledParcel(box.parcelId(), box.number(), carriage.carrier(), carriage.trackingCode());
    }

    Box box() {
        return box;
    }

    UUID parcelId() {
        return box.parcelId();
    }

    ParcelStatus status() {
        return status;
    }

    boolean is(ParcelStatus other) {
        return status == other;
    }

    Carriage carriage() {
        return carriage;
    }

    int attempt() {
        return attempt;
    }

    List<String> notAsked() {
        return notAsked;
    }

    String problem() {
        return problem;
    }

    Times times() {
        return times;
    }
}
