package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.ordering.contract.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A change of an order that was asked for.
 *
 * @param note in the words of whoever asked; may be null
 * @param priceDifference what the order costs more because of it; negative for less
 * @param lines of which the quantity changes
 * @param before null for lines, like {@code after}
 * @param failure code of why it was refused or failed; null otherwise
 * @param approvalDueAt null when no approval was needed
 * @param appliedAt when the order's facts were changed; null before
 */
record Change(
        UUID changeId,
        UUID orderId,
        ChangeKind kind,
        Canceller requestedBy,
        String note,
        ChangeStatus status,
        BigDecimal priceDifference,
        List<Line> lines,
        State before,
        State after,
        String reasonPt,
        String reasonEn,
        String failure,
        Instant approvalDueAt,
        Instant requestedAt,
        Instant appliedAt,
        Instant endedAt) {

    /**
     * What was there, or takes its place; personal data.
     *
     * @param contact null unless that changes
     * @param fulfilment null unless that changes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(Orders.Contact contact, OrderView.Wish fulfilment) {
        /** Leaves out who and where it is, so that it never gets into a log. */
        @Override
        public String toString() {
            return "State[contact=" + (contact != null) + ", fulfilment=" + (fulfilment != null) + "]";
        }
    }

    /**
     * @param before units that were wanted; zero for a line that the order did not have
     * @param after units that are
     * @param sku of a line that the order did not have; null for others, like {@code description}
     * @param substitution what the customer said about substitutes of such a line; null means ask
     */
    record Line(
            String lineId,
            int before,
            int after,
            BigDecimal unitPrice,
            String sku,
            String description,
            String substitution) {
        /** Of a line that the order has. */
        Line(String lineId, int before, int after, BigDecimal unitPrice) {
            this(lineId, before, after, unitPrice, null, null, null);
        }

        int added() {
            return Math.max(after - before, 0);
        }

        int cancelled() {
            return Math.max(before - after, 0);
        }

        BigDecimal priceDifference() {
            return unitPrice.multiply(BigDecimal.valueOf(after - before));
        }
    }

    Change withPriceDifference(BigDecimal difference) {
        return new Change(
                changeId,
                orderId,
                kind,
                requestedBy,
                note,
                status,
                difference,
                lines,
                before,
                after,
                reasonPt,
                reasonEn,
                failure,
                approvalDueAt,
                requestedAt,
                appliedAt,
                endedAt);
    }

    /** What is to be paid for it; zero when the order costs less. */
    BigDecimal due() {
        return priceDifference.max(BigDecimal.ZERO);
    }

    int unitsAdded() {
        return lines.stream().mapToInt(Line::added).sum();
    }

    int units() {
        return lines.stream()
                .mapToInt(line -> Math.abs(line.after() - line.before()))
                .sum();
    }
}
