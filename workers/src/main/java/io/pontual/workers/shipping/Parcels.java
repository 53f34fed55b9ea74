package io.pontual.workers.shipping;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.RegisterParcels;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was packed, and stopping it again. */
@Service
class Parcels {
    /** When nobody says how large it is: the box that stores use most. */
    private static final PackedParcel USUAL_BOX = new PackedParcel(Packing.LIGHTEST_GRAMS, 300, 200, 150);

    private static final int USUAL_MOST_GRAMS = 25_000;

    private final Orders orders;
    private final Catalogue catalogue;
    private final ShipmentRepository shipments;
    private final OpenShipments open;
    private final ParcelRepository parcels;
    private final LabelGateway carriers;
    private final Clock clock;

    Parcels(
            Orders orders,
            Catalogue catalogue,
            ShipmentRepository shipments,
            OpenShipments open,
            ParcelRepository parcels,
            LabelGateway carriers,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.shipments = shipments;
        this.open = open;
        this.parcels = parcels;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * Doing it again changes nothing once labels were asked for.
     *
     * @throws BusinessError {@code SHIPPING_IMPLAUSIBLE_PARCELS}, with what is wrong as {@code packingProblem}
     */
    @Transactional
    public void register(RegisterParcels.Input input) {
        orders.openForWork(input.orderId());
        open.lock(input.orderId(), input.fulfilmentId()).ifPresent(shipment -> {
            var packed = input.parcels() == null ? List.<PackedParcel>of() : input.parcels();
            Packing.problem(packed).ifPresent(problem -> {
                throw new BusinessError(
                        ErrorCode.SHIPPING_IMPLAUSIBLE_PARCELS, problem, Map.of("packingProblem", problem));
            });
            if (!packed.isEmpty()) {
                write(shipment, packed);
            } else if (parcels.ofFulfilment(input.fulfilmentId()).isEmpty()) {
                write(shipment, usual(input));
            }
        });
    }

    /** What the node's own system says that it packed, in the caller's transaction; it was found plausible. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void packed(Shipment shipment, List<PackedParcel> packed) {
        write(shipment, packed);
    }

    /** Nothing is to be sent: labels are made void. In the caller's transaction, which has locked the shipment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recall(UUID fulfilmentId) {
        parcels.ofFulfilment(fulfilmentId).stream().filter(Parcel::isOpen).forEach(parcel -> {
            if (parcel.recall(clock.instant())) {
                carriers.voidLabel(parcel);
            }
            parcels.update(parcel);
            parcels.deleteLabel(parcel.parcelId());
        });
    }

    private void write(Shipment shipment, List<PackedParcel> packed) {
        parcels.deletePacked(shipment.fulfilmentId());
        if (!parcels.ofFulfilment(shipment.fulfilmentId()).isEmpty()) {
            return;
        }
        var now = clock.instant();
        var written = new ArrayList<Parcel>();
        for (var one : packed) {
            written.add(Parcel.packed(new Parcel.Box(
                    Ids.next(), shipment.fulfilmentId(), shipment.offer().orderId(), written.size() + 1, one, now)));
        }
        parcels.insert(written);
    }

    private List<PackedParcel> usual(RegisterParcels.Input input) {
        var skus = orders.facts(input.orderId()).lines().stream()
                .collect(Collectors.toMap(Orders.Line::lineId, Orders.Line::sku));
        var products = catalogue.products(skus.values());
        var grams = shipments.lines(input.fulfilmentId()).stream()
                .mapToInt(line -> {
                    var product = products.get(skus.get(line.lineId()));
                    return product == null ? 0 : product.weightGrams() * line.quantity();
                })
                .sum();
        var boxes = Math.min(Packing.MOST_PARCELS, 1 + grams / USUAL_MOST_GRAMS);
        var each = Math.clamp(grams / boxes, USUAL_BOX.weightGrams(), Packing.HEAVIEST_GRAMS);
        return java.util.Collections.nCopies(
                boxes, new PackedParcel(each, USUAL_BOX.lengthMm(), USUAL_BOX.widthMm(), USUAL_BOX.heightMm()));
    }
}
