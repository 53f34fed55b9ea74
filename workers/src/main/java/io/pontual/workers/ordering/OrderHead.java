package io.pontual.workers.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** An order without its lines, contact and tenders. Times are null until the state is reached. */
record OrderHead(
        UUID orderId,
        String externalId,
        String channel,
        OrderStatus status,
        String currency,
        BigDecimal total,
        String method,
        String nodeId,
        String service,
        String pickupPointId,
        String customerId,
        String policyVersion,
        String cancellationReason,
        String cancellationNote,
        Instant acceptedAt,
        Instant confirmedAt,
        Instant cancellingAt,
        Instant endedAt) {}
