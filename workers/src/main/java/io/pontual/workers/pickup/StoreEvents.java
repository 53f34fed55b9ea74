package io.pontual.workers.pickup;

import io.pontual.processes.pickup.StoreEvent;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a store's own system reports. */
@Service
class StoreEvents {
    private final PickupRepository pickups;
    private final Lockers lockers;
    private final StoreGateway gateway;

    StoreEvents(PickupRepository pickups, Lockers lockers, StoreGateway gateway) {
        this.pickups = pickups;
        this.lockers = lockers;
        this.gateway = gateway;
    }

    /**
     * Hands the event on to the process, in whatever order it comes: the engine keeps it until the process waits for it.
     *
     * @return why it fits nothing, for an operator; empty when it was handed on, or crossed a recall
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> apply(StoreEvent event) {
        var found = pickups.lock(event.fulfilmentId());
        if (found.isEmpty()) {
            return Optional.of("There is no pickup " + event.fulfilmentId());
        }
        var pickup = found.get();
        var over = event.kind() == StoreEvent.Kind.EMPTIED
                ? lockers.of(pickup.fulfilmentId()).isEmpty()
                : crossedRecall(pickup);
        var misfit = misfit(pickup, event).or(() -> over ? Optional.empty() : lockers.said(pickup, event));
        if (misfit.isEmpty() && !over) {
            remember(pickup, event);
            gateway.tellProcess(event);
        }
        return misfit;
    }

    private static Optional<String> misfit(Pickup pickup, StoreEvent event) {
        if (!pickup.offer().nodeId().equals(event.nodeId())) {
            return Optional.of("Node " + event.nodeId() + " reports on a pickup of node "
                    + pickup.offer().nodeId());
        }
        if (!pickup.hasOwnSystem()) {
            return Optional.of("Node " + event.nodeId() + " works in tasks for this pickup");
        }
        var attempt = event.kind() == StoreEvent.Kind.COLLECTION_ATTEMPTED;
        if (crossedRecall(pickup)) {
            return Optional.empty();
        }
        if (event.kind() == StoreEvent.Kind.OPENED || event.kind() == StoreEvent.Kind.EMPTIED) {
            return Optional.empty();
        }
        if (pickup.status().hasEnded() || (attempt && !pickup.is(PickupStatus.READY))) {
            return Optional.of(event.kind() + " for a pickup that is " + pickup.status());
        }
        return Optional.empty();
    }

    /** Said before the recall reached the store, which hands nothing over without being told: nothing follows. */
    private static boolean crossedRecall(Pickup pickup) {
        return pickup.is(PickupStatus.RECALLED);
    }

    private void remember(Pickup pickup, StoreEvent event) {
        var answer =
                switch (event.kind()) {
                    case ACCEPTED -> StoreAnswer.ACCEPTED;
                    case REJECTED -> StoreAnswer.REJECTED;
                    default -> null;
                };
        if (answer != null) {
            pickup.storeSaid(answer);
            pickups.update(pickup);
        }
    }
}
