package io.pontual.workers.returns;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a customer says was missing, wrong or damaged, or never arrived; see the table {@code goods_claim}.
 *
 * @param parcelId null when no parcel is known
 * @param decision of the policy: {@code replacement}, {@code refund} or {@code agent}
 * @param outcome {@code replacement}, {@code refund} or {@code refused}; null until it is decided
 * @param agentReason null when the policy decided
 * @param returnId by which a refund is reckoned; null for none
 */
record GoodsClaim(
        UUID claimId,
        UUID orderId,
        String customerId,
        String requestedBy,
        String kind,
        String wish,
        UUID parcelId,
        boolean carrierPays,
        List<String> evidence,
        BigDecimal worth,
        String currency,
        BigDecimal score,
        String decision,
        ReturnTables.Words reason,
        Status status,
        String outcome,
        String agentReason,
        UUID returnId,
        UUID replacementOrderId,
        Instant madeAt,
        Instant settledAt,
        Instant closedAt,
        List<Line> lines) {
    enum Status {
        OPEN,
        /** Decided; the customer gets what it says, or nothing. */
        SETTLED,
        CLOSED
    }

    record Line(String lineId, String sku, String description, int quantity) {}

    int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** As shipping calls it. */
    String parcelStatus() {
        return kind.equals("never-arrived") ? "LOST" : "DAMAGED";
    }
}
