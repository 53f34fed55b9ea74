package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.pickup.contract.StoreLockers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes what a customer is told of a draft that supplies everything. */
@Component
class PromiseOptions {
    private final PromisedTimes times;
    private final StoreLockers lockers;

    PromiseOptions(PromisedTimes times, StoreLockers lockers) {
        this.times = times;
        this.lockers = lockers;
    }

    /** Whether one can be made of it. */
    static boolean complete(Drafting.Draft draft) {
        return draft.decision().unsourced().isEmpty();
    }

    /** @param near null when it is brought to the customer */
    Promise.Option delivery(Drafting.Draft draft, PickupPoints.Near near) {
        var plan = draft.optimum();
        var candidates = draft.candidates();
        double price = 0;
        var last = LocalDate.MIN;
        for (int k = 0; k < plan.nodes().length; k++) {
            int node = plan.nodes()[k];
            var rate = candidates.rates()[node];
            price += rate.price();
            for (int demand = 0; demand < candidates.demands().size(); demand++) {
                var wanted = candidates.demands().get(demand);
                price += rate.perKg() * wanted.kilograms() * plan.units()[demand][k] / wanted.quantity();
            }
            var there = times.deliverBy(
                    candidates.days()[node].date(),
                    rate.transitDays(),
                    candidates.request().destination().state());
            last = there.isAfter(last) ? there : last;
        }
        var request = candidates.request();
        return new Promise.Option(
                near == null
                        ? "ship-" + request.service()
                        : "point-" + near.point().pointId(),
                Method.SHIP.code(),
                request.service(),
                near == null ? null : Promise.Point.of(near.point()),
                nodes(draft),
                List.of(),
                null,
                near == null ? null : rounded(near.km()),
                null,
                last,
                money(price, request.currency()),
                null,
                false);
    }

    /**
     * @param draft of one node
     * @return empty when the node would not have it ready on the day of the window
     */
    Optional<Promise.Option> window(Drafting.Draft draft, WindowBook.Offer offer) {
        var window = offer.window();
        var plan = draft.optimum();
        if (plan.nodes().length != 1
                || draft.candidates().days()[plan.nodes()[0]].date().isAfter(window.day())) {
            return Optional.empty();
        }
        var request = draft.candidates().request();
        return Optional.of(new Promise.Option(
                String.join("-", request.service(), window.day().toString(), window.windowId(), window.nodeId()),
                Method.SHIP.code(),
                request.service(),
                null,
                nodes(draft),
                List.of(),
                null,
                null,
                null,
                window.day(),
                money(offer.rule().price().doubleValue(), request.currency()),
                new Promise.Window(window.windowId(), window.day(), window.startsAt(), window.endsAt(), offer.left()),
                false));
    }

    /** What was promised with a window, as long as its node would have it ready on that day. */
    static Optional<Promise.Option> kept(Drafting.Draft draft, Promise.Option promised) {
        var nodes = draft.optimum().nodes();
        return nodes.length == 1
                        && !draft.candidates()
                                .days()[nodes[0]]
                                .date()
                                .isAfter(promised.window().day())
                ? Optional.of(promised)
                : Optional.empty();
    }

    /**
     * @param known what the draft was made of
     * @param km from the customer
     * @param ordered when the order comes at the latest
     * @return empty when nobody works on it in the days to come
     */
    Optional<Promise.Option> pickup(Drafting.Draft draft, Drafting.Known known, double km, Instant ordered) {
        var plan = draft.decision().fulfilments().getFirst();
        var store = node(known, plan.nodeId());
        var day = known.days().of(List.of(store)).getFirst();
        if (day == null || day.full()) {
            return Optional.empty();
        }
        var first = day.date();
        var soonest = ordered;
        for (var sent : draft.transfers()) {
            var sending = known.sending().get();
            var leaves =
                    sending.days().of(List.of(node(sending, sent.fromNodeId()))).getFirst();
            if (leaves == null) {
                return Optional.empty();
            }
            var there = times.deliverBy(leaves.date(), sent.days(), store.state());
            // It comes in the course of that day, so the store begins on its next.
            var begins =
                    there.plusDays(1).atStartOfDay(ZoneId.of(store.timeZone())).toInstant();
            first = there.isAfter(first) ? there : first;
            soonest = begins.isAfter(soonest) ? begins : soonest;
        }
        var kilograms = draft.candidates().demands().stream()
                .mapToDouble(Demand::kilograms)
                .sum();
        return Optional.of(new Promise.Option(
                "pickup-" + store.nodeId(),
                Method.PICKUP.code(),
                null,
                null,
                List.of(store.nodeId()),
                draft.transfers().stream()
                        .map(DecisionRecord.Sent::fromNodeId)
                        .sorted()
                        .toList(),
                store.name(),
                rounded(km),
                times.readyBy(store, first, plan.productGroups(), soonest),
                null,
                money(0, draft.candidates().request().currency()),
                null,
                lockers.fits(store.nodeId(), kilograms)));
    }

    private static Availability.Node node(Drafting.Known known, String nodeId) {
        return known.snapshot().nodes().stream()
                .filter(node -> node.nodeId().equals(nodeId))
                .findFirst()
                .orElseThrow();
    }

    private static double rounded(double km) {
        return Math.round(km * 10) / 10.0;
    }

    private static List<String> nodes(Drafting.Draft draft) {
        return draft.decision().fulfilments().stream()
                .map(plan -> plan.nodeId())
                .sorted()
                .toList();
    }

    private static BigDecimal money(double amount, String currency) {
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(amount).setScale(decimals, RoundingMode.HALF_UP);
    }
}
