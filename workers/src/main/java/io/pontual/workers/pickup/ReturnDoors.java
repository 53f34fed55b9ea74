package io.pontual.workers.pickup;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.pickup.contract.ReturnLockers;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Goods that come back through a locker: the same doors as for pickups. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class ReturnDoors implements ReturnLockers {
    private final LockerRepository lockers;
    private final LockerSizes sizes;
    private final Catalogue catalogue;
    private final Clock clock;

    ReturnDoors(LockerRepository lockers, LockerSizes sizes, Catalogue catalogue, Clock clock) {
        this.lockers = lockers;
        this.sizes = sizes;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Optional<String> node(String lockerId) {
        return lockers.activeNode(lockerId)
                .flatMap(catalogue::node)
                .filter(node -> node.active() && node.system().equals("tasklist"))
                .map(Catalogue.Node::nodeId);
    }

    @Override
    public Optional<Door> of(UUID returnId) {
        return lockers.ofReturn(returnId).map(ReturnDoors::door);
    }

    @Override
    public Optional<Door> take(String lockerId, double kilograms, UUID returnId) {
        return sizes.size(kilograms)
                .flatMap(size -> lockers.takeForReturn(lockerId, size, returnId, clock.instant()))
                .map(ReturnDoors::door);
    }

    private static Door door(Compartment one) {
        return new Door(one.lockerId(), one.lockerName(), one.number());
    }

    @Override
    public void emptied(UUID returnId) {
        lockers.releaseReturn(returnId);
    }
}
