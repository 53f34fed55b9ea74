package io.pontual.workers.sourcing;

/**
 * What counts how much, in the order's currency unless said otherwise.
 *
 * @param perKm per kilometre and parcel
 * @param storeLabour per line that a store picks
 * @param warehouseLabour per line that a warehouse picks
 * @param zone part of the shipping rate that counts; 1 counts it whole
 * @param margin part of the price that is lost when a store gives away its last units
 * @param workload per parcel from a node whose day is full; half of it when it is half full
 * @param stockAge saved per line and year that the node has carried the product
 * @param unreliability part of the line's value that is lost when the line is not found
 * @param avoidPenalty per line from a node that the rules say to avoid
 */
record CostWeights(
        double perKm,
        double storeLabour,
        double warehouseLabour,
        double zone,
        double margin,
        double workload,
        double stockAge,
        double unreliability,
        double avoidPenalty) {}
