package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.time.NodeTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What shipping tells carriers of parcels that they have, and what of these its processes learn. */
@Component
class CarrierGateway {
    private final Outbox outbox;
    private final CourierGateway courier;

    CarrierGateway(Outbox outbox, CourierGateway courier) {
        this.outbox = outbox;
        this.courier = courier;
    }

    /** Begins to see to a parcel. */
    void dispatched(Delivery.Parcel parcel, String service) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put("orderId", parcel.orderId());
        variables.put("fulfilmentId", parcel.fulfilmentId());
        variables.put("parcelId", parcel.parcelId());
        variables.put("carrier", parcel.carrier());
        variables.put("trackingCode", parcel.trackingCode());
        variables.put("promisedBy", text(parcel.promisedBy()));
        variables.put("service", service);
        var id = parcel.parcelId().toString();
        outbox.publish(MessageName.SHIPPING_PARCEL_DISPATCHED, id, id, variables);
    }

    /** Nothing of the order is on its way yet, and it is brought in another window. */
    void windowMoved(UUID orderId, UUID moveId) {
        outbox.publish(
                MessageName.SHIPPING_WINDOW_MOVED,
                orderId.toString(),
                "window-moved:" + moveId,
                Map.of("orderId", orderId, "moveId", moveId));
    }

    /** What waits for our own courier has to be ready at another time. @param handOverBy ISO-8601 date-time */
    void handOverMoved(UUID fulfilmentId, UUID moveId, String handOverBy) {
        outbox.publish(
                MessageName.SHIPPING_HAND_OVER_MOVED,
                fulfilmentId.toString(),
                "hand-over-moved:" + moveId + ":" + fulfilmentId,
                Map.of("handOverBy", handOverBy));
    }

    /** Something happened that the process should look at. @param cause the same for every copy */
    void wake(UUID parcelId, String cause) {
        outbox.publish(MessageName.SHIPPING_PARCEL_MOVED, parcelId.toString(), "parcel-moved:" + cause, Map.of());
    }

    /** The carrier does not pay. @param reason in its code; may be null @param settleBy when finance is to be done with it */
    void claimRefused(Delivery.Parcel parcel, String reason, Instant settleBy) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put("orderId", parcel.orderId());
        variables.put("parcelId", parcel.parcelId());
        variables.put("carrier", parcel.carrier());
        variables.put("trackingCode", parcel.trackingCode());
        variables.put("refusal", reason);
        variables.put("settleBy", NodeTime.iso(settleBy, "America/Sao_Paulo"));
        var id = parcel.parcelId().toString();
        outbox.publish(MessageName.SHIPPING_CLAIM_REFUSED, id, "claim-refused:" + id, variables);
    }

    /** Of the command that an instruction is. */
    static String instructionId(UUID cause) {
        return "parcel-instruction:" + cause;
    }

    static String claimId(UUID parcelId) {
        return "parcel-claim:" + parcelId;
    }

    /** @param cause why, one command for each @param deliverOn may be null @param destination may be null @param reason may be null */
    void instruct(
            Delivery delivery,
            UUID cause,
            CarrierCommand.Kind kind,
            LocalDate deliverOn,
            String destination,
            String reason) {
        send(delivery, instructionId(cause), kind, deliverOn, destination, reason, null, null);
    }

    void claim(Delivery delivery, String reason, BigDecimal amount, String currency) {
        send(delivery, claimId(delivery.parcelId()), CarrierCommand.Kind.CLAIM, null, null, reason, amount, currency);
    }

    private void send(
            Delivery delivery,
            String commandId,
            CarrierCommand.Kind kind,
            LocalDate deliverOn,
            String destination,
            String reason,
            BigDecimal amount,
            String currency) {
        var parcel = delivery.parcel();
        if (Courier.CODE.equals(parcel.carrier())) {
            courier.instruct(parcel, commandId, kind, deliverOn, destination);
            return;
        }
        outbox.send(
                Queue.SHIPPING_CARRIER_CMD,
                parcel.parcelId().toString(),
                commandId,
                new CarrierCommand(
                        commandId,
                        kind,
                        parcel.carrier(),
                        parcel.trackingCode(),
                        parcel.parcelId(),
                        1,
                        null,
                        deliverOn,
                        destination,
                        reason,
                        amount,
                        currency));
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }
}
