package io.pontual.workers.returns;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Goods that a store takes back though they belong to no order that we know.
 *
 * @param customerId null when nobody said who it is
 * @param documentHash null when no document was shown
 * @param credit null until the goods were looked at
 * @param accountId null until, or unless, something was credited
 * @param codeKey of the request that was shown the code; null until then
 */
record BlindReturn(
        UUID returnId,
        String nodeId,
        String requestedBy,
        String customerId,
        String documentHash,
        String currency,
        String policyVersion,
        Status status,
        String grantedRole,
        String grantedReason,
        BigDecimal credit,
        UUID accountId,
        String codeKey,
        Instant requestedAt,
        Instant receivedAt,
        Instant inspectedAt,
        Instant endedAt,
        Instant undoUntil,
        Instant undoneAt) {

    /** Where it stands. The only place that says what may follow what. */
    enum Status {
        /** An agent is to decide. */
        REQUESTED,
        /** The store has the goods. */
        RECEIVED,
        INSPECTED,
        /** The credit is there. */
        CLOSED,
        REFUSED,
        /** The customer has the goods, and no credit. */
        CANCELLED;

        private static final Map<Status, Set<Status>> NEXT = Map.of(
                REQUESTED, EnumSet.of(RECEIVED, REFUSED, CANCELLED),
                RECEIVED, EnumSet.of(INSPECTED, CANCELLED),
                INSPECTED, EnumSet.of(CLOSED),
                CLOSED, EnumSet.of(CANCELLED),
                REFUSED, EnumSet.noneOf(Status.class),
                CANCELLED, EnumSet.noneOf(Status.class));

        Set<Status> next() {
            return NEXT.get(this);
        }

        boolean hasEnded() {
            return this == CLOSED || next().isEmpty();
        }

        /** @throws IllegalStateException when {@code next} may not follow */
        Status become(Status next) {
            if (!next().contains(next)) {
                throw new IllegalStateException("A return without an order that is " + this + " cannot become " + next);
            }
            return next;
        }
    }

    /** @param store whose till printed it */
    record Receipt(String store, String number, LocalDate date) {}

    /**
     * @param price {@code paid} or {@code lowest}
     * @param unitAmount of one unit as new
     * @param receipt null when there is none
     */
    record Line(
            String lineId,
            String sku,
            String description,
            String productGroup,
            int quantity,
            ReturnReason reason,
            String price,
            int lowestDays,
            BigDecimal unitAmount,
            Receipt receipt) {
        BigDecimal amount() {
            return unitAmount.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** @param disposition null when the customer keeps these units */
    record Grade(String lineId, String grade, int quantity, int percent, BigDecimal credit, String disposition) {}

    static BigDecimal amount(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
