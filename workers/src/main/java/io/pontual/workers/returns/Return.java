package io.pontual.workers.returns;

import io.pontual.processes.returns.WayCollection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A return as it stands.
 *
 * @param refundWhen {@code at-once}, {@code on-receipt} or {@code on-inspection}
 * @param fee taken off what goes back, in the order's currency
 * @param grantedRole of whoever granted what the policy refuses; null when nobody had to
 * @param nodeId where the goods are; null until they have arrived
 * @param lockedAt since when its code is not accepted any more; null while it is
 */
record Return(
        UUID returnId,
        UUID orderId,
        String customerId,
        String requestedBy,
        ReturnWay way,
        ReturnStatus status,
        String policyVersion,
        String currency,
        String locale,
        String refundWhen,
        BigDecimal fee,
        String grantedRole,
        String grantedReason,
        String nodeId,
        int wrongAttempts,
        Instant lockedAt,
        Instant requestedAt,
        Instant sendBy,
        Instant arrivedAt,
        Instant receivedAt,
        Instant inspectedAt,
        Instant endedAt,
        Sending sending) {

    /**
     * How the goods come.
     *
     * @param wayId another one for each way that is chosen
     * @param toNodeId where a carrier brings them; null for other ways
     * @param collection null unless a carrier comes for them
     * @param sentAt since when a carrier has them; null until then
     * @param lost whether the carrier has lost them
     */
    record Sending(UUID wayId, String toNodeId, WayCollection collection, Instant sentAt, boolean lost) {}

    /** @param photos references of the channel @param received null until it was counted, like {@code wrong} */
    record Line(
            String lineId,
            String sku,
            String description,
            String productGroup,
            int quantity,
            ReturnReason reason,
            String condition,
            Eligibility.Basis basis,
            boolean refundsShipping,
            List<String> photos,
            Integer received,
            Integer wrong,
            List<String> receiptPhotos,
            List<String> inspectionPhotos) {}

    /** What goes back, and how that came about; see the table {@code return_refund}. */
    record Refund(
            int no,
            String step,
            BigDecimal goods,
            BigDecimal discount,
            BigDecimal shipping,
            BigDecimal fee,
            BigDecimal reduction,
            BigDecimal alreadyBack,
            BigDecimal exchanged,
            BigDecimal amount,
            Instant decidedAt) {}
}
