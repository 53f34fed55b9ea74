package io.pontual.workers.returns.contract;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Which units customers get, of products whose units have serial numbers. */
public interface SoldUnits {
    /** @param found units of the line @param serials of some or all of them */
    record Picked(String lineId, int found, List<String> serials) {}

    /**
     * Units are about to be picked, in the caller's transaction. As many that were picked for the same line before are not
     * for it any more: the line went to another node, and they are on their shelf again.
     */
    void pickAnew(UUID orderId, List<LineQuantity> lines);

    /**
     * Writes down which units are for an order, in the caller's transaction; again changes nothing.
     *
     * @return what is wrong with numbers that were left out, line by line in words; a caller who wants all or none rolls
     *     back
     * @throws java.util.NoSuchElementException when numbers are said and there is no such order
     */
    List<String> picked(UUID orderId, List<Picked> lines);
}
