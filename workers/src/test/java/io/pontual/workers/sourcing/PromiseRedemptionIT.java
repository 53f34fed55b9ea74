package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.COMPARTMENT;
import static io.pontual.workers.platform.persistence.jooq.pickup.Tables.LOCKER;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_SLOT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.PROMISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.PromisedOptions;
import io.pontual.workers.support.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A customer in São Paulo was promised a cup from a node that is not the best any more when the order comes. */
@DatabaseTest
class PromiseRedemptionIT {
    private static final String CEP = "01310-100";

    private final UUID orderId = UUID.randomUUID();

    @Autowired
    Promises promises;

    @Autowired
    PromisedOptions redemption;

    @Autowired
    PromiseRepository repository;

    @Autowired
    PostalCodes postalCodes;

    @Autowired
    Sourcing sourcing;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(db)
                .node("near", "warehouse", "SP", -23.55, -46.63)
                .node("far", "warehouse", "MG", -22.85, -46.32)
                .stock("far", "cup", 5);
    }

    @Test
    void an_order_comes_from_the_nodes_that_were_promised() {
        var promise = promise(2);
        redeem(promise, "ship-standard", delivery("standard", 2));
        shop.stock("near", "cup", 5);

        assertThat(decided(UUID.randomUUID(), 2)).containsExactly(shop.id("near"));
        assertThat(decided(orderId, 2)).containsExactly(shop.id("far"));
    }

    @Test
    void goods_that_go_between_intake_and_sourcing_come_from_another_node() {
        var promise = promise(2);
        redeem(promise, "ship-standard", delivery("standard", 2));
        shop.stock("near", "cup", 5).stock("far", "cup", 1);

        assertThat(decided(orderId, 2)).containsExactly(shop.id("near"));
    }

    @Test
    void a_promise_whose_time_is_over_has_lapsed() {
        var promise = promise(2);
        var now = clock.instant();
        db.update(PROMISE)
                .set(PROMISE.PROMISED_AT, now.minus(Duration.ofMinutes(30)))
                .set(PROMISE.VALID_UNTIL, now)
                .where(PROMISE.PROMISE_ID.eq(promise.promiseId()))
                .execute();

        var problem = refused(promise, "ship-standard", delivery("standard", 2));

        assertThat(problem.code()).isEqualTo("promise-lapsed");
        assertThat(problem.status().value()).isEqualTo(409);
        assertThat(problem).hasMessageContaining("was valid until").hasMessageContaining("Ask for a new promise");
        assertThat(repository.nodesOf(orderId)).isEmpty();
    }

    @Test
    void a_promise_that_nobody_knows_has_lapsed() {
        var unknown = new Promise(UUID.randomUUID(), null, null, null, null, null, null, null);
        assertThat(refused(unknown, "ship-standard", delivery("standard", 2)).code())
                .isEqualTo("promise-lapsed");
    }

    @Test
    void a_promise_whose_goods_are_gone_names_the_line_even_when_others_have_them() {
        var promise = promise(2);
        shop.stock("near", "cup", 5).stock("far", "cup", 1);

        var problem = refused(promise, "ship-standard", delivery("standard", 2));

        assertThat(problem.code()).isEqualTo("promise-lapsed");
        assertThat(problem.errors()).singleElement().satisfies(line -> {
            assertThat(line.field()).isEqualTo("/lines/0");
            assertThat(line.message()).startsWith("2 units of " + shop.id("cup") + " were promised, 1 are left");
        });
    }

    @Test
    void a_pickup_that_others_would_have_to_send_first_has_lapsed() {
        shop.node("corner", "store", "SP", -23.56, -46.64).stock("corner", "cup", 3);
        var promise = promise(2);
        var pickup = new PromisedOptions.Wish("web", "BRL", "pickup", null, shop.id("corner"), null, null, lines(2));
        assertThat(refusedOrNull(promise, "pickup-" + shop.id("corner"), pickup))
                .isNull();
        shop.stock("corner", "cup", 1);

        var problem = refused(promise, "pickup-" + shop.id("corner"), pickup);

        assertThat(problem.code()).isEqualTo("promise-lapsed");
        assertThat(problem.errors()).singleElement().satisfies(line -> assertThat(line.message())
                .contains("1 are left"));
    }

    @Test
    void an_order_that_would_come_later_than_promised_is_told_when_and_what_to_do() {
        shop.node("corner", "store", "SP", -23.56, -46.64).stock("corner", "cup", 3);
        var promise = promise(2);
        var option = promise.option("pickup-" + shop.id("corner")).orElseThrow();
        // Others take every place of the days until it was to be ready.
        var zone = ZoneId.of("America/Sao_Paulo");
        var last = LocalDate.ofInstant(option.readyBy(), zone);
        LocalDate.ofInstant(clock.instant(), zone).datesUntil(last.plusDays(1)).forEach(day -> db.insertInto(
                        CAPACITY_SLOT)
                .set(CAPACITY_SLOT.NODE_ID, shop.id("corner"))
                .set(CAPACITY_SLOT.METHOD, "pickup")
                .set(CAPACITY_SLOT.SLOT_DATE, day)
                .set(CAPACITY_SLOT.USED, 10_000)
                .execute());

        var problem = refused(
                promise,
                option.optionId(),
                new PromisedOptions.Wish("web", "BRL", "pickup", null, shop.id("corner"), null, null, lines(2)));

        assertThat(problem.code()).isEqualTo("promise-lapsed");
        assertThat(problem.status().value()).isEqualTo(409);
        assertThat(problem)
                .hasMessageContaining("not by " + option.readyBy())
                .hasMessageContaining("POST /api/v1/promises");
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("/fulfilment/optionId");
            assertThat(error.message()).startsWith(option.optionId()).endsWith("from " + shop.id("corner"));
        });
        assertThat(repository.nodesOf(orderId)).isEmpty();
    }

    @Test
    void a_pickup_that_was_promised_with_what_others_send_may_be_ordered_so() {
        shop.node("corner", "store", "SP", -8.0, -60.0).stock("corner", "cup", 1);
        var promise = promise(2, new AskPromise.Near(-8.0, -60.0));
        var option = promise.option("pickup-" + shop.id("corner")).orElseThrow();
        assertThat(option.sentBy()).containsExactly(shop.id("far"));

        assertThat(refusedOrNull(
                        promise,
                        option.optionId(),
                        new PromisedOptions.Wish(
                                "web", "BRL", "pickup", null, shop.id("corner"), null, null, lines(2))))
                .isNull();
    }

    @Test
    void a_locker_is_offered_where_a_compartment_is_large_enough() {
        shop.node("corner", "store", "SP", -23.56, -46.64).stock("corner", "cup", 30);
        var option = "pickup-" + shop.id("corner");
        assertThat(promise(2).option(option).orElseThrow().locker()).isFalse();
        db.insertInto(LOCKER)
                .set(LOCKER.LOCKER_ID, shop.id("locker"))
                .set(LOCKER.NODE_ID, shop.id("corner"))
                .set(LOCKER.NAME, "Entrada")
                .execute();
        db.insertInto(COMPARTMENT)
                .set(COMPARTMENT.LOCKER_ID, shop.id("locker"))
                .set(COMPARTMENT.COMPARTMENT_NO, "1")
                .set(COMPARTMENT.SIZE, (short) 1)
                .execute();

        assertThat(promise(2).option(option).orElseThrow().locker()).isTrue();
        assertThat(promise(30).option(option).orElseThrow().locker())
                .as("more than two kilograms")
                .isFalse();
    }

    @Test
    void a_delivery_to_a_pickup_point_is_promised_and_kept() {
        var point = shop.point("kiosk", -9.0, -60.0, "01310200");
        shop.point("away", -9.2, -60.0, "20010000");
        var promise = promise(2, new AskPromise.Near(-9.0, -60.0));

        var options = promise.options().stream()
                .filter(option -> option.point() != null)
                .toList();
        assertThat(options).singleElement().satisfies(option -> {
            assertThat(option.optionId()).isEqualTo("point-" + point);
            assertThat(option.service()).isEqualTo("pickup-point");
            assertThat(option.nodes()).containsExactly(shop.id("far"));
            assertThat(option.price())
                    .isPositive()
                    .isLessThan(promise.option("ship-standard").orElseThrow().price());
            assertThat(option.deliverBy()).isNotNull();
        });
        assertThat(differs(promise, "point-" + point, delivery("pickup-point", 2)))
                .containsExactly("/fulfilment/pickupPointId");
        var wish = new PromisedOptions.Wish("web", "BRL", "ship", "pickup-point", null, point, "01310-200", lines(2));
        assertThat(refusedOrNull(promise, "point-" + point, wish)).isNull();
    }

    @Test
    void an_order_that_is_not_what_was_promised_is_told_what_differs() {
        var promise = promise(2);

        assertThat(differs(promise, "ship-overnight", delivery("standard", 2))).containsExactly("/fulfilment/optionId");
        assertThat(differs(promise, "ship-standard", delivery("express", 2))).containsExactly("/fulfilment/service");
        assertThat(differs(promise, "ship-standard", delivery("standard", 3))).containsExactly("/lines");
        assertThat(differs(
                        promise,
                        "ship-standard",
                        new PromisedOptions.Wish("app", "BRL", "ship", "standard", null, null, "20010-000", lines(2))))
                .containsExactly("/channel", "/fulfilment/address/postalCode");
        assertThat(differs(
                        promise,
                        "ship-standard",
                        new PromisedOptions.Wish("web", "BRL", "pickup", null, shop.id("far"), null, null, lines(2))))
                .containsExactly("/fulfilment/method");
    }

    private List<String> differs(Promise promise, String optionId, PromisedOptions.Wish wish) {
        var problem = refused(promise, optionId, wish);
        assertThat(problem.status().value()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("promise-mismatch");
        return problem.errors().stream().map(Problem.FieldError::field).toList();
    }

    private Promise promise(int cups) {
        return promise(cups, null);
    }

    private Promise promise(int cups, AskPromise.Near near) {
        return promises.promise(new AskPromise(
                "web",
                "BRL",
                List.of(new AskPromise.Line(shop.id("cup"), cups, null)),
                new AskPromise.Destination(CEP),
                near));
    }

    private PromisedOptions.Wish delivery(String service, int cups) {
        return new PromisedOptions.Wish("web", "BRL", "ship", service, null, null, CEP, lines(cups));
    }

    private List<PromisedOptions.Line> lines(int cups) {
        return List.of(new PromisedOptions.Line(shop.id("cup"), cups, new BigDecimal("12.00")));
    }

    private void redeem(Promise promise, String optionId, PromisedOptions.Wish wish) {
        transaction.executeWithoutResult(status -> redemption.redeem(orderId, promise.promiseId(), optionId, wish));
    }

    private Problem refused(Promise promise, String optionId, PromisedOptions.Wish wish) {
        var problem = refusedOrNull(promise, optionId, wish);
        assertThat(problem).isNotNull();
        return problem;
    }

    /** Nothing stays, as when an order is refused for another reason. */
    private Problem refusedOrNull(Promise promise, String optionId, PromisedOptions.Wish wish) {
        return catchThrowableOfType(
                Problem.class,
                () -> transaction.executeWithoutResult(status -> {
                    redemption.redeem(orderId, promise.promiseId(), optionId, wish);
                    status.setRollbackOnly();
                }));
    }

    private List<String> decided(UUID order, int cups) {
        var request = new SourcingRequest(
                order,
                "initial",
                "web",
                BigDecimal.valueOf(12L * cups),
                "BRL",
                "ship",
                "standard",
                null,
                postalCodes.locate(CEP).orElseThrow(),
                List.of(new SourcingRequest.Line(
                        "L1", shop.id("cup"), "cup", "home", cups, new BigDecimal("12.00"), 100)),
                Set.of(),
                null);
        return sourcing.decide(request).fulfilments().stream()
                .map(FulfilmentPlan::nodeId)
                .toList();
    }
}
