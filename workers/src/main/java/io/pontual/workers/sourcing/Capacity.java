package io.pontual.workers.sourcing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many orders a node takes on for a day. A place is taken with the decision and in its transaction; the database
 * refuses the one too many. Work that was done keeps its place; work that will not be done gives it back.
 */
@Service
class Capacity {
    private final CapacityRepository places;

    Capacity(CapacityRepository places) {
        this.places = places;
    }

    /**
     * @param holder the fulfilment, or a transfer that goes to the node of one
     * @param method {@code pickup} or {@code ship}, as which a transfer counts for its sender
     * @param day of the calendar at the node
     * @param limit places that the node has on it
     */
    record Place(UUID holder, String nodeId, String method, LocalDate day, int limit) {}

    /** Places taken, by day and node. @param nodeIds those that matter; others may be there too */
    Map<LocalDate, Map<String, Integer>> used(String method, Collection<LocalDate> days, Collection<String> nodeIds) {
        return places.used(method, days, nodeIds);
    }

    /**
     * Takes all places or none.
     *
     * @return false, and nothing is taken, when one of the days is full by now
     */
    @Transactional
    public boolean take(UUID orderId, Collection<Place> wanted) {
        var taken = new ArrayList<Place>();
        // Everybody takes them in the order of the nodes, so that nobody waits in a circle.
        for (var place : wanted.stream()
                .sorted(Comparator.comparing(Place::nodeId).thenComparing(Place::method))
                .toList()) {
            if (!places.take(orderId, place)) {
                taken.forEach(other -> places.forget(other));
                return false;
            }
            taken.add(place);
        }
        return true;
    }

    /** Gives back the places of these fulfilments and of what is sent to them; those that have none, or none any more, do not matter. */
    @Transactional
    public void release(Collection<UUID> fulfilmentIds) {
        if (!fulfilmentIds.isEmpty()) {
            places.release(List.copyOf(fulfilmentIds));
        }
    }

    /** Gives back one fulfilment's place, when it has one. */
    @Transactional
    public void release(UUID fulfilmentId) {
        places.release(List.of(fulfilmentId));
    }

    /** Gives back every place that the order still has. */
    @Transactional
    public void releaseOrder(UUID orderId) {
        places.release(places.taken(orderId));
    }
}
