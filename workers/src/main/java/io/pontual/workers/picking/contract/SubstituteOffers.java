package io.pontual.workers.picking.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a store found in the place of what it did not find, and what the customer is asked about it. */
public interface SubstituteOffers {
    /** Those that the customer was asked about, oldest first. */
    List<Offer> ofOrder(UUID orderId);

    /** Whoever decides about it; empty until that is known. */
    Optional<Offer> find(UUID substitutionId);

    /**
     * Answers for the customer, in the caller's transaction. Repeatable: the same answer again changes nothing.
     *
     * @return how it stands now; the answer counts when {@code status} is ANSWERED and {@code taken} is what was answered
     * @throws java.util.NoSuchElementException when the customer of the order was not asked that
     */
    Offer answer(UUID orderId, UUID substitutionId, boolean take);

    /**
     * @param status OPEN, ANSWERED, DEFAULTED or WITHDRAWN
     * @param lineId of what was not found
     * @param quantity units, one for one
     * @param unitPrice what the customer pays for one, in the order's currency
     * @param takenWithoutAnswer what holds without an answer
     * @param taken what holds; null while it is open
     * @param endedAt null while it is open
     */
    record Offer(
            UUID substitutionId,
            String status,
            String lineId,
            String sku,
            String description,
            int quantity,
            BigDecimal unitPrice,
            boolean takenWithoutAnswer,
            Boolean taken,
            Instant askedAt,
            Instant answerDueAt,
            Instant endedAt) {}
}
