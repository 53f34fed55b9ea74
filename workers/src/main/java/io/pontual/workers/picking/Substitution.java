package io.pontual.workers.picking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A product that staff propose in the place of one that they did not find, one unit for one.
 *
 * @param lineId of what was not found
 * @param substituteLineId the line of the order that it becomes when it is taken
 */
record Substitution(
        UUID substitutionId,
        UUID orderId,
        UUID fulfilmentId,
        String lineId,
        String sku,
        int quantity,
        String substituteLineId,
        SubstitutionStatus status,
        Instant proposedAt,
        Offer offer,
        Instant decidedAt,
        Instant endedAt) {
    static final String NOBODY = "nobody";
    static final String CUSTOMER = "customer";
    static final String AGENT = "agent";

    /**
     * @param asked who decides
     * @param unitPrice what the customer pays for one
     * @param withoutAnswer whether it is taken when nobody answers
     */
    record Offer(String asked, BigDecimal unitPrice, boolean withoutAnswer, Instant askedAt, Instant answerDueAt) {}

    boolean is(SubstitutionStatus one) {
        return status == one;
    }

    boolean isAskedOf(String who) {
        return offer != null && offer.asked().equals(who);
    }
}
