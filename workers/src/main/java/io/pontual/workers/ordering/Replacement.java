package io.pontual.workers.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What makes an order a replacement.
 *
 * @param orderId the order that replaces
 * @param originOrderId the one that was paid for
 * @param number counts the replacements of that order, from 1
 * @param cause code
 * @param endedAt null until everything is dealt with, like refundAmount
 */
record Replacement(
        UUID orderId,
        UUID originOrderId,
        int number,
        String cause,
        UUID causeId,
        Instant requestedAt,
        Instant endedAt,
        BigDecimal refundAmount) {}
