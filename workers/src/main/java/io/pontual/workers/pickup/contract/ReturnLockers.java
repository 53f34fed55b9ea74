package io.pontual.workers.pickup.contract;

import java.util.Optional;
import java.util.UUID;

/** Doors of stores' lockers into which customers put what they give back. */
public interface ReturnLockers {
    /** @param locker its name, as staff know it */
    record Door(String lockerId, String locker, String number) {}

    /** In which store it is; empty when there is no such locker, when it is out of use, or another system opens it. */
    Optional<String> node(String lockerId);

    /** Behind which door the goods are; empty when they were brought otherwise, or are out of it. */
    Optional<Door> of(UUID returnId);

    /**
     * The smallest free door that fits, never for two.
     *
     * @param kilograms of all the goods
     * @return empty when there is none
     */
    Optional<Door> take(String lockerId, double kilograms, UUID returnId);

    /** Staff have taken the goods out. Nothing for goods that were brought otherwise. */
    void emptied(UUID returnId);
}
