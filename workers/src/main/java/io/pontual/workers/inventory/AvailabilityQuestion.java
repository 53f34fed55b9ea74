package io.pontual.workers.inventory;

import java.util.List;

/**
 * What somebody wants to sell.
 *
 * @param skus distinct, in the order in which they were asked for
 * @param channel null: what is available before any channel's rules
 * @param method null for any
 * @param nodeId null for every node, or when near says which
 * @param near null for every node, or when nodeId says which
 */
record AvailabilityQuestion(List<String> skus, String channel, String method, String nodeId, Near near) {}
