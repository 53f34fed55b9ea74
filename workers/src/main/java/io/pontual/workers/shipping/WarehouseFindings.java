package io.pontual.workers.shipping;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.shipping.contract.WarehouseConfirmations;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class WarehouseFindings implements WarehouseConfirmations {
    private final WarehouseRepository warehouse;

    WarehouseFindings(WarehouseRepository warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public List<LineQuantity> found(UUID fulfilmentId) {
        var order = warehouse.find(fulfilmentId);
        return order.isSettled() ? order.picked() : List.of();
    }
}
