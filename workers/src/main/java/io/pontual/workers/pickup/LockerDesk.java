package io.pontual.workers.pickup;

import io.pontual.processes.pickup.HandOver;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.pickup.Compartment.Size;
import io.pontual.workers.pickup.Compartment.Status;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets lockers up, and opens them for those who have the code. */
@Service
class LockerDesk {
    private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

    private final LockerRepository lockers;
    private final PickupRepository pickups;
    private final HandOverService handOver;
    private final Catalogue catalogue;

    LockerDesk(LockerRepository lockers, PickupRepository pickups, HandOverService handOver, Catalogue catalogue) {
        this.lockers = lockers;
        this.pickups = pickups;
        this.handOver = handOver;
        this.catalogue = catalogue;
    }

    /** @throws Problem 400 naming what is wrong, 409 for a locker that holds goods of another store */
    @Transactional
    public List<Compartment> put(String lockerId, LockerController.LockerRequest wanted) {
        if (!lockerId.matches(ID)) {
            throw Problem.invalid("/lockerId", "must have small letters, digits and hyphens, up to 64");
        }
        catalogue
                .node(wanted.nodeId())
                .filter(node -> node.kind().equals("store") && node.methods().contains("pickup"))
                .orElseThrow(() -> Problem.invalid("/nodeId", "must be a store with pickup"));
        var numbers = wanted.compartments().stream()
                .map(LockerController.Door::number)
                .collect(Collectors.toSet());
        if (numbers.size() < wanted.compartments().size()) {
            throw Problem.invalid("/compartments", "must not name a number twice");
        }
        var elsewhere = lockers.node(lockerId).filter(node -> !node.equals(wanted.nodeId()));
        if (elsewhere.isPresent()) {
            throw Problem.conflict(
                    "locker-elsewhere", "Locker " + lockerId + " is in " + elsewhere.get() + ". Choose another id.");
        }
        lockers.put(lockerId, wanted.nodeId(), wanted.name().strip(), !Boolean.FALSE.equals(wanted.active()));
        wanted.compartments()
                .forEach(door -> lockers.putCompartment(
                        lockerId, door.number(), Size.valueOf(door.size()), Boolean.TRUE.equals(door.outOfOrder())));
        return lockers.ofNode(wanted.nodeId());
    }

    @Transactional(readOnly = true)
    public List<Compartment> ofNode(String nodeId) {
        return lockers.ofNode(nodeId);
    }

    /**
     * Returns when the door may be opened: the goods are handed over. It has a transaction of its own, so that a wrong code
     * counts although the request fails.
     *
     * @throws Problem 404 when nothing waits there, 409 when the code is not accepted, or somebody holds the goods
     */
    public void open(String lockerId, String number, String code, String key) {
        var fulfilmentId = lockers.find(lockerId, number)
                .filter(found -> found.status() == Status.TAKEN)
                .map(Compartment::fulfilmentId)
                .orElseThrow(() -> Problem.notFound("compartment with goods", lockerId + "/" + number));
        var pickup = pickups.find(fulfilmentId).orElseThrow();
        if (pickup.hasOwnSystem()) {
            throw Problem.conflict(
                    "code-refused", "This locker is opened by the system of its store: show the code at its terminal.");
        }
        try {
            handOver.handOver(new HandOver.Input(pickup.offer().orderId(), fulfilmentId, code, "locker-" + key, null));
        } catch (BusinessError | NeedsOperator refused) {
            throw Problem.conflict(
                    "code-refused",
                    "The code does not open compartment " + number
                            + ". Show the newest one; the store's staff help at the counter.");
        }
    }
}
