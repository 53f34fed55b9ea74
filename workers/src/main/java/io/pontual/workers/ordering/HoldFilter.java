package io.pontual.workers.ordering;

import java.time.Instant;
import java.util.UUID;

/**
 * Which holds to list; null for no condition.
 *
 * @param channel of their orders
 * @param placedBefore so old at least
 * @param after where the last page ended
 */
record HoldFilter(String channel, HoldType type, UUID orderId, Instant placedBefore, UUID after) {}
