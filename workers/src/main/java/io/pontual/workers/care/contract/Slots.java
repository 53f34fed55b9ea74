package io.pontual.workers.care.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Hours in which a store serves customers by appointment; each service of a store has places of its own. */
public interface Slots {
    /**
     * Whole hours of the two weeks from tomorrow on, Sundays left out, that have a place.
     *
     * @param places of each hour
     * @throws java.util.NoSuchElementException when there is no such node
     */
    List<Instant> free(String nodeId, String service, int places);

    /**
     * Takes a place, in the caller's transaction. Of several at once who want the last one, one gets it.
     *
     * @param bookedFor who has no place yet
     * @return false, and nothing is written, when the hour has none
     */
    boolean take(UUID bookedFor, String nodeId, String service, Instant at, int places);

    /** Its place is free again, in the caller's transaction. Does nothing for who has none. */
    void giveBack(UUID bookedFor);
}
