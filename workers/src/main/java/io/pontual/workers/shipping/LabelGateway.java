package io.pontual.workers.shipping;

import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import io.pontual.processes.shipping.CarrierCommand.Label;
import io.pontual.processes.shipping.CarrierCommand.Place;
import io.pontual.processes.shipping.LabelledParcel;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What shipping asks of carriers, and what their answers tell the process that waits for labels. */
@Component
class LabelGateway {
    private final Outbox outbox;

    LabelGateway(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The one message with the recipient's address. @param of how many parcels */
    void label(Parcel parcel, int of, String orderNumber, Catalogue.Node from, Orders.Recipient to) {
        var packed = parcel.box().packed();
        send(
                parcel,
                Kind.LABEL,
                null,
                new Label(
                        parcel.carriage().service(),
                        orderNumber,
                        parcel.box().number() + "/" + of,
                        new Place(from.nodeId(), from.name(), from.city(), from.state(), null),
                        new CarrierCommand.Recipient(
                                to.name(),
                                to.phone(),
                                to.street(),
                                to.number(),
                                to.complement(),
                                to.district(),
                                to.city(),
                                to.state(),
                                to.postalCode(),
                                to.country()),
                        packed.weightGrams(),
                        packed.lengthMm(),
                        packed.widthMm(),
                        packed.heightMm()));
    }

    void voidLabel(Parcel parcel) {
        send(parcel, Kind.VOID_LABEL, parcel.carriage().trackingCode(), null);
    }

    /** @param problem null when all have labels @param round so that each round is told once */
    void tellProcess(UUID fulfilmentId, List<LabelledParcel> labelled, String problem, String round) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put("labelsMade", problem == null);
        variables.put("labelProblem", problem);
        variables.put("labelled", labelled);
        outbox.publish(
                MessageName.SHIPPING_LABELS_SETTLED,
                fulfilmentId.toString(),
                "labels:" + fulfilmentId + ":" + round,
                variables);
    }

    private void send(Parcel parcel, Kind kind, String trackingCode, Label label) {
        var id = (kind == Kind.LABEL ? "label:" : "void-label:") + parcel.parcelId() + ":" + parcel.attempt();
        outbox.send(
                Queue.SHIPPING_CARRIER_CMD,
                parcel.parcelId().toString(),
                id,
                new CarrierCommand(
                        id,
                        kind,
                        parcel.carriage().carrier(),
                        trackingCode,
                        parcel.parcelId(),
                        parcel.attempt(),
                        label,
                        null,
                        null,
                        null,
                        null,
                        null));
    }
}
