package io.pontual.workers.ordering;

import java.util.UUID;

/**
 * Which orders to list; null means any.
 *
 * @param customerEmail in any case
 * @param before only orders placed before this one; where the last page ended
 */
record OrderFilter(String channel, String externalId, OrderStatus status, String customerEmail, UUID before) {}
