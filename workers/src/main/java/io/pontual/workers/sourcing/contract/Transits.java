package io.pontual.workers.sourcing.contract;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** How far it is and how long it takes, as customers are promised it. */
public interface Transits {
    /** @param service {@code standard}, {@code express} or {@code pickup-point} */
    Transit between(Catalogue.Node from, Orders.Destination to, String service);

    /** @param postalCode CEP, with or without a hyphen; empty when no place has it */
    Optional<Transit> between(Catalogue.Node from, String postalCode, String service);

    /**
     * The day on which it arrives that is collected on another, or the first working day of carriers after so many.
     *
     * @param workingDays on the way
     * @param state UF of the place where it arrives
     */
    LocalDate arrival(LocalDate collected, int workingDays, String state);

    /** The day by which the order was promised to arrive, where the customer is; empty when nothing was promised. */
    Optional<LocalDate> promised(UUID orderId);

    /** @param zone {@code local}, {@code state}, {@code region} or {@code national} @param workingDays on the way, as customers are promised @param state UF of the destination */
    record Transit(String zone, int workingDays, String state) {}
}
