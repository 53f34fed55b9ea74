package io.pontual.processes.shipping;

import java.time.Instant;
import java.util.UUID;

/**
 * Queue {@code pontual.shipping.carrier.evt}: what a carrier made of a {@link CarrierCommand}.
 *
 * @param eventId the same for every copy
 * @param trackingCode the carrier's number of the parcel; null when there is none
 * @param carrierReference of what was done, such as the number of a claim; null mostly
 * @param reason why it was refused, in the carrier's code; null otherwise
 * @param document the label as PDF, in base64: only for a label that was made. It names the recipient
 */
public record CarrierResult(
        String eventId,
        String commandId,
        CarrierCommand.Kind kind,
        String carrier,
        UUID parcelId,
        int attempt,
        Outcome outcome,
        String trackingCode,
        String carrierReference,
        String reason,
        String document,
        Instant at) {

    public enum Outcome {
        DONE,
        /** The carrier understood and says no for good. */
        REFUSED,
        /** Surely nothing was made: another carrier may be asked. Only for labels; everything else is tried again. */
        UNREACHED
    }

    /** Without the document. */
    @Override
    public String toString() {
        return "CarrierResult[" + eventId + ", " + outcome + "]";
    }
}
