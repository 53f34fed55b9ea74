package io.pontual.workers.picking;

import io.pontual.processes.picking.RefusePick;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.shipping.contract.Shipments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A store whose pick cannot be right hears of it: staff by the task that comes back, a system of its own by word. */
@Service
class Refusals {
    private final Pickups pickups;
    private final Shipments shipments;

    Refusals(Pickups pickups, Shipments shipments) {
        this.pickups = pickups;
        this.shipments = shipments;
    }

    /** Whatever the goods are not picked for, says nothing. */
    @Transactional
    public void tell(RefusePick.Input input) {
        pickups.refusePick(input.fulfilmentId(), input.wrongScan());
        shipments.refusePick(input.fulfilmentId(), input.wrongScan());
    }
}
