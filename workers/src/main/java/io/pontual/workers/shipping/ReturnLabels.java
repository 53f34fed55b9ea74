package io.pontual.workers.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.RequestReturnLabel;
import io.pontual.processes.shipping.VoidReturnLabel;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.shipping.ReturnParcel.Status;
import io.pontual.workers.sourcing.contract.Transits;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The labels with which customers send goods back: from the best carrier, or the next when that surely made none. */
@Service
class ReturnLabels {
    private static final int PACKAGING_GRAMS = 100;
    /** Nobody has packed it yet: about the box that such goods came in. */
    private static final int[] BOX_MM = {300, 200, 100};

    private final Orders orders;
    private final Catalogue catalogue;
    private final Transits transits;
    private final CarrierRules rules;
    private final ParcelRepository outbound;
    private final ReturnParcelRepository parcels;
    private final ReturnParcelGateway carriers;
    private final ReturnTracking tracking;
    private final Clock clock;

    ReturnLabels(
            Orders orders,
            Catalogue catalogue,
            Transits transits,
            CarrierRules rules,
            ParcelRepository outbound,
            ReturnParcelRepository parcels,
            ReturnParcelGateway carriers,
            ReturnTracking tracking,
            Clock clock) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.transits = transits;
        this.rules = rules;
        this.outbound = outbound;
        this.parcels = parcels;
        this.carriers = carriers;
        this.tracking = tracking;
        this.clock = clock;
    }

    /** Again asks nobody a second time. */
    @Transactional
    public void request(RequestReturnLabel.Input input) {
        var parcel = new ReturnParcel(
                input.wayId(),
                input.returnId(),
                input.orderId(),
                input.way(),
                input.toNodeId(),
                TrackingToken.next(),
                Status.REQUESTED,
                null,
                null,
                0,
                List.of(),
                packed(input.items()),
                input.collection(),
                null,
                clock.instant(),
                null,
                null);
        if (parcels.insert(parcel)) {
            ask(parcel);
        }
    }

    private PackedParcel packed(List<FulfilmentPlan.Item> items) {
        var products =
                catalogue.products(items.stream().map(FulfilmentPlan.Item::sku).collect(Collectors.toSet()));
        int grams = items.stream()
                .filter(item -> products.containsKey(item.sku()))
                .mapToInt(item -> products.get(item.sku()).weightGrams() * item.quantity())
                .sum();
        return new PackedParcel(grams + PACKAGING_GRAMS, BOX_MM[0], BOX_MM[1], BOX_MM[2]);
    }

    /** The next carrier that may be asked; none left means that nobody brings it. */
    private void ask(ReturnParcel parcel) {
        var facts = orders.facts(parcel.orderId());
        var home = orders.recipient(parcel.orderId());
        var to = catalogue.node(parcel.nodeId());
        if (home.isEmpty() || facts.destination() == null || to.isEmpty()) {
            fail(parcel);
            return;
        }
        var transit = transits.between(to.get(), facts.destination(), facts.deliveryService());
        rules
                .offers(
                        parcel.packed(),
                        transit,
                        facts.deliveryService(),
                        parcel.nodeId(),
                        facts.destination().postalCode())
                .stream()
                // The store's own courier brings, and fetches nothing.
                .filter(offer -> offer.within() == null && !parcel.notAsked().contains(offer.carrier()))
                .findFirst()
                .ifPresentOrElse(
                        offer -> {
                            var asked = parcel.asked(offer.carrier());
                            parcels.update(asked);
                            carriers.label(asked, facts, home.get(), to.get());
                        },
                        () -> fail(parcel));
    }

    private void fail(ReturnParcel parcel) {
        parcels.update(parcel.become(Status.FAILED));
        carriers.settled(parcel, false);
    }

    boolean knows(UUID parcelId) {
        return parcelId != null && parcels.find(parcelId).isPresent();
    }

    /** @return why the result fits nothing, for an operator; empty when it was taken in */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> take(CarrierResult result) {
        var parcel = parcels.lock(result.parcelId()).orElseThrow();
        if (parcel.attempt() != result.attempt()) {
            return Optional.of("An answer for attempt " + result.attempt() + " of a returned parcel that is "
                    + parcel.status() + ", attempt " + parcel.attempt());
        }
        return switch (result.kind()) {
            case LABEL -> labelled(parcel, result);
            case VOID_LABEL -> voided(parcel, result);
            case RESCHEDULE, REDIRECT, RETURN, CLAIM ->
                Optional.of("Nobody was told to " + result.kind() + " a parcel that a customer sends back");
        };
    }

    private Optional<String> labelled(ReturnParcel parcel, CarrierResult result) {
        if (parcel.status() == Status.VOIDING && parcel.trackingCode() == null) {
            if (result.outcome() == Outcome.DONE) {
                var late = parcel.labelled(result.trackingCode()).become(Status.VOIDING);
                parcels.update(late);
                carriers.voidLabel(late);
            } else {
                parcels.update(parcel.become(Status.VOIDED));
            }
            return Optional.empty();
        }
        if (parcel.status() != Status.REQUESTED) {
            return Optional.of("A label for a returned parcel that is " + parcel.status());
        }
        if (result.outcome() != Outcome.DONE || isTaken(result)) {
            ask(parcel.notBy(result.carrier()));
            return Optional.empty();
        }
        var made = parcel.labelled(result.trackingCode());
        parcels.update(made);
        parcels.keepLabel(made.parcelId(), Base64.getDecoder().decode(result.document()), clock.instant());
        carriers.settled(made, true);
        tracking.catchUp(made);
        return Optional.empty();
    }

    private boolean isTaken(CarrierResult result) {
        return outbound.isTaken(result.carrier(), result.trackingCode())
                || parcels.isTaken(result.carrier(), result.trackingCode());
    }

    private Optional<String> voided(ReturnParcel parcel, CarrierResult result) {
        if (parcel.status() != Status.VOIDING) {
            return Optional.of("The label of a returned parcel that is " + parcel.status() + " was made void");
        }
        // The carrier has it already: it will say so itself.
        var done = result.outcome() == Outcome.DONE;
        parcels.update(parcel.become(done ? Status.VOIDED : Status.LABELLED));
        return Optional.empty();
    }

    /** Again, for a way without a label, and once the carrier has the parcel, does nothing. */
    @Transactional
    public void makeVoid(VoidReturnLabel.Input input) {
        if (input.wayId() == null) {
            throw new NeedsOperator("The variable wayId is missing. Set it and retry.");
        }
        parcels.lock(input.wayId()).ifPresent(parcel -> {
            if (parcel.status() == Status.LABELLED) {
                var voiding = parcel.become(Status.VOIDING);
                parcels.update(voiding);
                parcels.deleteLabel(parcel.parcelId());
                carriers.voidLabel(voiding);
            } else if (parcel.status() == Status.REQUESTED) {
                parcels.update(parcel.become(Status.VOIDING));
            }
        });
    }
}
