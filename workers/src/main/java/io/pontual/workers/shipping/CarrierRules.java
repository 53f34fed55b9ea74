package io.pontual.workers.shipping;

import io.pontual.processes.model.DecisionId;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.workers.platform.decision.DecisionTable;
import io.pontual.workers.sourcing.contract.Transits;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who carries a parcel, as analysts wrote it: {@code carrier-rate} says what each carrier takes and how long it needs,
 * {@code select-carrier} what is to be thought of that; see bpmn-docs/decisions.md.
 */
@Component
class CarrierRules {
    static final List<String> CARRIERS = List.of("andorinha", "rotasul");

    private static final List<String> CHOICES = List.of("preferred", "normal", "late", "last");
    private static final String NEVER = "never";
    private static final Duration LATELY = Duration.ofMinutes(15);
    private static final int LOOKED_AT = 3;

    private final DecisionTable carrierRate = table(DecisionId.CARRIER_RATE);
    private final DecisionTable selectCarrier = table(DecisionId.SELECT_CARRIER);
    private final ParcelRepository parcels;
    private final Courier courier;
    private final Clock clock;

    CarrierRules(ParcelRepository parcels, Courier courier, Clock clock) {
        this.parcels = parcels;
        this.courier = courier;
        this.clock = clock;
    }

    /** @param workingDays on the way @param within only of the store's own courier; null otherwise */
    record Offer(String carrier, double price, int workingDays, int rank, Duration within) {}

    /**
     * Best first; empty when nobody carries such a parcel there.
     *
     * @param service of the order
     * @param postalCode where to
     */
    List<Offer> offers(
            PackedParcel parcel, Transits.Transit transit, String service, String nodeId, String postalCode) {
        var firms = CARRIERS.stream().flatMap(carrier -> offer(carrier, parcel, transit, service).stream());
        return Stream.concat(firms, own(parcel, service, nodeId, postalCode).stream())
                .sorted(Comparator.comparingInt(Offer::rank)
                        .thenComparingDouble(Offer::price)
                        .thenComparing(Offer::carrier))
                .toList();
    }

    private Optional<Offer> offer(String carrier, PackedParcel parcel, Transits.Transit transit, String service) {
        var kilograms = parcel.weightGrams() / 1000.0;
        var rate = carrierRate.ask(carrier, transit.zone(), service, kilograms);
        if (rate.oneOf("served", List.of("yes", "no")).equals("no")) {
            return Optional.empty();
        }
        var days = rate.whole("transitDays");
        var price = rate.number("price") + rate.number("perKg") * kilograms;
        return rank(carrier, parcel, service, days <= transit.workingDays() ? "yes" : "no", health(carrier))
                .map(rank -> new Offer(carrier, price, days, rank, null));
    }

    private Optional<Offer> own(PackedParcel parcel, String service, String nodeId, String postalCode) {
        return courier.brings(nodeId, postalCode, service, parcel.weightGrams() / 1000.0)
                .flatMap(way -> rank(Courier.CODE, parcel, service, "yes", "up")
                        .map(rank -> new Offer(Courier.CODE, way.price(), 0, rank, way.within())));
    }

    /** Empty when it is never asked. */
    private Optional<Integer> rank(String carrier, PackedParcel parcel, String service, String inTime, String health) {
        var longest = Stream.of(parcel.lengthMm(), parcel.widthMm(), parcel.heightMm())
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        var choice = selectCarrier
                .ask(carrier, service, parcel.weightGrams() / 1000.0, longest / 10.0, inTime, health)
                .oneOf(
                        "choice",
                        Stream.concat(CHOICES.stream(), Stream.of(NEVER)).toList());
        return choice.equals(NEVER) ? Optional.empty() : Optional.of(CHOICES.indexOf(choice));
    }

    /** Of the last labels that it was asked for within a quarter of an hour: none failed, some did, all did. */
    private String health(String carrier) {
        var latest = parcels.latestAnswers(carrier, clock.instant().minus(LATELY), LOOKED_AT);
        var failed = latest.stream().filter(Outcome.UNREACHED::equals).count();
        if (failed == 0) {
            return "up";
        }
        return failed == LOOKED_AT ? "down" : "doubtful";
    }

    private static DecisionTable table(String decisionId) {
        return DecisionTable.read("/shipping/" + decisionId + ".dmn");
    }
}
