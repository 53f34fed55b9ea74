package io.pontual.workers.pickup.contract;

/** Lockers of stores, for those who may choose one. */
public interface StoreLockers {
    /** Whether the store has a compartment that is large enough, free or not: when the goods come it may be another's. */
    boolean fits(String nodeId, double kilograms);
}
