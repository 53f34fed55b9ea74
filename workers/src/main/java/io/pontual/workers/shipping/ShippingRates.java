package io.pontual.workers.shipping;

import io.pontual.processes.shipping.PackedParcel;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.RateController.Rate;
import io.pontual.workers.shipping.RateController.RateView;
import io.pontual.workers.shipping.contract.Carriers;
import io.pontual.workers.sourcing.contract.Transits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What a parcel would cost and when it would arrive, by carrier and service: by the tables that labels are made by. */
@Service
class ShippingRates {
    static final List<String> SERVICES = List.of("standard", "express", "pickup-point");

    private final Catalogue catalogue;
    private final Transits transits;
    private final CarrierRules rules;
    private final Clock clock;

    ShippingRates(Catalogue catalogue, Transits transits, CarrierRules rules, Clock clock) {
        this.catalogue = catalogue;
        this.transits = transits;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param service null for each
     * @throws Problem 404 when there is no such node, 400 for a parcel that cannot be and a postal code that no place has
     */
    RateView rates(String nodeId, String postalCode, PackedParcel parcel, String service) {
        var from = catalogue.node(nodeId).orElseThrow(() -> Problem.notFound("node", nodeId));
        Packing.problem(List.of(parcel)).ifPresent(why -> {
            throw Problem.invalid(
                    why.contains("weight of") ? "/weightGrams" : "/lengthMm", why.replace("Parcel 1: ", ""));
        });
        var wanted = service == null ? SERVICES : List.of(service);
        var zone = transits.between(from, postalCode, wanted.getFirst())
                .orElseThrow(() -> Problem.invalid("/postalCode", "is no CEP that any place has"))
                .zone();
        return new RateView(
                nodeId,
                zone,
                wanted.stream()
                        .flatMap(one -> rates(from, postalCode, parcel, one))
                        .toList());
    }

    private Stream<Rate> rates(Catalogue.Node from, String postalCode, PackedParcel parcel, String service) {
        var transit = transits.between(from, postalCode, service).orElseThrow();
        var digits = postalCode.replace("-", "").strip();
        return rules.offers(parcel, transit, service, from.nodeId(), digits).stream()
                .map(offer -> new Rate(
                        offer.carrier(),
                        Carriers.name(offer.carrier()),
                        service,
                        BigDecimal.valueOf(offer.price()).setScale(2, RoundingMode.HALF_UP),
                        "BRL",
                        offer.workingDays(),
                        arrivesOn(offer, from, transit),
                        offer.workingDays() <= transit.workingDays()));
    }

    /** The store's own courier goes at once. */
    private LocalDate arrivesOn(CarrierRules.Offer offer, Catalogue.Node from, Transits.Transit transit) {
        var zone = ZoneId.of(from.timeZone());
        return offer.within() != null
                ? clock.instant().plus(offer.within()).atZone(zone).toLocalDate()
                : transits.arrival(clock.instant().atZone(zone).toLocalDate(), offer.workingDays(), transit.state());
    }
}
