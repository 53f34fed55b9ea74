package io.pontual.workers.pickup;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.pickup.FreeCompartment;
import io.pontual.processes.pickup.ReserveCompartment;
import io.pontual.processes.pickup.StoreEvent;
import io.pontual.workers.payment.contract.StorePayments;
import io.pontual.workers.pickup.Compartment.Size;
import io.pontual.workers.pickup.Compartment.Status;
import io.pontual.workers.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goods that wait in a locker of the store. The pickup is locked before its compartment. */
@Service
class Lockers {
    private static final Duration EMPTY_WITHIN = Duration.ofHours(24);

    private final OpenPickups open;
    private final PickupRepository pickups;
    private final LockerRepository lockers;
    private final StorePayments counter;
    private final Outbox outbox;
    private final Clock clock;

    Lockers(
            OpenPickups open,
            PickupRepository pickups,
            LockerRepository lockers,
            StorePayments counter,
            Outbox outbox,
            Clock clock) {
        this.open = open;
        this.pickups = pickups;
        this.lockers = lockers;
        this.counter = counter;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A compartment for goods whose customer wants that; again it is the same one. None when nothing fits, when something is
     * to be paid at the counter: the goods wait there. A store with a system of its own says where it has put them.
     */
    @Transactional
    public ReserveCompartment.Output reserve(ReserveCompartment.Input input) {
        return open.lock(input.orderId(), input.fulfilmentId())
                .flatMap(pickup -> lockers.held(pickup.fulfilmentId()).or(() -> take(pickup, input)))
                .map(found -> new ReserveCompartment.Output(found.lockerName(), found.number()))
                .orElseGet(() -> new ReserveCompartment.Output(null, null));
    }

    private Optional<Compartment> take(Pickup pickup, ReserveCompartment.Input input) {
        var offer = pickup.offer();
        if (pickup.hasOwnSystem()
                || pickup.is(PickupStatus.READY)
                || !pickups.wantsLocker(offer.fulfilmentId())
                || counter.isChosen(offer.orderId())) {
            return Optional.empty();
        }
        return lockers.take(offer.nodeId(), size(input.packageSize()), offer.fulfilmentId(), clock.instant());
    }

    private static Size size(String said) {
        return switch (String.valueOf(said)) {
            case "S" -> Size.S;
            case "L" -> Size.L;
            default -> Size.M;
        };
    }

    /**
     * What a store with a system of its own says of its locker.
     *
     * @return why it cannot be, for an operator; empty when it is so now, or was already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> said(Pickup pickup, StoreEvent event) {
        var held = lockers.held(pickup.fulfilmentId());
        return switch (event.kind()) {
            case STAGED -> event.compartment() == null ? Optional.empty() : placed(pickup, event.compartment(), held);
            case OPENED -> {
                if (!pickup.is(PickupStatus.HANDED_OVER)) {
                    yield Optional.of("The door was opened, but the pickup is " + pickup.status());
                }
                lockers.release(pickup.fulfilmentId(), Status.FREE);
                yield Optional.empty();
            }
            case EMPTIED ->
                held.isPresent() && held.get().status() == Status.TAKEN
                        ? Optional.of("The compartment was emptied, but the pickup is " + pickup.status())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> placed(Pickup pickup, StoreEvent.Compartment door, Optional<Compartment> held) {
        if (held.isPresent()) {
            return held.filter(one -> !one.lockerId().equals(door.lockerId())
                            || !one.number().equals(door.number()))
                    .map(one -> "The goods are in compartment " + one.number() + " of locker " + one.lockerId());
        }
        return lockers.put(
                        pickup.offer().nodeId(), door.lockerId(), door.number(), pickup.fulfilmentId(), clock.instant())
                ? Optional.empty()
                : Optional.of("Locker " + door.lockerId() + " of node "
                        + pickup.offer().nodeId() + " has no compartment " + door.number()
                        + " that is free. Set it up (PUT /api/v1/lockers/" + door.lockerId() + ") and replay");
    }

    /** Where the goods are; empty when they wait at the counter. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Compartment> of(UUID fulfilmentId) {
        return lockers.held(fulfilmentId);
    }

    /** Staff could not put the goods in: nobody else should try. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(UUID fulfilmentId) {
        lockers.release(fulfilmentId, Status.OUT_OF_ORDER);
    }

    /** The customer has the goods: the process, which waits for the code, hears of it. Nothing for goods at the counter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handedOver(Pickup pickup, String attemptId) {
        var fulfilmentId = pickup.fulfilmentId();
        if (pickup.hasOwnSystem() || lockers.held(fulfilmentId).isEmpty()) {
            // A store's own system opens the door now, and says when it has.
            return;
        }
        lockers.release(fulfilmentId, Status.FREE);
        var variables = new HashMap<String, Object>();
        variables.put("collectionCode", null);
        variables.put("attemptId", attemptId);
        variables.put("taken", null);
        variables.put("paidAmount", null);
        variables.put("receipt", null);
        variables.put("givenBack", null);
        outbox.publish(
                MessageName.PICKUP_COLLECTION_ATTEMPTED, fulfilmentId.toString(), "locker:" + attemptId, variables);
    }

    /** Nobody fetched the goods, or nobody is to: staff take them out. Nothing for goods at the counter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(Pickup pickup) {
        var fulfilmentId = pickup.fulfilmentId();
        if (lockers.leave(fulfilmentId)) {
            var compartment = lockers.held(fulfilmentId).orElseThrow();
            var id = fulfilmentId.toString();
            outbox.publish(
                    MessageName.PICKUP_COMPARTMENT_LEFT,
                    id,
                    "compartment-left:" + id,
                    Map.of(
                            "orderId", pickup.offer().orderId(),
                            "fulfilmentId", fulfilmentId,
                            "nodeId", pickup.offer().nodeId(),
                            "storeSystem", pickup.hasOwnSystem() ? "jms" : "tasklist",
                            "locker", compartment.lockerName(),
                            "compartment", compartment.number(),
                            "emptyBy", clock.instant().plus(EMPTY_WITHIN).toString()));
        }
    }

    /** Staff have taken the goods out. */
    @Transactional
    public void free(FreeCompartment.Input input) {
        lockers.release(
                input.fulfilmentId(), Boolean.FALSE.equals(input.emptied()) ? Status.OUT_OF_ORDER : Status.FREE);
    }
}
