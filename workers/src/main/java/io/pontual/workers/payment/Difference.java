package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Where a provider's file of a day is not what we have.
 *
 * @param kind what is wrong: {@code MISSING_HERE}, {@code MISSING_THERE}, {@code AMOUNT_DIFFERS}, {@code STATUS_DIFFERS}
 *     or {@code DUPLICATE}
 * @param operation {@code CAPTURE} or {@code REFUND}
 * @param ourAmount null when we have none
 * @param theirAmount null when they have none
 * @param resolution null while it is open
 */
record Difference(
        UUID differenceId,
        String provider,
        LocalDate day,
        String kind,
        String operation,
        UUID operationId,
        UUID paymentId,
        String currency,
        BigDecimal ourAmount,
        BigDecimal theirAmount,
        Instant foundAt,
        String resolution,
        Instant resolvedAt) {}
