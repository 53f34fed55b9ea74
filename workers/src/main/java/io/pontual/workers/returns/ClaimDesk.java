package io.pontual.workers.returns;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.ParcelDeliveries;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what customers claim: checked, judged by the policy, written down, and its process about to start. */
@Service
class ClaimDesk {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration AGENT_WITHIN = Duration.ofHours(24);
    /** What became of these is known from the carrier, and the customer is made good for them without a claim. */
    static final Set<String> DEALT_WITH = Set.of("LOST", "DAMAGED", "RETURNED");

    private static final ReturnTables.Words NOT_REPAIRABLE = new ReturnTables.Words(
            "Não foi possível consertar; alguém da nossa equipe decide o que você recebe.",
            "It could not be repaired; somebody of our team decides what you get.");

    private final Orders orders;
    private final OrderAccess access;
    private final Pickups pickups;
    private final ParcelDeliveries parcels;
    private final ReturnHistory history;
    private final ReturnTables tables;
    private final ReturnWorth worth;
    private final ClaimRepository units;
    private final GoodsClaimRepository claims;
    private final ExchangeRepository exchanges;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    ClaimDesk(
            Orders orders,
            OrderAccess access,
            Pickups pickups,
            ParcelDeliveries parcels,
            ReturnHistory history,
            ReturnTables tables,
            ReturnWorth worth,
            ClaimRepository units,
            GoodsClaimRepository claims,
            ExchangeRepository exchanges,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.access = access;
        this.pickups = pickups;
        this.parcels = parcels;
        this.history = history;
        this.tables = tables;
        this.worth = worth;
        this.units = units;
        this.claims = claims;
        this.exchanges = exchanges;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Where goods are. @param parcelId null for what was collected @param since it is there, or on its way */
    private record Place(UUID parcelId, String state, Instant since) {}

    /**
     * @throws Problem 404, 403 for an order of another channel or customer, 400 for a line that the order does not have,
     *     409 for units that are in a claim, return or repair already, are dealt with otherwise, or are not in one parcel,
     *     and for what the policy refuses
     */
    @Transactional
    public UUID ask(UUID orderId, AskClaim wanted, Language language, ApiKey caller) {
        var order = access.require(orderId, caller);
        var sale = orders.sale(orderId);
        if (wanted.customerId() != null && !wanted.customerId().equals(sale.customerId())) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "not-your-order",
                    "This order belongs to somebody else; only whoever placed it may claim anything.",
                    List.of());
        }
        var handedOver = new HashMap<String, Integer>();
        order.lines().forEach(line -> handedOver.put(line.lineId(), line.handedOver()));
        units.lock(orderId, handedOver);
        var claimed = units.claimed(orderId);
        var wished = check(wanted, handedOver, claimed);
        var made = judged(order, sale, wanted, wished, handedOver, claimed, language);
        claims.insert(made);
        wished.forEach((lineId, quantity) -> units.claim(orderId, lineId, quantity));
        timeline.record(
                orderId,
                TimelineKind.CLAIM_MADE,
                made.claimId(),
                Map.of("quantity", made.units(), "reason", made.kind()));
        start(made);
        return made.claimId();
    }

    /** @return units by line */
    private static Map<String, Integer> check(
            AskClaim wanted, Map<String, Integer> handedOver, Map<String, Integer> claimed) {
        var errors = new ArrayList<Problem.FieldError>();
        var taken = new ArrayList<Problem.FieldError>();
        var wished = new HashMap<String, Integer>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            if (!handedOver.containsKey(line.lineId())) {
                errors.add(new Problem.FieldError("/lines/" + i + "/lineId", "is no line of this order"));
            } else if (wished.put(line.lineId(), line.quantity()) != null) {
                errors.add(new Problem.FieldError("/lines/" + i + "/lineId", "is there twice; add the quantities"));
            } else {
                int left = handedOver.get(line.lineId()) - claimed.getOrDefault(line.lineId(), 0);
                if (line.quantity() > left) {
                    taken.add(new Problem.FieldError(
                            "/lines/" + i + "/quantity",
                            "must be up to " + left
                                    + ": the others were not sent, or are in a claim, return or repair already"));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        if (!taken.isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "already-claimed",
                    "Not so many units can be claimed. GET the order's claims, returns and"
                            + " repairs to see what they are in.",
                    taken);
        }
        return wished;
    }

    private GoodsClaim judged(
            Orders.OrderFacts order,
            Orders.Sale sale,
            AskClaim wanted,
            Map<String, Integer> wished,
            Map<String, Integer> handedOver,
            Map<String, Integer> claimed,
            Language language) {
        var place = place(order.orderId(), wanted.kind(), wished);
        var kept = new HashMap<>(handedOver);
        claimed.forEach((line, count) -> kept.merge(line, -count, Integer::sum));
        var value = ReturnOptions.written(
                worth.of(order.orderId(), kept, wished, List.copyOf(wished.keySet()))
                        .total(),
                order.currency());
        var score = score(sale);
        // Nobody is known any more to whom it could be sent once more.
        var wish = orders.firstName(order.orderId()).isEmpty() ? "refund" : wanted.wish();
        var days = Duration.between(place.since(), clock.instant()).toDays();
        var answer = tables.claim(
                wanted.kind(),
                place.state(),
                Math.max(0, days),
                value,
                wanted.evidence().size(),
                score,
                wish);
        if (answer.decision().equals("refused")) {
            throw Problem.conflict("claim-refused", answer.reason().in(language));
        }
        var lines = order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        return new GoodsClaim(
                Ids.next(),
                order.orderId(),
                sale.customerId(),
                wanted.requestedBy(),
                wanted.kind(),
                wish,
                place.parcelId(),
                answer.carrierPays(),
                wanted.evidence(),
                value,
                order.currency(),
                score,
                answer.decision(),
                answer.reason(),
                GoodsClaim.Status.OPEN,
                null,
                null,
                null,
                null,
                clock.instant(),
                null,
                null,
                wished.entrySet().stream()
                        .map(entry -> {
                            var line = lines.get(entry.getKey());
                            return new GoodsClaim.Line(line.lineId(), line.sku(), line.description(), entry.getValue());
                        })
                        .sorted(Comparator.comparing(GoodsClaim.Line::lineId))
                        .toList());
    }

    /** One place for all: what came apart is claimed apart. */
    private Place place(UUID orderId, String kind, Map<String, Integer> wished) {
        var claimable = parcels.contents(orderId).stream()
                .filter(parcel -> !DEALT_WITH.contains(parcel.status()))
                .map(parcel -> new Holding(parcel, left(parcel, wished.keySet())))
                .filter(holding -> !holding.left().isEmpty())
                .toList();
        Optional<Place> collected = pickups.handedOver(orderId).stream()
                .filter(pickup -> pickup.lines().stream().anyMatch(line -> wished.containsKey(line.lineId())))
                .findFirst()
                .map(pickup -> new Place(null, "collected", pickup.at()));
        return claimable.stream()
                .filter(holding -> holding.covers(wished))
                .map(Holding::parcel)
                // What never arrived is rather on its way; anything else is there.
                .max(Comparator.comparing(one -> one.status().equals("DELIVERED") != kind.equals("never-arrived")))
                .map(ClaimDesk::place)
                .or(() -> collected)
                .orElseThrow(() -> Problem.conflict(
                        "not-claimable",
                        claimable.isEmpty()
                                ? "Nothing of this was sent or collected, or the carrier has reported it lost, damaged"
                                        + " or coming back: then it is dealt with without a claim."
                                : "No parcel holds all of this. Claim what came apart one by one: "
                                        + claimable.stream().map(Holding::said).collect(Collectors.joining("; "))
                                        + "."));
    }

    /** @param left units by line that may be claimed of it */
    private record Holding(ParcelDeliveries.Contents parcel, Map<String, Integer> left) {
        boolean covers(Map<String, Integer> wished) {
            return wished.entrySet().stream().allMatch(one -> one.getValue() <= left.getOrDefault(one.getKey(), 0));
        }

        String said() {
            return "parcel " + parcel.parcelId() + " holds "
                    + left.entrySet().stream()
                            .map(line -> line.getValue() + " of line " + line.getKey())
                            .collect(Collectors.joining(", "));
        }
    }

    private Map<String, Integer> left(ParcelDeliveries.Contents parcel, Set<String> lines) {
        return claims.without(parcel.parcelId(), parcel.lines()).stream()
                .filter(line -> lines.contains(line.lineId()))
                .collect(Collectors.toMap(LineQuantity::lineId, LineQuantity::quantity, Integer::sum, TreeMap::new));
    }

    private static Place place(ParcelDeliveries.Contents parcel) {
        return parcel.status().equals("DELIVERED")
                ? new Place(parcel.parcelId(), "delivered", parcel.endedAt())
                : new Place(parcel.parcelId(), "on-the-way", parcel.dispatchedAt());
    }

    private BigDecimal score(Orders.Sale sale) {
        var customerId = sale.customerId();
        var since = clock.instant().minus(YEAR);
        var returned = history.returned(sale);
        return tables.abuseScore(
                customerId != null,
                returned == null ? 0 : returned,
                customerId == null ? 0 : exchanges.chargedSince(customerId, since),
                customerId == null ? 0 : claims.madeSince(customerId, since));
    }

    /** Goods that could not be repaired: an agent decides what the customer gets; in the caller's transaction. */
    UUID notRepairable(Repair repair) {
        var order = orders.facts(repair.orderId());
        var sale = orders.sale(repair.orderId());
        var handedOver = new HashMap<String, Integer>();
        order.lines().forEach(line -> handedOver.put(line.lineId(), line.handedOver()));
        units.lock(repair.orderId(), handedOver);
        var kept = new HashMap<>(handedOver);
        units.claimed(repair.orderId()).forEach((line, count) -> kept.merge(line, -count, Integer::sum));
        // The repair itself still holds the unit.
        kept.merge(repair.lineId(), 1, Integer::sum);
        var one = Map.of(repair.lineId(), 1);
        var made = new GoodsClaim(
                Ids.next(),
                repair.orderId(),
                sale.customerId(),
                "store",
                "damaged",
                "replacement",
                null,
                false,
                List.of(),
                ReturnOptions.written(
                        worth.of(repair.orderId(), kept, one, List.of(repair.lineId()))
                                .total(),
                        order.currency()),
                order.currency(),
                BigDecimal.ZERO,
                "agent",
                NOT_REPAIRABLE,
                GoodsClaim.Status.OPEN,
                null,
                null,
                null,
                null,
                clock.instant(),
                null,
                null,
                List.of(new GoodsClaim.Line(repair.lineId(), repair.sku(), repair.description(), 1)));
        claims.insert(made);
        units.claim(repair.orderId(), repair.lineId(), 1);
        timeline.record(
                repair.orderId(),
                TimelineKind.CLAIM_MADE,
                made.claimId(),
                Map.of("quantity", 1, "reason", made.kind()));
        start(made);
        return made.claimId();
    }

    private void start(GoodsClaim made) {
        outbox.publish(
                MessageName.RETURNS_CLAIM_MADE,
                made.claimId().toString(),
                "claim:" + made.claimId(),
                Map.of(
                        "orderId",
                        made.orderId(),
                        "claimId",
                        made.claimId(),
                        "claimKind",
                        made.kind(),
                        "claimDecision",
                        made.decision(),
                        "claimReason",
                        "",
                        "units",
                        made.units(),
                        "decideBy",
                        ReturnRequests.iso(made.madeAt().plus(AGENT_WITHIN))));
    }
}
