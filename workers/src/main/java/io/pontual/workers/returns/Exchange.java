package io.pontual.workers.returns;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What a customer gets in exchange for a return, as it stands; see the table {@code exchange}.
 *
 * @param orderId of the new goods
 * @param credit what of the price is paid with what came back; null until that is known
 * @param refund null until it has ended
 */
record Exchange(
        UUID returnId,
        UUID orderId,
        boolean instant,
        boolean reserved,
        BigDecimal price,
        BigDecimal pays,
        Status status,
        BigDecimal credit,
        BigDecimal shipping,
        BigDecimal refund,
        boolean charged,
        List<Line> lines) {
    enum Status {
        /** For what is to come back. */
        WAITING,
        /** What came back is known. */
        DECIDED,
        ENDED
    }

    /** @param lineId the one that is given back @param discount on all units */
    record Line(
            String lineId, String sku, String description, int quantity, BigDecimal unitPrice, BigDecimal discount) {
        BigDecimal price() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
        }
    }

    /** What of it can be paid with so much; nothing when the customer would have to pay more than they agreed to. */
    BigDecimal creditOf(BigDecimal worth) {
        var credit = worth.min(price).max(BigDecimal.ZERO);
        return instant || price.subtract(credit).compareTo(pays) <= 0 ? credit : BigDecimal.ZERO;
    }
}
