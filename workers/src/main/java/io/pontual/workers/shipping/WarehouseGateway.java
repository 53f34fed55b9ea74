package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.shipping.WarehouseCommand;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What shipping tells warehouses that have a management system, and what their confirmations tell the processes. */
@Component
class WarehouseGateway {
    private final Outbox outbox;

    WarehouseGateway(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @param dueAt ISO-8601 date-time with offset until when every unit is to be confirmed
     * @param gifts what is to be wrapped of the lines; null for nothing
     */
    void release(Shipment shipment, List<FulfilmentPlan.Item> lines, String dueAt, List<GiftWrap> gifts) {
        send(shipment, WarehouseCommand.Kind.RELEASE, lines, dueAt, gifts);
    }

    /** The warehouse sends what it has confirmed, and leaves these alone. */
    void close(Shipment shipment, List<FulfilmentPlan.Item> unwanted) {
        send(shipment, WarehouseCommand.Kind.CLOSE, unwanted, null, null);
    }

    /** The warehouse is to stop, and to put back what it has picked. */
    void recall(Shipment shipment) {
        send(shipment, WarehouseCommand.Kind.RECALL, List.of(), null, null);
    }

    /** Tells the process that every unit is picked or short. */
    void tellSettled(Shipment shipment, WarehouseOrder order) {
        tellConfirmed(
                shipment,
                variables("picked", order.picked(), "pickResult", order.pickResult(), "rejectionReason", null));
    }

    /** Tells the process that the warehouse sends nothing. @param reason may be null */
    void tellRefused(Shipment shipment, String reason) {
        var why = reason == null ? "no reason given" : reason;
        tellConfirmed(shipment, variables("picked", List.of(), "pickResult", "refused", "rejectionReason", why));
    }

    /** Tells the process that the carrier has every unit that was picked. */
    void tellGone(Shipment shipment, Shipment.Carriage first) {
        publish(
                MessageName.SHIPPING_HANDED_TO_CARRIER,
                shipment,
                variables("carrier", first.carrier(), "trackingCode", first.trackingCode()));
    }

    private void tellConfirmed(Shipment shipment, Map<String, Object> variables) {
        publish(MessageName.SHIPPING_WAREHOUSE_CONFIRMED, shipment, variables);
    }

    /** It happens once per shipment, so that the message and the shipment are id enough. */
    private void publish(String message, Shipment shipment, Map<String, Object> variables) {
        var fulfilmentId = shipment.fulfilmentId().toString();
        outbox.publish(message, fulfilmentId, message + ":" + fulfilmentId, variables);
    }

    private void send(
            Shipment shipment,
            WarehouseCommand.Kind kind,
            List<FulfilmentPlan.Item> lines,
            String dueAt,
            List<GiftWrap> gifts) {
        var offer = shipment.offer();
        var id = "warehouse-" + kind.name().toLowerCase(Locale.ROOT) + ":" + offer.fulfilmentId();
        var command = new WarehouseCommand(
                id,
                offer.storeSystem(),
                offer.orderId(),
                offer.fulfilmentId(),
                offer.nodeId(),
                kind,
                lines,
                dueAt,
                gifts);
        outbox.send(Queue.SHIPPING_WAREHOUSE_CMD, offer.fulfilmentId().toString(), id, command);
    }

    /** A variable that is null must be set too, or an older value of that name would show through. */
    private static Map<String, Object> variables(Object... namesAndValues) {
        var variables = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }
}
