package io.pontual.workers.picking;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.picking.contract.Picks;
import io.pontual.workers.shipping.contract.WarehouseConfirmations;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** By pick list, or as a warehouse's own system confirmed. */
@Component
class FoundGoods implements Picks {
    private final PickRepository picks;
    private final WarehouseConfirmations warehouses;

    FoundGoods(PickRepository picks, WarehouseConfirmations warehouses) {
        this.picks = picks;
        this.warehouses = warehouses;
    }

    @Override
    public List<LineQuantity> found(UUID fulfilmentId) {
        var found = picks.found(fulfilmentId);
        return found.isEmpty() ? warehouses.found(fulfilmentId) : found;
    }

    @Override
    public List<LineQuantity> spoiled(UUID fulfilmentId) {
        return picks.spoiled(fulfilmentId);
    }

    @Override
    public List<LineQuantity> wrapped(UUID fulfilmentId) {
        return picks.find(fulfilmentId)
                .map(pick -> pick.lines().stream()
                        .filter(line -> line.wrapped() != null)
                        .map(line -> new LineQuantity(line.lineId(), line.wrapped()))
                        .toList())
                .orElseGet(() -> warehouses.found(fulfilmentId));
    }

    @Override
    public List<LineQuantity> substituted(UUID fulfilmentId) {
        return picks.substituted(fulfilmentId);
    }
}
