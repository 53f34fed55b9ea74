package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes what a customer is told of a draft that supplies everything. */
@Component
class PromiseOptions {
    private final PromisedTimes times;

    PromiseOptions(PromisedTimes times) {
        this.times = times;
    }

    /** Whether one can be made of it. What others must send to a store first is not there when the store is ready. */
    static boolean complete(Drafting.Draft draft) {
        return draft.decision().unsourced().isEmpty()
                && draft.decision().fulfilments().stream()
                        .allMatch(plan -> plan.transfers().isEmpty());
    }

    Promise.Option delivery(Drafting.Draft draft) {
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
            var there = PromisedTimes.deliverBy(candidates.days()[node].date(), rate.transitDays());
            last = there.isAfter(last) ? there : last;
        }
        var request = candidates.request();
        return new Promise.Option(
                "ship-" + request.service(),
                Method.SHIP.code(),
                request.service(),
                nodes(draft),
                null,
                null,
                null,
                last,
                money(price, request.currency()));
    }

    /** @param km from the customer @param ordered when the order comes at the latest */
    Promise.Option pickup(Drafting.Draft draft, double km, Instant ordered) {
        int place = draft.optimum().nodes()[0];
        Availability.Node store = draft.candidates().nodes().get(place);
        var day = draft.candidates().days()[place];
        var groups = draft.decision().fulfilments().getFirst().productGroups();
        return new Promise.Option(
                "pickup-" + store.nodeId(),
                Method.PICKUP.code(),
                null,
                List.of(store.nodeId()),
                store.name(),
                Math.round(km * 10) / 10.0,
                times.readyBy(store, day.date(), groups, ordered),
                null,
                money(0, draft.candidates().request().currency()));
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
