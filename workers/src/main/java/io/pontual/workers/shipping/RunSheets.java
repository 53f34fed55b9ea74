package io.pontual.workers.shipping;

import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.RunSheetController.Door;
import io.pontual.workers.shipping.RunSheetController.RunSheet;
import io.pontual.workers.shipping.RunSheetController.Stop;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a store's courier has to go. Personal data is read when it is asked for, and nothing of it is kept. */
@Service
class RunSheets {
    private final RunSheetRepository sheets;
    private final DeliveryRepository deliveries;
    private final ParcelRepository parcels;
    private final Orders orders;
    private final Catalogue catalogue;

    RunSheets(
            RunSheetRepository sheets,
            DeliveryRepository deliveries,
            ParcelRepository parcels,
            Orders orders,
            Catalogue catalogue) {
        this.sheets = sheets;
        this.deliveries = deliveries;
        this.parcels = parcels;
        this.orders = orders;
        this.catalogue = catalogue;
    }

    /** @throws Problem 404 when there is no such node */
    @Transactional(readOnly = true)
    public RunSheet read(String nodeId) {
        catalogue.node(nodeId).orElseThrow(() -> Problem.notFound("node", nodeId));
        return new RunSheet(nodeId, sheets.open(nodeId).stream().map(this::stop).toList());
    }

    private Stop stop(UUID parcelId) {
        var delivery = deliveries.find(parcelId).orElseThrow();
        var parcel = delivery.parcel();
        var box = parcels.find(parcelId).map(Parcel::box);
        return new Stop(
                parcelId,
                parcel.trackingCode(),
                orders.facts(parcel.orderId()).externalId(),
                box.map(Parcel.Box::number).orElse(1),
                box.map(one -> one.packed().weightGrams()).orElse(0),
                delivery.state().status().name(),
                delivery.state().attempts(),
                parcel.promisedFrom(),
                parcel.promisedBy(),
                orders.recipient(parcel.orderId()).map(Door::of).orElse(null));
    }
}
