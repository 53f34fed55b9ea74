package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.WayCollection;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierCommand.Collect;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import io.pontual.processes.shipping.CarrierCommand.Label;
import io.pontual.processes.shipping.CarrierCommand.Place;
import io.pontual.processes.shipping.CarrierCommand.Recipient;
import io.pontual.processes.shipping.TrackingEvent;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What shipping asks carriers of what comes back, and what its processes learn of it. */
@Component
class ReturnParcelGateway {
    /** As carriers name it that a customer sends something to a shop. */
    private static final String SERVICE = "return";

    private final Outbox outbox;

    ReturnParcelGateway(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The customer's address is in it only when somebody comes for the parcel. */
    void label(ReturnParcel parcel, Orders.OrderFacts order, Orders.Recipient home, Catalogue.Node to) {
        var packed = parcel.packed();
        send(
                parcel,
                Kind.LABEL,
                new Label(
                        SERVICE,
                        order.externalId(),
                        "1/1",
                        new Place(null, null, home.city(), home.state(), home.postalCode()),
                        new Recipient(to.name(), null, to.name(), "s/n", null, null, to.city(), to.state(), null, "BR"),
                        packed.weightGrams(),
                        packed.lengthMm(),
                        packed.widthMm(),
                        packed.heightMm(),
                        parcel.collection() == null ? null : collect(parcel.collection(), home)));
    }

    private static Collect collect(WayCollection when, Orders.Recipient home) {
        var morning = when.period().equals("morning");
        return new Collect(
                new Recipient(
                        home.name(),
                        home.phone(),
                        home.street(),
                        home.number(),
                        home.complement(),
                        home.district(),
                        home.city(),
                        home.state(),
                        home.postalCode(),
                        home.country()),
                when.date(),
                LocalTime.of(morning ? 8 : 13, 0),
                LocalTime.of(morning ? 12 : 18, 0));
    }

    void voidLabel(ReturnParcel parcel) {
        send(parcel, Kind.VOID_LABEL, null);
    }

    private void send(ReturnParcel parcel, Kind kind, Label label) {
        var id = (kind == Kind.LABEL ? "return-label:" : "void-return-label:") + parcel.parcelId() + ":"
                + parcel.attempt();
        outbox.send(
                Queue.SHIPPING_CARRIER_CMD,
                parcel.parcelId().toString(),
                id,
                new CarrierCommand(
                        id,
                        kind,
                        parcel.carrier(),
                        parcel.trackingCode(),
                        parcel.parcelId(),
                        parcel.attempt(),
                        label,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    void settled(ReturnParcel parcel, boolean made) {
        var id = parcel.parcelId().toString();
        outbox.publish(
                MessageName.SHIPPING_RETURN_LABEL_SETTLED, id, "return-label-settled:" + id, Map.of("labelMade", made));
    }

    /** The carrier has it. */
    void taken(ReturnParcel parcel) {
        var id = parcel.parcelId().toString();
        outbox.publish(
                MessageName.SHIPPING_RETURN_PARCEL_TAKEN,
                id,
                "return-parcel-taken:" + id,
                Map.of(
                        "orderId",
                        parcel.orderId(),
                        "returnId",
                        parcel.returnId(),
                        "wayId",
                        parcel.parcelId(),
                        "toNodeId",
                        parcel.nodeId(),
                        "carrier",
                        parcel.carrier(),
                        "trackingCode",
                        parcel.trackingCode()));
    }

    void arrived(ReturnParcel parcel) {
        tell(parcel, MessageName.SHIPPING_RETURN_PARCEL_ARRIVED, "return-parcel-arrived:");
    }

    void lost(ReturnParcel parcel) {
        tell(parcel, MessageName.SHIPPING_RETURN_PARCEL_LOST, "return-parcel-lost:");
    }

    private void tell(ReturnParcel parcel, String message, String cause) {
        var id = parcel.parcelId().toString();
        outbox.publish(message, id, cause + id, Map.of());
    }

    /** Nobody was at home. */
    void missed(ReturnParcel parcel, TrackingEvent event) {
        outbox.publish(
                MessageName.SHIPPING_COLLECTION_MISSED,
                parcel.returnId().toString(),
                "collection-missed:" + event.carrier() + ":" + event.eventId(),
                Map.of());
    }
}
