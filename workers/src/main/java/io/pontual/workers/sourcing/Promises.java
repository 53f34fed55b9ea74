package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.SourcingRequest.Destination;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells in which ways a basket can be had: each is a draft of the decision that an order would get. */
@Service
class Promises {
    private static final List<String> SERVICES = List.of("standard", "express");
    /** That have everything. */
    private static final int STORES = 5;
    /** That lack something and get it from another node. */
    private static final int SENT_TO = 2;
    /** Stores that turn out not to take the order are passed over, up to so many of each kind. */
    private static final int TRIES = 20;

    private static final double RADIUS_KM = 50;
    /** Windows of time, soonest first. */
    private static final int WINDOWS = 20;

    private static final int POINTS = 3;
    private static final double POINT_RADIUS_KM = 15;

    private final Drafting drafting;
    private final PromiseOptions options;
    private final WindowBook windows;
    private final Catalogue catalogue;
    private final PickupPoints pickupPoints;
    private final PostalCodes postalCodes;
    private final Backorders backorders;
    private final PromiseRepository promises;
    private final PromiseSettings settings;
    private final Clock clock;

    Promises(
            Drafting drafting,
            PromiseOptions options,
            WindowBook windows,
            Catalogue catalogue,
            PickupPoints pickupPoints,
            PostalCodes postalCodes,
            Backorders backorders,
            PromiseRepository promises,
            PromiseSettings settings,
            Clock clock) {
        this.drafting = drafting;
        this.options = options;
        this.windows = windows;
        this.catalogue = catalogue;
        this.pickupPoints = pickupPoints;
        this.postalCodes = postalCodes;
        this.backorders = backorders;
        this.promises = promises;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param place among the nodes @param hasAll of the basket */
    private record Store(int place, double km, boolean hasAll) {}

    /** Units by SKU: the most that any of the ways has. */
    private static final class Supplied {
        private final Map<String, Integer> units = new HashMap<>();

        void add(String sku, int found) {
            units.merge(sku, found, Math::max);
        }

        void add(SourcingDecision decision) {
            var sums = new HashMap<String, Integer>();
            decision.fulfilments().stream()
                    .flatMap(plan -> plan.lines().stream())
                    .forEach(line -> sums.merge(line.sku(), line.quantity(), Integer::sum));
            sums.forEach(this::add);
        }

        /** @return units by SKU that no way has */
        Map<String, Integer> missing(PromisedBasket basket) {
            var missing = new HashMap<String, Integer>();
            for (var demand : basket.demands()) {
                int units = demand.quantity() - of(demand);
                if (units > 0) {
                    missing.put(demand.sku(), units);
                }
            }
            return missing;
        }

        int of(Demand demand) {
            return units.getOrDefault(demand.sku(), 0);
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
        var basket = PromisedBasket.of(asked.channel(), asked.currency(), asked.lines(), products);
        var supplied = new Supplied();
        var validUntil = clock.instant().plus(settings.promiseValidFor());
        var collecting = drafting.known(basket.skus(), Method.PICKUP.code(), basket.channel());
        var near = near(asked, destination);
        var ways = new ArrayList<>(pickups(basket, near, validUntil, collecting, supplied));
        destination.ifPresent(
                to -> ways.addAll(deliveries(basket, to, collecting.sending().get(), supplied)));
        destination.ifPresent(
                to -> ways.addAll(windows(basket, to, collecting.sending().get())));
        ways.addAll(points(basket, near, collecting, supplied));
        var promise = new Promise(
                Ids.next(),
                asked.channel(),
                asked.currency(),
                destination.map(Destination::postalCode).orElse(null),
                basket.demands().stream()
                        .collect(Collectors.toMap(Demand::sku, Demand::quantity, Integer::sum, TreeMap::new)),
                List.copyOf(ways),
                lacking(basket, supplied),
                validUntil);
        promises.insert(promise);
        return promise;
    }

    private List<Promise.Lacking> lacking(PromisedBasket basket, Supplied supplied) {
        var missing = supplied.missing(basket);
        var expected = backorders.expected(missing);
        return basket.demands().stream()
                .filter(demand -> missing.containsKey(demand.sku()))
                .map(demand -> new Promise.Lacking(
                        demand.sku(), demand.quantity(), supplied.of(demand), expected.get(demand.sku())))
                .toList();
    }

    private static AskPromise.Near near(AskPromise asked, Optional<Destination> destination) {
        return asked.near() != null
                ? asked.near()
                : destination
                        .map(to -> new AskPromise.Near(to.latitude(), to.longitude()))
                        .orElseThrow();
    }

    private List<Promise.Option> deliveries(
            PromisedBasket basket, Destination to, Drafting.Known known, Supplied supplied) {
        var ways = new ArrayList<Promise.Option>();
        for (var service : SERVICES) {
            var draft = drafting.draft(basket.delivery(service, to), known);
            supplied.add(draft.decision());
            if (PromiseOptions.complete(draft)) {
                ways.add(options.delivery(draft, null));
            }
        }
        return ways;
    }

    /** Of nodes that have all of it: a courier brings what is in their store. */
    private List<Promise.Option> windows(PromisedBasket basket, Destination to, Drafting.Known known) {
        var ways = new ArrayList<Promise.Option>();
        var drafts = new HashMap<List<String>, Drafting.Draft>();
        for (var offer : windows.offers(to.postalCode())) {
            if (ways.size() == WINDOWS) {
                break;
            }
            var service = offer.rule().isExpress() ? WindowBook.EXPRESS : DeliveryWindows.SERVICE;
            var nodeId = offer.rule().nodeId();
            var draft = drafts.computeIfAbsent(
                    List.of(service, nodeId),
                    way -> drafting.draft(basket.delivery(service, to).promised(Set.of(nodeId)), known));
            if (PromiseOptions.complete(draft)) {
                options.window(draft, offer).ifPresent(ways::add);
            }
        }
        return ways;
    }

    /** Points of one town are one destination to sourcing. */
    private List<Promise.Option> points(
            PromisedBasket basket, AskPromise.Near near, Drafting.Known collecting, Supplied supplied) {
        var ways = new ArrayList<Promise.Option>();
        var drafts = new HashMap<List<Object>, Drafting.Draft>();
        for (var point : pickupPoints.near(near.latitude(), near.longitude(), POINT_RADIUS_KM, POINTS)) {
            postalCodes.locate(point.point().postalCode()).ifPresent(to -> {
                var draft = drafts.computeIfAbsent(
                        List.of(to.state(), to.latitude(), to.longitude()),
                        town -> drafting.draft(
                                basket.delivery(PickupPoints.SERVICE, to),
                                collecting.sending().get()));
                supplied.add(draft.decision());
                if (PromiseOptions.complete(draft)) {
                    ways.add(options.delivery(draft, point));
                }
            });
        }
        return ways;
    }

    private List<Promise.Option> pickups(
            PromisedBasket basket, AskPromise.Near near, Instant validUntil, Drafting.Known known, Supplied supplied) {
        var stores = stores(basket, near, known.snapshot(), supplied);
        // Their days, of all at once.
        known.days()
                .of(stores.stream()
                        .map(store -> known.snapshot().nodes().get(store.place()))
                        .toList());
        var ways = new ArrayList<Promise.Option>();
        var left = new HashMap<>(Map.of(true, STORES, false, SENT_TO));
        for (var store : stores) {
            if (left.get(store.hasAll()) > 0) {
                var here = known.at(store.place());
                var draft = drafting.draft(
                        basket.pickup(
                                known.snapshot().nodes().get(store.place()).nodeId()),
                        here);
                supplied.add(draft.decision());
                if (PromiseOptions.complete(draft)) {
                    options.pickup(draft, here, store.km(), validUntil).ifPresent(way -> {
                        ways.add(way);
                        left.merge(store.hasAll(), -1, Integer::sum);
                    });
                }
            }
        }
        return ways;
    }

    /** Those nearby, nearest first: so many that have all of it, and so many that do not. */
    private static List<Store> stores(
            PromisedBasket basket, AskPromise.Near near, Availability.Snapshot snapshot, Supplied supplied) {
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
                    supplied.add(demand.sku(), shelf.units()[i]);
                    enough[shelf.nodes()[i]] += shelf.units()[i] >= demand.quantity() ? 1 : 0;
                }
            }
        }
        var within = IntStream.range(0, km.length)
                .filter(i -> km[i] <= RADIUS_KM)
                .mapToObj(i -> new Store(i, km[i], enough[i] == basket.demands().size()))
                // Nodes are in the order of their ids.
                .sorted(Comparator.comparingDouble(Store::km).thenComparingInt(Store::place))
                .toList();
        return Stream.of(true, false)
                .flatMap(hasAll -> within.stream()
                        .filter(store -> store.hasAll() == hasAll)
                        .limit(TRIES))
                .sorted(Comparator.comparingDouble(Store::km).thenComparingInt(Store::place))
                .toList();
    }
}
