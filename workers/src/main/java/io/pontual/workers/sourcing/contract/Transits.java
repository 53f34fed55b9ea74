package io.pontual.workers.sourcing.contract;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;

/** How far it is and how long it takes, as customers are promised it. */
public interface Transits {
    /** @param service {@code standard}, {@code express} or {@code pickup-point} */
    Transit between(Catalogue.Node from, Orders.Destination to, String service);

    /** @param zone {@code local}, {@code state}, {@code region} or {@code national} @param workingDays on the way */
    record Transit(String zone, int workingDays) {}
}
