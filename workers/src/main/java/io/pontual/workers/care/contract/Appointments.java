package io.pontual.workers.care.contract;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What customers and staff agreed on. */
public interface Appointments {
    /** The order is cancelled: what is agreed for it does not take place, in the caller's transaction. Again does nothing. */
    void callOff(UUID orderId);

    /** Empty when there is no such appointment. */
    Optional<Notice> notice(UUID appointmentId);

    /**
     * @param service {@code shopper} or {@code assembly}
     * @param status BOOKED, POSTPONED, DONE, MISSED or CANCELLED
     * @param slotAt begin of the hour; of one that is postponed, the hour that it was to be
     */
    record Notice(String service, String status, String nodeId, String description, Instant slotAt) {}
}
