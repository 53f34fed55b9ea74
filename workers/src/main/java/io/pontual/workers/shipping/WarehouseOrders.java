package io.pontual.workers.shipping;

import io.pontual.processes.shipping.CloseWarehouseOrder;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Warehouses that are not waited for any longer. */
@Service
class WarehouseOrders {
    private static final String SILENT = "no answer";

    private final OpenShipments open;
    private final WarehouseRepository warehouse;
    private final WarehouseGateway gateway;

    WarehouseOrders(OpenShipments open, WarehouseRepository warehouse, WarehouseGateway gateway) {
        this.open = open;
        this.warehouse = warehouse;
        this.gateway = gateway;
    }

    /**
     * What is not confirmed counts as missing. A warehouse that has said nothing at all counts as one that refused, and
     * is told to stop by the step that ends the shipment. Doing it again gives the same answer.
     *
     * @throws NeedsOperator when the goods were never offered to it
     */
    @Transactional
    public CloseWarehouseOrder.Output close(CloseWarehouseOrder.Input input) {
        var shipment = open.lock(input.orderId(), input.fulfilmentId());
        if (shipment.isEmpty() || Boolean.FALSE.equals(shipment.get().nodeAccepted())) {
            var reason = shipment.map(Shipment::reason).orElse(null);
            return refused(reason == null ? "refused" : reason);
        }
        var order = warehouse.find(input.fulfilmentId());
        if (order.isUntouched()) {
            return refused(SILENT);
        }
        var unwanted = order.unconfirmed();
        if (!order.isSettled()) {
            order.close(SILENT);
            warehouse.update(input.fulfilmentId(), order);
            if (!unwanted.isEmpty()) {
                gateway.close(shipment.get(), unwanted);
            }
            if (order.isGone()) {
                gateway.tellGone(shipment.get(), order.carriage());
            }
        }
        return new CloseWarehouseOrder.Output(order.picked(), order.pickResult(), null);
    }

    private static CloseWarehouseOrder.Output refused(String reason) {
        return new CloseWarehouseOrder.Output(List.of(), "refused", reason);
    }
}
