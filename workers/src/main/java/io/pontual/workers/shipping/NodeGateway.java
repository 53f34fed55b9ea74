package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.GiftWrap;
import io.pontual.processes.shipping.LabelledParcel;
import io.pontual.processes.shipping.ShipmentCommand;
import io.pontual.processes.shipping.ShipmentEvent;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What shipping tells nodes that have a system of their own, and what their answers tell the processes. */
@Component
class NodeGateway {
    private final Outbox outbox;
    private final WarehouseGateway warehouse;

    NodeGateway(Outbox outbox, WarehouseGateway warehouse) {
        this.outbox = outbox;
        this.warehouse = warehouse;
    }

    /**
     * @param dueAt ISO-8601 date-time with offset by which an answer is expected
     * @param pickFrom ISO-8601 date-time with offset before which nothing is to be picked; null for at once
     * @param gifts what is to be wrapped of the lines; null for nothing
     */
    void offer(
            Shipment shipment, List<FulfilmentPlan.Item> lines, String dueAt, String pickFrom, List<GiftWrap> gifts) {
        if (shipment.hasWarehouseSystem()) {
            warehouse.release(shipment, lines, dueAt, gifts);
        } else {
            send(shipment, ShipmentCommand.Kind.OFFER, "", lines, dueAt, pickFrom, gifts, null);
        }
    }

    /** What was not to be picked yet is to be picked. */
    void pickNow(Shipment shipment) {
        send(shipment, ShipmentCommand.Kind.PICK, "", List.of(), null, null, null, null);
    }

    /** Each refusal may be about something else, so each has an id of its own. */
    void refusePick(Shipment shipment, String wrongScan) {
        var once = ":" + Ids.next();
        send(shipment, ShipmentCommand.Kind.PICK_REFUSED, once, List.of(), null, null, null, wrongScan);
    }

    /** The node is to stop, and to put back what it has picked. */
    void recall(Shipment shipment) {
        if (shipment.hasWarehouseSystem()) {
            warehouse.recall(shipment);
        } else {
            send(shipment, ShipmentCommand.Kind.RECALL, "", List.of(), null, null, null, null);
        }
    }

    /** Its parcels have labels, which it can print: the carrier may have them. */
    void labelled(Shipment shipment, List<LabelledParcel> parcels) {
        if (shipment.hasOwnSystem()) {
            var offer = shipment.offer();
            var id = "ship-labelled:" + offer.fulfilmentId();
            outbox.send(
                    Queue.SHIPPING_NODE_CMD,
                    offer.fulfilmentId().toString(),
                    id,
                    new ShipmentCommand(
                            id,
                            offer.orderId(),
                            offer.fulfilmentId(),
                            offer.nodeId(),
                            ShipmentCommand.Kind.LABELLED,
                            List.of(),
                            null,
                            parcels,
                            null,
                            null,
                            null));
        }
    }

    /** Tells the process that waits for this fulfilment what the node reported. */
    void tellProcess(ShipmentEvent event) {
        switch (event.kind()) {
            case ACCEPTED -> answered(event, true, null);
            case REJECTED -> answered(event, false, event.reason() == null ? "no reason given" : event.reason());
            case PICKED ->
                publish(
                        MessageName.PICKING_ITEMS_PICKED,
                        event,
                        Map.of("picked", event.picked() == null ? List.of() : event.picked()));
            case HANDED_TO_CARRIER ->
                publish(
                        MessageName.SHIPPING_HANDED_TO_CARRIER,
                        event,
                        variables("carrier", event.carrier(), "trackingCode", event.trackingCode()));
        }
    }

    private void answered(ShipmentEvent event, boolean accepted, String rejectionReason) {
        publish(
                MessageName.SHIPPING_NODE_ANSWERED,
                event,
                variables("accepted", accepted, "rejectionReason", rejectionReason));
    }

    private void publish(String message, ShipmentEvent event, Map<String, ?> variables) {
        outbox.publish(message, event.fulfilmentId().toString(), event.eventId(), variables);
    }

    private void send(
            Shipment shipment,
            ShipmentCommand.Kind kind,
            String once,
            List<FulfilmentPlan.Item> lines,
            String dueAt,
            String pickFrom,
            List<GiftWrap> gifts,
            String reason) {
        if (!shipment.hasOwnSystem()) {
            return;
        }
        var offer = shipment.offer();
        var id = "ship-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + offer.fulfilmentId() + once;
        var command = new ShipmentCommand(
                id,
                offer.orderId(),
                offer.fulfilmentId(),
                offer.nodeId(),
                kind,
                lines,
                dueAt,
                null,
                pickFrom,
                gifts,
                reason);
        outbox.send(Queue.SHIPPING_NODE_CMD, offer.fulfilmentId().toString(), id, command);
    }

    /** A variable that is null must be set too, or an older value of that name would show through. */
    private static Map<String, Object> variables(String one, Object valueOfOne, String other, Object valueOfOther) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put(one, valueOfOne);
        variables.put(other, valueOfOther);
        return variables;
    }
}
