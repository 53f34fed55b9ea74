package io.pontual.workers.sourcing;

/**
 * How far an order may be split, in the order's currency.
 *
 * @param maxNodes largest number of fulfilments
 * @param minParcelValue each fulfilment of a split order is worth at least this much
 * @param surcharge cost of every fulfilment after the first, beside what it costs in itself
 */
record SplitPolicy(int maxNodes, double minParcelValue, double surcharge) {}
