package io.pontual.workers.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * How the customer pays: one code or slip.
 *
 * @param issueNo from 1; a further one takes the place of the one before
 * @param code what is copied or shown as a QR code
 * @param payableLine of a boleto; null for others
 */
record Instruction(
        UUID instructionId,
        UUID paymentId,
        int issueNo,
        String code,
        String payableLine,
        Instant dueAt,
        Instant issuedAt) {}
