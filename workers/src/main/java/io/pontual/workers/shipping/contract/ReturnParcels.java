package io.pontual.workers.shipping.contract;

import java.util.Optional;
import java.util.UUID;

/** The parcels in which customers send goods back. */
public interface ReturnParcels {
    /** Empty for a way back without a carrier, and while nobody has made its label. */
    Optional<ReturnParcel> ofWay(UUID wayId);

    /**
     * @param status {@code LABELLED}, {@code SENT}, {@code ARRIVED}, {@code LOST}, {@code VOIDING} or {@code VOIDED}
     * @param place where it was last; may be null
     * @param qr what the code shows that the carrier scans instead of a printed label
     * @param labelUrl address of the label as PDF, for whoever may know it; null when there is none any more
     */
    record ReturnParcel(
            UUID wayId, String carrier, String trackingCode, String status, String place, String qr, String labelUrl) {
        /** Leaves the address out: who knows it has the label. */
        @Override
        public String toString() {
            return "ReturnParcel[" + wayId + ", " + status + "]";
        }
    }
}
