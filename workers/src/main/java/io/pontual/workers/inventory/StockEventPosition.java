package io.pontual.workers.inventory;

/**
 * How far a node's reports of its stock have come.
 *
 * @param received different events
 * @param missing events that have not come, though later ones have
 */
record StockEventPosition(String nodeId, long firstSequence, long highestSequence, long received, long missing) {}
