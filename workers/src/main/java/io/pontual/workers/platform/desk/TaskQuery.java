package io.pontual.workers.platform.desk;

import java.util.UUID;

/**
 * Which open tasks.
 *
 * @param group a candidate group; null for any
 * @param orderId null for any
 */
public record TaskQuery(String group, UUID orderId, int page, int size) {}
