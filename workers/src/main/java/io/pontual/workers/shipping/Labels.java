package io.pontual.workers.shipping;

import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import io.pontual.processes.shipping.RequestLabels;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.pontual.workers.sourcing.contract.Transits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every parcel gets one label: from the best carrier, from the next when that surely made none, or by hand. */
@Service
class Labels {
    private static final String BY_HAND = "by-hand";

    private final Orders orders;
    private final Catalogue catalogue;
    private final PickupPoints points;
    private final Transits transits;
    private final DeliveryWindows windows;
    private final ShipmentRepository shipments;
    private final OpenShipments open;
    private final ParcelRepository parcels;
    private final CarrierRules rules;
    private final LabelGateway carriers;
    private final NodeGateway node;
    private final Deliveries deliveries;
    private final Clock clock;

    Labels(
            Orders orders,
            Catalogue catalogue,
            PickupPoints points,
            Transits transits,
            DeliveryWindows windows,
            ShipmentRepository shipments,
            OpenShipments open,
            ParcelRepository parcels,
            CarrierRules rules,
            LabelGateway carriers,
            NodeGateway node,
            Deliveries deliveries,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.points = points;
        this.transits = transits;
        this.windows = windows;
        this.shipments = shipments;
        this.open = open;
        this.parcels = parcels;
        this.rules = rules;
        this.carriers = carriers;
        this.node = node;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Asks for what is missing. Doing it again asks nobody a second time.
     *
     * @throws NeedsOperator when a label by hand is not described, or its tracking code is another parcel's
     */
    @Transactional
    public void request(RequestLabels.Input input) {
        orders.openForWork(input.orderId());
        open.lock(input.orderId(), input.fulfilmentId()).ifPresent(shipment -> {
            var all = parcels.ofFulfilment(input.fulfilmentId());
            if (BY_HAND.equals(input.resolution())) {
                labelByHand(shipment, all, input);
            } else {
                all.stream().filter(Labels::needsLabel).forEach(parcel -> {
                    parcel.newRound();
                    ask(shipment, parcel, all.size());
                });
            }
            settle(shipment, all);
        });
    }

    /** @return why the result fits nothing, for an operator; empty when it was taken in */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> take(CarrierResult result) {
        var box = parcels.find(result.parcelId()).map(Parcel::box);
        if (box.isEmpty()) {
            return Optional.of("There is no parcel " + result.parcelId());
        }
        var shipment = shipments.lock(box.get().fulfilmentId()).orElseThrow();
        var all = parcels.ofFulfilment(shipment.fulfilmentId());
        var parcel = all.stream()
                .filter(one -> one.parcelId().equals(result.parcelId()))
                .findFirst()
                .orElseThrow();
        return switch (result.kind()) {
            case LABEL -> labelled(shipment, all, parcel, result);
            case VOID_LABEL -> voided(parcel, result);
            case RESCHEDULE, REDIRECT, RETURN, CLAIM ->
                throw new IllegalArgumentException("Not about a label: " + result);
        };
    }

    private Optional<String> labelled(Shipment shipment, List<Parcel> all, Parcel parcel, CarrierResult result) {
        parcels.keepAnswer(result, clock.instant());
        if (parcel.attempt() != result.attempt()
                || !parcel.is(ParcelStatus.REQUESTED) && !parcel.is(ParcelStatus.VOIDING)) {
            return Optional.of("A label for a parcel that is " + parcel.status() + ", attempt " + parcel.attempt());
        }
        if (parcel.is(ParcelStatus.VOIDING)) {
            if (result.outcome() == Outcome.DONE) {
                parcel.lateLabel(result.trackingCode());
                deliveries.announced(result.carrier(), result.trackingCode());
                carriers.voidLabel(parcel);
            } else {
                parcel.endVoided(clock.instant());
            }
            parcels.update(parcel);
            return Optional.empty();
        }
        if (result.outcome() == Outcome.DONE && parcels.isTaken(result.carrier(), result.trackingCode())) {
            // Two parcels of one number cannot be told apart: whoever gives it out twice is not asked again.
            parcel.notBy(result.carrier(), "number taken");
            ask(shipment, parcel, all.size());
        } else if (result.outcome() == Outcome.DONE) {
            parcel.label(result.trackingCode(), clock.instant());
            deliveries.announced(result.carrier(), result.trackingCode());
            parcels.update(parcel);
            parcels.keepLabel(parcel.parcelId(), Base64.getDecoder().decode(result.document()), clock.instant());
        } else {
            parcel.notBy(result.carrier(), result.reason() == null ? "not reached" : result.reason());
            ask(shipment, parcel, all.size());
        }
        settle(shipment, all);
        return Optional.empty();
    }

    private Optional<String> voided(Parcel parcel, CarrierResult result) {
        if (result.outcome() != Outcome.DONE || !parcel.is(ParcelStatus.VOIDING)) {
            return Optional.of("The label of a parcel that is " + parcel.status() + " was to be made void, and carrier "
                    + result.carrier() + " says " + result.outcome()
                    + (result.reason() == null ? "" : " (" + result.reason() + ")")
                    + ". If it has the parcel, have it sent back.");
        }
        parcel.endVoided(clock.instant());
        parcels.update(parcel);
        return Optional.empty();
    }

    /** The next carrier that may be asked; none left, or no address, means that it failed. */
    private void ask(Shipment shipment, Parcel parcel, int of) {
        var from = node(shipment);
        var facts = orders.facts(shipment.offer().orderId());
        var to = orders.recipient(shipment.offer().orderId());
        if (to.isEmpty() || facts.destination() == null) {
            parcel.fail("no address");
            parcels.update(parcel);
            return;
        }
        var window = windows.of(facts.orderId()).filter(one -> one.nodeId().equals(from.nodeId()));
        if (window.isPresent()) {
            giveToCourier(parcel, window.get().endsAt());
            parcels.update(parcel);
            return;
        }
        var service = carried(facts.deliveryService());
        var transit = transits.between(from, facts.destination(), service);
        var bringer = orders.pickupPoint(shipment.offer().orderId())
                .flatMap(points::point)
                .map(PickupPoints.Point::carrier);
        var postalCode = facts.destination().postalCode();
        rules.offers(parcel.box().packed(), transit, service, from.nodeId(), postalCode).stream()
                .filter(offer -> !parcel.notAsked().contains(offer.carrier()))
                // Whose pickup point it is brings parcels there, and nobody else.
                .filter(offer -> bringer.isEmpty() || bringer.get().equals(offer.carrier()))
                .findFirst()
                .ifPresentOrElse(
                        offer -> {
                            if (offer.within() != null) {
                                giveToCourier(parcel, clock.instant().plus(offer.within()));
                                return;
                            }
                            parcel.request(
                                    offer.carrier(),
                                    service,
                                    arrivesBy(offer.workingDays(), from, transit.state()),
                                    clock.instant());
                            carriers.label(parcel, of, facts.externalId(), from, to.get());
                        },
                        () -> parcel.fail("nobody carries it there"));
        parcels.update(parcel);
    }

    /** What another node sends instead of the one whose courier keeps the window goes as fast as carriers can. */
    private static String carried(String service) {
        return DeliveryWindows.SERVICE.equals(service) ? "express" : service;
    }

    /** There is no firm that makes a label: the parcel has a number of ours, and its place on the run sheet. */
    private void giveToCourier(Parcel parcel, Instant by) {
        var id = parcel.parcelId().toString().replace("-", "").toUpperCase(Locale.ROOT);
        parcel.labelByHand(Courier.CODE, "CO" + id.substring(id.length() - 12), by, clock.instant());
    }

    /** The first parcel without one gets it; are there more, operations are asked again. */
    private void labelByHand(Shipment shipment, List<Parcel> all, RequestLabels.Input input) {
        var carrier = input.carrier() == null ? "" : input.carrier().strip();
        var code = input.trackingCode() == null ? "" : input.trackingCode().strip();
        if (carrier.isEmpty() || code.isEmpty()) {
            throw new NeedsOperator("A label by hand needs carrier and trackingCode. Set the variables and retry.");
        }
        if (parcels.isTaken(carrier, code)) {
            throw new NeedsOperator("Another parcel of " + carrier + " has the number " + code
                    + ". Correct the variable trackingCode and retry.");
        }
        all.stream().filter(Labels::needsLabel).findFirst().ifPresent(parcel -> {
            parcel.labelByHand(carrier, code, usualArrival(shipment), clock.instant());
            parcels.update(parcel);
        });
    }

    /** Tells the process, once nobody is asked any more. */
    private void settle(Shipment shipment, List<Parcel> all) {
        if (all.isEmpty() || all.stream().anyMatch(parcel -> parcel.is(ParcelStatus.REQUESTED))) {
            return;
        }
        var labelled = all.stream()
                .filter(parcel -> parcel.is(ParcelStatus.LABELLED))
                .map(Parcel::labelled)
                .toList();
        var problem = all.stream()
                .filter(Labels::needsLabel)
                .map(parcel -> "Parcel " + parcel.box().number() + ": " + parcel.problem())
                .collect(Collectors.joining("; "));
        var round = all.stream().mapToInt(Parcel::attempt).sum() + ":" + labelled.size();
        carriers.tellProcess(shipment.fulfilmentId(), labelled, problem.isEmpty() ? null : problem, round);
        if (problem.isEmpty()) {
            node.labelled(shipment, labelled);
        }
    }

    /** Null when it is not known where it goes. */
    private Instant usualArrival(Shipment shipment) {
        var facts = orders.facts(shipment.offer().orderId());
        if (facts.destination() == null) {
            return null;
        }
        var from = node(shipment);
        var transit = transits.between(from, facts.destination(), carried(facts.deliveryService()));
        return arrivesBy(transit.workingDays(), from, transit.state());
    }

    private Catalogue.Node node(Shipment shipment) {
        return catalogue.node(shipment.offer().nodeId()).orElseThrow();
    }

    /** The end of the day on which it arrives when it is collected today. */
    private Instant arrivesBy(int workingDays, Catalogue.Node from, String state) {
        var zone = ZoneId.of(from.timeZone());
        var day = transits.arrival(clock.instant().atZone(zone).toLocalDate(), workingDays, state);
        return day.plusDays(1).atStartOfDay(zone).minusMinutes(1).toInstant();
    }

    private static boolean needsLabel(Parcel parcel) {
        return parcel.is(ParcelStatus.PACKED) || parcel.is(ParcelStatus.FAILED);
    }
}
