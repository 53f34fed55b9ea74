package io.pontual.workers.returns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What follows from differences of a return.
 *
 * @param tell whether the customer is told and may object
 * @param objection in the customer's words; null while there is none
 * @param sentHomeAt when goods went back to the customer; null when none did, or not yet
 * @param homeCarrier null when they were fetched, like the code
 * @param decision {@code as-assessed}, {@code accept}, {@code reduce} or {@code send-back}; null until then
 */
record Assessment(
        UUID returnId,
        String token,
        boolean tell,
        Instant objectBy,
        String objection,
        String decision,
        Instant sentHomeAt,
        String homeCarrier,
        String homeTrackingCode,
        List<Difference> differences) {

    enum Kind {
        WRONG_ITEM,
        FEWER,
        WORSE;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }

    /** @param grade only of what is worse; null otherwise @param keepBack of the refund for these units, in percent */
    record Difference(String lineId, Kind kind, String grade, int quantity, int keepBack) {}

    boolean has(Kind kind) {
        return differences.stream().anyMatch(one -> one.kind() == kind);
    }

    /** Without the token, which opens it, and the objection, which may say anything. */
    @Override
    public String toString() {
        return "Assessment[" + returnId + ", " + decision + "]";
    }
}
