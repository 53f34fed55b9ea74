package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_USE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.PROMISE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.support.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PromisesIT {
    private static final String CEP = "01310-100";

    @Autowired
    Promises promises;

    @Autowired
    PromiseRepository repository;

    @Autowired
    PostalCodes postalCodes;

    @Autowired
    Sourcing sourcing;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(db);
    }

    /** The decision is asked for as an order's would be, built here anew from the basket. */
    @Test
    void what_is_promised_is_what_is_decided() {
        var random = new Random(43);
        for (int node = 0; node < 12; node++) {
            shop.node(
                    "n" + node,
                    node % 3 == 0 ? "warehouse" : "store",
                    List.of("SP", "SP", "RJ", "MG").get(node % 4),
                    -23.6 + random.nextDouble() * (node < 6 ? 0.3 : 3),
                    -46.7 + random.nextDouble() * (node < 6 ? 0.3 : 3));
            for (int sku = 0; sku < 6; sku++) {
                if (random.nextDouble() < 0.6) {
                    shop.stock("n" + node, "sku" + sku, 1 + random.nextInt(12));
                }
            }
        }
        int delivered = 0;
        int split = 0;
        int collected = 0;
        int sent = 0;
        int refused = 0;
        for (int round = 0; round < 40; round++) {
            int most = round % 8 == 0 ? 30 : 4;
            var lines = IntStream.range(0, 6)
                    .boxed()
                    .filter(sku -> random.nextDouble() < 0.5)
                    .map(sku -> line("sku" + sku, 1 + random.nextInt(most)))
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            var promise = promises.promise(asked(lines));
            var service = random.nextBoolean() ? "standard" : "express";
            var pickup = promise.options().stream()
                    .filter(option -> option.method().equals("pickup"))
                    .skip(round % 3)
                    .findFirst();
            var decided = sourcing.decide(request(lines, service, null));
            var option = promise.option("ship-" + service);
            assertThat(option.isPresent()).isEqualTo(decided.unsourced().isEmpty());
            if (option.isPresent()) {
                assertThat(nodes(decided)).isEqualTo(option.get().nodes());
                delivered++;
                split += decided.fulfilments().size() > 1 ? 1 : 0;
            } else {
                refused++;
            }
            if (pickup.isPresent()) {
                var store = pickup.get().nodes().getFirst();
                var there = sourcing.decide(request(lines, null, store));
                assertThat(there.unsourced()).isEmpty();
                assertThat(nodes(there)).containsExactly(store);
                assertThat(there.fulfilments().getFirst().transfers())
                        .extracting(FulfilmentPlan.Transfer::fromNodeId)
                        .containsExactlyInAnyOrderElementsOf(pickup.get().sentBy());
                if (pickup.get().sentBy().isEmpty()) {
                    collected++;
                } else {
                    sent++;
                }
            }
        }
        assertThat(List.of(delivered, split, collected, sent, refused)).allMatch(times -> times > 0);
    }

    @Test
    void pickups_come_from_the_nearest_stores_that_have_everything() {
        shop.node("near", "store", "SP", -23.55, -46.63)
                .node("poor", "store", "SP", -23.56, -46.63)
                .node("next", "store", "SP", -23.60, -46.63)
                .node("away", "store", "SP", -22.9, -47.06);
        for (var node : List.of("near", "next", "away")) {
            shop.stock(node, "cup", 5).stock(node, "pan", 5);
        }
        shop.stock("poor", "cup", 5);
        // Fashion and home are sent to stores, fresh goods are not.
        shop.group("pan", "fresh");

        var options =
                promises.promise(asked(List.of(line("cup", 2), line("pan", 5)))).options();

        assertThat(options.stream().filter(this::own))
                .extracting(Promise.Option::optionId)
                .containsExactly(
                        "pickup-" + shop.id("near"), "pickup-" + shop.id("next"), "ship-standard", "ship-express");
        assertThat(options.stream().filter(this::own).toList().get(1)).satisfies(next -> {
            assertThat(next.distanceKm()).isEqualTo(5.6);
            assertThat(next.price()).isEqualByComparingTo("0");
            assertThat(next.readyBy()).isAfter(clock.instant());
            assertThat(next.nodeName()).isEqualTo("Loja " + shop.id("next"));
        });
        // Local: 9.90 and 0.50 a kilogram, for 700 g.
        var sent = options.stream()
                .filter(this::own)
                .filter(option -> option.method().equals("ship"))
                .toList();
        assertThat(sent.getFirst().price()).isEqualTo(new BigDecimal("10.25"));
        assertThat(sent.getLast().price()).isGreaterThan(sent.getFirst().price());
        assertThat(sent.getLast().deliverBy()).isBeforeOrEqualTo(sent.getFirst().deliverBy());
    }

    @Test
    void a_store_that_lacks_something_gets_it_from_another_node_and_is_ready_later() {
        var near = new AskPromise.Near(-7.0, -60.0);
        shop.node("corner", "store", "SP", -7.0, -60.0)
                .node("away", "store", "SP", -22.9, -47.06)
                .stock("corner", "cup", 5)
                .stock("away", "cup", 5)
                .stock("away", "pan", 5);

        var promise =
                promises.promise(new AskPromise("web", "BRL", List.of(line("cup", 2), line("pan", 5)), null, near));

        var pickup = promise.options().getFirst();
        assertThat(pickup.optionId()).isEqualTo("pickup-" + shop.id("corner"));
        assertThat(pickup.nodes()).containsExactly(shop.id("corner"));
        assertThat(pickup.sentBy()).containsExactly(shop.id("away"));
        // It is on the way for a working day at least, and the store begins on the day after.
        assertThat(Duration.between(clock.instant(), pickup.readyBy())).isGreaterThan(Duration.ofDays(1));
        assertThat(repository.find(promise.promiseId()))
                .hasValueSatisfying(stored -> assertThat(stored.options()).isEqualTo(promise.options()));
    }

    @Test
    void products_that_nobody_has_enough_of_are_named_with_what_there_is() {
        // Where no other test has a store.
        var near = new AskPromise.Near(-5.0, -60.0);
        shop.node("near", "store", "SP", -5.0, -60.0).node("next", "store", "SP", -5.05, -60.0);
        shop.stock("near", "cup", 3).stock("next", "cup", 4).stock("near", "pan", 9);

        var everywhere = promises.promise(asked(List.of(line("cup", 10), line("pan", 1))));
        assertThat(everywhere.options()).isEmpty();
        assertThat(everywhere.lacking()).containsExactly(new Promise.Lacking(shop.id("cup"), 10, 7, null));

        // Three lack: no node gets so many tomorrow, and one of them has got them on the day after.
        var tomorrow = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var inTwoDays = tomorrow.plus(Duration.ofDays(1));
        shop.expect("near", "cup", 2, tomorrow)
                .expect("next", "cup", 2, tomorrow)
                .expect("near", "cup", 1, inTwoDays);
        assertThat(promises.promise(asked(List.of(line("cup", 10), line("pan", 1))))
                        .lacking())
                .containsExactly(new Promise.Lacking(shop.id("cup"), 10, 7, inTwoDays));
        assertThat(promises.promise(asked(List.of(line("cup", 20), line("pan", 1))))
                        .lacking())
                .as("too few come")
                .containsExactly(new Promise.Lacking(shop.id("cup"), 20, 7, null));

        var nearby =
                promises.promise(new AskPromise("web", "BRL", List.of(line("cup", 5), line("pan", 1)), null, near));
        assertThat(nearby.options())
                .extracting(Promise.Option::sentBy)
                .containsExactly(List.of(shop.id("next")), List.of(shop.id("near")));
        assertThat(nearby.lacking()).isEmpty();

        shop.group("cup", "fresh");
        var alone = promises.promise(new AskPromise("web", "BRL", List.of(line("cup", 5), line("pan", 1)), null, near));
        assertThat(alone.options()).isEmpty();
        assertThat(alone.lacking()).containsExactly(new Promise.Lacking(shop.id("cup"), 5, 4, tomorrow));
    }

    @Test
    void a_promise_holds_nothing_and_is_kept_until_a_day_after_it_has_lapsed() {
        shop.node("near", "store", "SP", -23.55, -46.63).stock("near", "cup", 3);

        var promise = promises.promise(asked(List.of(line("cup", 1), line("cup", 2))));

        assertThat(Duration.between(clock.instant(), promise.validUntil()))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        var stored = repository.find(promise.promiseId()).orElseThrow();
        assertThat(stored.basket()).containsEntry(shop.id("cup"), 3).hasSize(1);
        assertThat(stored.options()).isEqualTo(promise.options());
        assertThat(stored.options().stream().filter(this::own)).hasSize(3);
        assertThat(stored.postalCode()).isEqualTo("01310100");
        assertThat(db.fetchCount(CAPACITY_USE, CAPACITY_USE.NODE_ID.eq(shop.id("near"))))
                .isZero();
        assertThat(db.select(STOCK_LEVEL.RESERVED)
                        .from(STOCK_LEVEL)
                        .where(STOCK_LEVEL.NODE_ID.eq(shop.id("near")))
                        .fetchSingle(STOCK_LEVEL.RESERVED))
                .isZero();

        sweep(promise.validUntil().plus(PromiseSweep.REMEMBERED));
        assertThat(repository.find(promise.promiseId())).isPresent();
        sweep(promise.validUntil().plus(PromiseSweep.REMEMBERED).plusSeconds(1));
        assertThat(db.fetchCount(PROMISE, PROMISE.PROMISE_ID.eq(promise.promiseId())))
                .isZero();
    }

    private void sweep(Instant now) {
        new PromiseSweep(repository, Clock.fixed(now, clock.getZone())).sweep();
    }

    /** Other tests have stores and pickup points in the same town. */
    private boolean own(Promise.Option option) {
        return option.point() == null
                && (option.method().equals("ship") || option.nodes().getFirst().endsWith(shop.own));
    }

    private AskPromise.Line line(String sku, int quantity) {
        return new AskPromise.Line(shop.id(sku), quantity, null);
    }

    private static AskPromise asked(List<AskPromise.Line> lines) {
        return new AskPromise("web", "BRL", lines, new AskPromise.Destination(CEP), null);
    }

    private SourcingRequest request(List<AskPromise.Line> asked, String service, String pickupNode) {
        var lines = new ArrayList<SourcingRequest.Line>();
        int units = 0;
        for (var line : asked) {
            lines.add(new SourcingRequest.Line(
                    "L" + line.sku(), line.sku(), "as named", "home", line.quantity(), BigDecimal.TEN, 100));
            units += line.quantity();
        }
        return new SourcingRequest(
                UUID.randomUUID(),
                "initial",
                "web",
                BigDecimal.valueOf(10L * units),
                "BRL",
                pickupNode == null ? "ship" : "pickup",
                service,
                pickupNode,
                pickupNode == null ? postalCodes.locate(CEP).orElseThrow() : null,
                lines,
                Set.of(),
                null);
    }

    private static List<String> nodes(SourcingDecision decision) {
        return decision.fulfilments().stream().map(FulfilmentPlan::nodeId).toList();
    }
}
