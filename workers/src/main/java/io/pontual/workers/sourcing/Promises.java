package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.SourcingRequest.Destination;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells in which ways a basket can be had: each is a draft of the decision that an order would get. */
@Service
class Promises {
    private static final List<String> SERVICES = List.of("standard", "express");
    private static final int STORES = 5;
    /** Stores that have the goods but turn out not to take the order are passed over, up to so many. */
    private static final int TRIES = 20;

    private static final double RADIUS_KM = 50;

    private final Drafting drafting;
    private final Catalogue catalogue;
    private final PostalCodes postalCodes;
    private final PromisedTimes times;
    private final PromiseRepository promises;
    private final PromiseSettings settings;
    private final Clock clock;

    Promises(
            Drafting drafting,
            Catalogue catalogue,
            PostalCodes postalCodes,
            PromisedTimes times,
            PromiseRepository promises,
            PromiseSettings settings,
            Clock clock) {
        this.drafting = drafting;
        this.catalogue = catalogue;
        this.postalCodes = postalCodes;
        this.times = times;
        this.promises = promises;
        this.settings = settings;
        this.clock = clock;
    }

    private record Store(Availability.Node node, double km) {}

    /** @param supplied by SKU, the most units that any way would have */
    private record Basket(
            AskPromise asked, List<SourcingRequest.Line> lines, List<Demand> demands, Map<String, Integer> supplied) {
        SourcingRequest request(String method, String service, String pickupNodeId, Destination destination) {
            var value = lines.stream()
                    .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return new SourcingRequest(
                    Ids.next(),
                    "initial",
                    asked.channel(),
                    value,
                    asked.currency(),
                    method,
                    service,
                    pickupNodeId,
                    destination,
                    lines,
                    Set.of(),
                    null);
        }

        Set<String> skus() {
            return demands.stream().map(Demand::sku).collect(Collectors.toSet());
        }
    }

    /** @throws Problem 400 with every broken rule */
    @Transactional
    public Promise promise(AskPromise asked) {
        var products = catalogue.products(
                asked.lines().stream().map(AskPromise.Line::sku).collect(Collectors.toSet()));
        var destination = Optional.ofNullable(asked.destination()).flatMap(to -> postalCodes.locate(to.postalCode()));
        var broken = PromiseRules.broken(asked, products, destination.isPresent());
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken);
        }
        var lines = lines(asked, products);
        var basket = new Basket(asked, lines, Demand.of(lines), new HashMap<>());
        var validUntil = clock.instant().plus(settings.promiseValidFor());
        var options = new ArrayList<>(pickups(basket, near(asked, destination), validUntil));
        destination.ifPresent(to -> options.addAll(deliveries(basket, to)));
        var promise = new Promise(
                Ids.next(),
                asked.channel(),
                asked.currency(),
                destination.map(Destination::postalCode).orElse(null),
                basket.demands().stream()
                        .collect(Collectors.toMap(Demand::sku, Demand::quantity, Integer::sum, TreeMap::new)),
                List.copyOf(options),
                lacking(basket),
                validUntil);
        promises.insert(promise);
        return promise;
    }

    private static List<SourcingRequest.Line> lines(AskPromise asked, Map<String, Catalogue.Product> products) {
        return IntStream.range(0, asked.lines().size())
                .mapToObj(i -> {
                    var line = asked.lines().get(i);
                    var product = products.get(line.sku());
                    return new SourcingRequest.Line(
                            String.valueOf(i + 1),
                            line.sku(),
                            product.name(),
                            product.group(),
                            line.quantity(),
                            line.unitPrice() == null ? product.unitPrice() : line.unitPrice(),
                            product.weightGrams());
                })
                .toList();
    }

    private static AskPromise.Near near(AskPromise asked, Optional<Destination> destination) {
        return asked.near() != null
                ? asked.near()
                : destination
                        .map(to -> new AskPromise.Near(to.latitude(), to.longitude()))
                        .orElseThrow();
    }

    private List<Promise.Option> deliveries(Basket basket, Destination to) {
        var known =
                drafting.known(basket.skus(), Method.SHIP.code(), basket.asked().channel());
        var options = new ArrayList<Promise.Option>();
        for (var service : SERVICES) {
            var draft = drafting.draft(basket.request(Method.SHIP.code(), service, null, to), known, Set.of());
            supplied(basket, draft.decision());
            if (draft.decision().unsourced().isEmpty()) {
                options.add(delivery(basket, service, draft));
            }
        }
        return options;
    }

    private static Promise.Option delivery(Basket basket, String service, Drafting.Draft draft) {
        var plan = draft.optimum();
        var candidates = draft.candidates();
        double price = 0;
        var last = LocalDate.MIN;
        var nodes = new ArrayList<String>();
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
            nodes.add(candidates.nodes().get(node).nodeId());
        }
        return new Promise.Option(
                "ship-" + service,
                Method.SHIP.code(),
                service,
                nodes.stream().sorted().toList(),
                null,
                null,
                null,
                last,
                money(price, basket.asked().currency()));
    }

    private List<Promise.Option> pickups(Basket basket, AskPromise.Near near, Instant validUntil) {
        var known = drafting.known(
                basket.skus(), Method.PICKUP.code(), basket.asked().channel());
        var options = new ArrayList<Promise.Option>();
        var stores = stores(basket, near, known.snapshot());
        for (int i = 0; i < Math.min(TRIES, stores.size()) && options.size() < STORES; i++) {
            var store = stores.get(i);
            var draft = drafting.draft(
                    basket.request(Method.PICKUP.code(), null, store.node().nodeId(), null), known, Set.of());
            // What others must send first is not there when the store is ready.
            if (draft.decision().unsourced().isEmpty()
                    && draft.decision().fulfilments().stream()
                            .allMatch(plan -> plan.transfers().isEmpty())) {
                options.add(pickup(basket, store, draft, validUntil));
            }
        }
        return options;
    }

    private Promise.Option pickup(Basket basket, Store store, Drafting.Draft draft, Instant validUntil) {
        var plan = draft.decision().fulfilments().getFirst();
        var day = draft.candidates().days()[draft.optimum().nodes()[0]];
        return new Promise.Option(
                "pickup-" + store.node().nodeId(),
                Method.PICKUP.code(),
                null,
                List.of(store.node().nodeId()),
                store.node().name(),
                Math.round(store.km() * 10) / 10.0,
                times.readyBy(store.node(), day.date(), plan.productGroups(), validUntil),
                null,
                money(0, basket.asked().currency()));
    }

    /** Those nearby that have all of it, nearest first. */
    private static List<Store> stores(Basket basket, AskPromise.Near near, Availability.Snapshot snapshot) {
        var nodes = snapshot.nodes();
        var km = new double[nodes.size()];
        for (int i = 0; i < km.length; i++) {
            km[i] = Distance.km(nodes.get(i).latitude(), nodes.get(i).longitude(), near.latitude(), near.longitude());
        }
        var enough = new int[nodes.size()];
        for (var demand : basket.demands()) {
            var shelf = snapshot.shelves().get(demand.sku());
            for (int i = 0; shelf != null && i < shelf.nodes().length; i++) {
                if (km[shelf.nodes()[i]] <= RADIUS_KM) {
                    basket.supplied().merge(demand.sku(), shelf.units()[i], Math::max);
                    enough[shelf.nodes()[i]] += shelf.units()[i] >= demand.quantity() ? 1 : 0;
                }
            }
        }
        return IntStream.range(0, enough.length)
                .filter(i -> enough[i] == basket.demands().size())
                .mapToObj(i -> new Store(nodes.get(i), km[i]))
                .sorted(Comparator.comparingDouble(Store::km)
                        .thenComparing(store -> store.node().nodeId()))
                .toList();
    }

    private static void supplied(Basket basket, SourcingDecision decision) {
        var units = new HashMap<String, Integer>();
        decision.fulfilments().stream()
                .flatMap(plan -> plan.lines().stream())
                .forEach(line -> units.merge(line.sku(), line.quantity(), Integer::sum));
        units.forEach((sku, found) -> basket.supplied().merge(sku, found, Math::max));
    }

    private static List<Promise.Lacking> lacking(Basket basket) {
        return basket.demands().stream()
                .map(demand -> new Promise.Lacking(
                        demand.sku(), demand.quantity(), basket.supplied().getOrDefault(demand.sku(), 0)))
                .filter(line -> line.available() < line.wanted())
                .toList();
    }

    private static BigDecimal money(double amount, String currency) {
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(amount).setScale(decimals, RoundingMode.HALF_UP);
    }
}
