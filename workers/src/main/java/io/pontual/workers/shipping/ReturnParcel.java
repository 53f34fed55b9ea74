package io.pontual.workers.shipping;

import io.pontual.processes.returns.WayCollection;
import io.pontual.processes.shipping.PackedParcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a customer sends back with a label of ours.
 *
 * @param parcelId of the way back that the customer chose
 * @param nodeId where it goes
 * @param carrier the last that was asked; null before anybody was
 * @param attempt which request for a label it is; 0 before the first
 * @param notAsked carriers that have surely made no label
 * @param collection null unless somebody comes for it
 */
record ReturnParcel(
        UUID parcelId,
        UUID returnId,
        UUID orderId,
        String way,
        String nodeId,
        String token,
        Status status,
        String carrier,
        String trackingCode,
        int attempt,
        List<String> notAsked,
        PackedParcel packed,
        WayCollection collection,
        String place,
        Instant requestedAt,
        Instant labelledAt,
        Instant sentAt) {

    enum Status {
        REQUESTED,
        LABELLED,
        /** Nobody carries it. */
        FAILED,
        VOIDING,
        VOIDED,
        /** The carrier has it. */
        SENT,
        ARRIVED,
        LOST;

        /** Whether the carrier can still do without it. */
        boolean isUnsent() {
            return this == REQUESTED || this == LABELLED || this == VOIDING || this == VOIDED;
        }

        /** Whether a carrier's report moves it on: what has arrived stays so, and only what was lost may be found. */
        boolean leadsTo(Status reported) {
            return isUnsent() || this == SENT && reported != SENT || this == LOST && reported == ARRIVED;
        }
    }

    /** The next carrier is asked. */
    ReturnParcel asked(String by) {
        return with(Status.REQUESTED, by, null, attempt + 1, notAsked);
    }

    ReturnParcel notBy(String refused) {
        var all = new ArrayList<>(notAsked);
        all.add(refused);
        return with(status, carrier, trackingCode, attempt, List.copyOf(all));
    }

    ReturnParcel labelled(String code) {
        return with(Status.LABELLED, carrier, code, attempt, notAsked);
    }

    ReturnParcel become(Status next) {
        return with(next, carrier, trackingCode, attempt, notAsked);
    }

    private ReturnParcel with(Status next, String by, String code, int times, List<String> not) {
        return new ReturnParcel(
                parcelId,
                returnId,
                orderId,
                way,
                nodeId,
                token,
                next,
                by,
                code,
                times,
                not,
                packed,
                collection,
                place,
                requestedAt,
                labelledAt,
                sentAt);
    }
}
