package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_SLOT;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.DECISION;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.support.DatabaseTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SourcingIT {
    @Autowired
    Sourcing sourcing;

    @Autowired
    Capacity capacity;

    @Autowired
    Reliability reliability;

    @Autowired
    OutcomeRepository outcomes;

    @Autowired
    DecisionRepository decisions;

    @Autowired
    DSLContext db;

    private Shop shop;

    /** Near São Paulo a warehouse, farther away another, and a store in the centre. */
    @BeforeEach
    void open() {
        shop = new Shop(db)
                .node("near", "warehouse", "SP", -23.36, -46.88)
                .node("far", "warehouse", "MG", -22.85, -46.32)
                .node("store", "store", "SP", -23.56, -46.66);
    }

    @Test
    void the_cheapest_node_supplies_the_order_and_the_record_tells_why_in_two_languages() {
        shop.stock("near", "cup", 90).stock("far", "cup", 90).stock("far", "pan", 90);
        var request = shop.wish().line("1", "cup", 2).request();

        var decision = sourcing.decide(request);

        assertThat(decision.unsourced()).isEmpty();
        var plan = decision.fulfilments().getFirst();
        assertThat(plan.nodeId()).isEqualTo(shop.id("near"));
        assertThat(plan.processId()).isEqualTo(ProcessId.SHIP_FROM_STORE);
        assertThat(plan.lines()).containsExactly(new FulfilmentPlan.Item("1", shop.id("cup"), "cup", 2));
        var stored = decisions.ofOrder(request.orderId());
        assertThat(stored).singleElement().satisfies(record -> {
            assertThat(record.decisionId()).isEqualTo(decision.decisionId());
            assertThat(record.record().chosen().parts().getFirst().fulfilmentId())
                    .isEqualTo(plan.fulfilmentId());
            assertThat(record.record().runnerUp().parts().getFirst().nodeId()).isEqualTo(shop.id("far"));
            assertThat(record.record().proven()).isTrue();
        });
        assertThat(told(stored.getFirst(), Language.EN))
                .anyMatch(text ->
                        text.contains("Loja " + shop.id("near") + " supplies everything") && text.contains("R$"))
                .anyMatch(text -> text.startsWith("Next best: Loja " + shop.id("far"))
                        && text.contains("above all by shipping rate")
                        && text.contains("it would have won"))
                .anyMatch(text -> text.contains("none of the products"));
        assertThat(told(stored.getFirst(), Language.PT_BR))
                .anyMatch(text -> text.contains("fornece tudo"))
                .anyMatch(text -> text.startsWith("Segunda opção:") && text.contains("sobretudo por frete"));
    }

    @Test
    void an_order_is_split_when_no_node_has_all_of_it() {
        shop.stock("near", "cup", 90).stock("far", "pan", 90);
        var request = shop.wish().line("1", "cup", 1).line("2", "pan", 1).request();

        var decision = sourcing.decide(request);

        assertThat(decision.fulfilments())
                .hasSize(2)
                .extracting(FulfilmentPlan::nodeId)
                .isSorted();
        assertThat(told(decisions.ofOrder(request.orderId()).getFirst(), Language.EN))
                .anyMatch(text -> text.startsWith("The order is split over 2 nodes"));
    }

    @Test
    void lines_of_one_product_draw_on_the_same_stock() {
        shop.stock("near", "cup", 5).stock("far", "cup", 4);
        var request = shop.wish().line("1", "cup", 2).line("2", "cup", 4).request();

        var decision = sourcing.decide(request);

        assertThat(decision.unsourced()).isEmpty();
        assertThat(decision.fulfilments().stream().flatMap(plan -> plan.lines().stream()))
                .extracting(FulfilmentPlan.Item::lineId, FulfilmentPlan.Item::quantity)
                .contains(org.assertj.core.groups.Tuple.tuple("2", 4));
        var units = decision.fulfilments().stream()
                .mapToInt(plan -> plan.lines().stream()
                        .mapToInt(FulfilmentPlan.Item::quantity)
                        .sum())
                .toArray();
        assertThat(units)
                .satisfiesAnyOf(
                        u -> assertThat(u).containsExactly(1, 5),
                        u -> assertThat(u).containsExactly(4, 2),
                        u -> assertThat(u).containsExactly(2, 4));
    }

    @Test
    void what_failed_is_not_tried_again_and_a_wanted_node_is_the_only_one() {
        shop.stock("near", "cup", 90).stock("far", "cup", 90);

        assertThat(nodes(shop.wish().line("1", "cup", 1).without("near", null))).containsExactly(shop.id("far"));
        assertThat(nodes(shop.wish().line("1", "cup", 1).without("near", "cup")))
                .containsExactly(shop.id("far"));
        assertThat(nodes(shop.wish().line("1", "cup", 1).only("far"))).containsExactly(shop.id("far"));
        var nobody = sourcing.decide(shop.wish()
                .line("1", "cup", 3)
                .only("near")
                .without("near", null)
                .request());
        assertThat(nobody.fulfilments()).isEmpty();
        assertThat(nobody.unsourced()).containsExactly(new SourcingDecision.Unsourced("1", 3, "excluded"));
    }

    @Test
    void a_pickup_comes_from_the_chosen_node_or_not_at_all() {
        shop.stock("store", "cup", 2).stock("near", "cup", 90).stock("store", "pan", 9);

        var decision = sourcing.decide(shop.wish()
                .at("store")
                .line("1", "cup", 3)
                .line("2", "pan", 1)
                .without("near", null)
                .request());

        assertThat(decision.fulfilments()).singleElement().satisfies(plan -> {
            assertThat(plan.nodeId()).isEqualTo(shop.id("store"));
            assertThat(plan.processId()).isEqualTo(ProcessId.PICKUP_IN_STORE);
            assertThat(plan.lines()).extracting(FulfilmentPlan.Item::lineId).containsExactly("2");
            assertThat(plan.transfers()).isEmpty();
        });
        assertThat(decision.unsourced()).containsExactly(new SourcingDecision.Unsourced("1", 3, "no-stock"));
    }

    @Test
    void a_pickup_store_gets_what_it_lacks_from_the_cheapest_node_that_has_it() {
        shop.stock("store", "cup", 2)
                .stock("near", "cup", 90)
                .stock("far", "cup", 90)
                .stock("store", "pan", 9);

        var request =
                shop.wish().at("store").line("1", "cup", 3).line("2", "pan", 1).request();

        var decision = sourcing.decide(request);

        assertThat(decision.unsourced()).isEmpty();
        assertThat(decision.fulfilments()).singleElement().satisfies(plan -> {
            assertThat(plan.nodeId()).isEqualTo(shop.id("store"));
            assertThat(plan.lines())
                    .containsExactly(
                            new FulfilmentPlan.Item("1", shop.id("cup"), "cup", 3),
                            new FulfilmentPlan.Item("2", shop.id("pan"), "pan", 1));
            assertThat(plan.transfers()).singleElement().satisfies(transfer -> {
                assertThat(transfer.fromNodeId()).isEqualTo(shop.id("near"));
                assertThat(transfer.lines()).containsExactly(new FulfilmentPlan.Item("1", shop.id("cup"), "cup", 1));
            });
        });
        assertThat(told(decisions.ofOrder(request.orderId()).getFirst(), Language.EN))
                .anyMatch(text -> text.startsWith(
                        "Loja " + shop.id("near") + " sends one unit to Loja " + shop.id("store") + " first"));
    }

    @Test
    void one_node_that_can_send_everything_goes_before_two_that_are_cheaper() {
        shop.stock("near", "cup", 90).stock("far", "cup", 90).stock("far", "pan", 90);

        var request =
                shop.wish().at("store").line("1", "cup", 3).line("2", "pan", 1).request();

        var decision = sourcing.decide(request);

        assertThat(decision.fulfilments().getFirst().transfers())
                .singleElement()
                .satisfies(transfer -> {
                    assertThat(transfer.fromNodeId()).isEqualTo(shop.id("far"));
                    assertThat(transfer.lines()).hasSize(2);
                });
        assertThat(told(decisions.ofOrder(request.orderId()).getFirst(), Language.PT_BR))
                .noneMatch(text -> text.contains("Nenhum local fornece"))
                .anyMatch(text -> text.contains("envia antes 4 unidades"));
    }

    @Test
    void what_no_one_node_has_comes_line_by_line_and_the_rest_is_nobodys() {
        shop.stock("near", "cup", 90).stock("far", "pan", 90).stock("far", "tv", 1);

        var decision = sourcing.decide(shop.wish()
                .at("store")
                .line("1", "cup", 3)
                .line("2", "pan", 1)
                .line("3", "tv", 2)
                .request());

        assertThat(decision.fulfilments().getFirst().transfers())
                .extracting(FulfilmentPlan.Transfer::fromNodeId)
                .containsExactlyInAnyOrder(shop.id("near"), shop.id("far"));
        assertThat(decision.fulfilments().getFirst().lines())
                .extracting(FulfilmentPlan.Item::lineId)
                .containsExactly("1", "2");
        assertThat(decision.unsourced()).containsExactly(new SourcingDecision.Unsourced("3", 2, "no-stock"));
    }

    @Test
    void a_pickup_that_others_send_for_takes_a_place_in_the_day_of_its_store_and_of_the_sender() {
        shop.stock("near", "cup", 90);
        var request = shop.wish().at("store").line("1", "cup", 3).request();

        var plan = sourcing.decide(request).fulfilments().getFirst();

        assertThat(used("store")).isEqualTo(1);
        assertThat(used("near")).isEqualTo(1);
        capacity.release(plan.fulfilmentId());
        assertThat(used("store")).isZero();
    }

    @Test
    void a_store_that_has_too_few_of_a_line_gets_the_rest_and_takes_one_place() {
        shop.stock("near", "cup", 90).stock("store", "cup", 2);

        var plan = sourcing.decide(shop.wish().at("store").line("1", "cup", 3).request())
                .fulfilments()
                .getFirst();

        assertThat(plan.transfers())
                .flatExtracting(FulfilmentPlan.Transfer::lines)
                .extracting(FulfilmentPlan.Item::quantity)
                .containsExactly(1);
        assertThat(used("store")).isEqualTo(1);
        assertThat(used("near")).isEqualTo(1);
    }

    @Test
    void who_sends_to_a_store_is_chosen_by_all_that_it_costs() {
        shop.stock("near", "cup", 90).stock("far", "cup", 90);
        var wish = shop.wish().at("store").priced("400.00").line("1", "cup", 1);
        assertThat(sender(wish)).isEqualTo(shop.id("near"));

        for (int i = 0; i < 40; i++) {
            reliability.recordOutcome(UUID.randomUUID(), "1", shop.id("near"), shop.id("cup"), 0, 1, "not-found");
        }

        assertThat(sender(wish)).isEqualTo(shop.id("far"));
    }

    @Test
    void a_node_whose_day_is_full_sends_nothing_to_a_store() {
        shop.stock("near", "cup", 90).stock("far", "cup", 90);
        var wish = shop.wish().at("store").line("1", "cup", 1);
        assertThat(sourcing.decide(wish.request()).unsourced()).isEmpty();
        db.update(CAPACITY_SLOT)
                .set(CAPACITY_SLOT.USED, 1_000_000)
                .where(CAPACITY_SLOT.NODE_ID.eq(shop.id("near")))
                .execute();

        assertThat(sender(wish)).isEqualTo(shop.id("far"));
    }

    private String sender(Shop.Wish wish) {
        return sourcing.preview(wish.request())
                .fulfilments()
                .getFirst()
                .transfers()
                .getFirst()
                .fromNodeId();
    }

    @Test
    void a_node_that_only_a_soft_rule_kept_out_is_named() {
        shop.stock("store", "tv", 90).stock("far", "tv", 90);
        var request = shop.wish().priced("3500.00").line("1", "tv", 1).request();

        assertThat(sourcing.decide(request).fulfilments().getFirst().nodeId()).isEqualTo(shop.id("far"));

        assertThat(told(decisions.ofOrder(request.orderId()).getFirst(), Language.EN))
                .anyMatch(text -> text.startsWith("Loja " + shop.id("store") + " was kept out only by a soft rule")
                        && text.contains("should leave from a warehouse"));
    }

    @Test
    void places_of_a_day_are_never_taken_twice_and_the_next_node_takes_over() throws Exception {
        shop.stock("store", "cup", 900).stock("far", "cup", 900);
        var first =
                sourcing.decide(shop.wish().line("1", "cup", 1).only("store").request());
        db.update(CAPACITY_SLOT)
                .set(CAPACITY_SLOT.USED, limit("ship") - 3)
                .where(CAPACITY_SLOT.NODE_ID.eq(shop.id("store")))
                .execute();

        var chosen = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var future : pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<List<String>>>mapToObj(
                            i -> () -> nodes(shop.wish().line("1", "cup", 1)))
                    .toList())) {
                chosen.addAll(future.get());
            }
        }

        assertThat(chosen).hasSize(8);
        assertThat(chosen.stream().filter(shop.id("store")::equals)).hasSize(3);
        assertThat(used("store")).isEqualTo(limit("ship"));

        capacity.release(first.fulfilments().getFirst().fulfilmentId());
        capacity.release(first.fulfilments().getFirst().fulfilmentId());
        assertThat(used("store")).isEqualTo(limit("ship") - 1);
        var last = shop.wish().line("1", "cup", 1).request();
        assertThat(sourcing.decide(last).fulfilments().getFirst().nodeId()).isEqualTo(shop.id("store"));
        capacity.releaseOrder(last.orderId());
        capacity.releaseOrder(last.orderId());
        assertThat(used("store")).isEqualTo(limit("ship") - 1);
    }

    @Test
    void pickups_that_lost_the_last_place_of_a_day_are_prepared_on_the_next() throws Exception {
        shop.stock("store", "cup", 900);
        sourcing.decide(shop.wish().line("1", "cup", 1).at("store").request());
        db.update(CAPACITY_SLOT)
                .set(CAPACITY_SLOT.USED, limit("pickup") - 1)
                .where(CAPACITY_SLOT.NODE_ID.eq(shop.id("store")))
                .execute();

        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var future : pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<SourcingDecision>>mapToObj(i -> () -> sourcing.decide(
                            shop.wish().line("1", "cup", 1).at("store").request()))
                    .toList())) {
                assertThat(future.get().unsourced()).isEmpty();
            }
        }

        assertThat(db.select(CAPACITY_SLOT.USED)
                        .from(CAPACITY_SLOT)
                        .where(CAPACITY_SLOT.NODE_ID.eq(shop.id("store")))
                        .orderBy(CAPACITY_SLOT.SLOT_DATE)
                        .fetch(CAPACITY_SLOT.USED))
                .containsExactly(limit("pickup"), 7);
    }

    @Test
    void stock_that_was_often_not_there_makes_a_node_dearer() {
        shop.stock("near", "cup", 90).stock("far", "cup", 90);
        var wish = shop.wish().priced("400.00").line("1", "cup", 1);
        assertThat(sourcing.preview(wish.request()).fulfilments().getFirst().nodeId())
                .isEqualTo(shop.id("near"));

        for (int i = 0; i < 40; i++) {
            reliability.recordOutcome(UUID.randomUUID(), "1", shop.id("near"), shop.id("cup"), 0, 1, "not-found");
        }

        var request = wish.request();
        assertThat(sourcing.decide(request).fulfilments().getFirst().nodeId()).isEqualTo(shop.id("far"));
        assertThat(decisions.ofOrder(request.orderId()).getFirst().record().candidates())
                .filteredOn(node -> node.nodeId().equals(shop.id("near")))
                .singleElement()
                .satisfies(node -> assertThat(node.riskPercent().intValue()).isGreaterThan(50));
        var off = new Reliability(
                outcomes,
                new SourcingSettings(false, Duration.ofDays(28), 20, 10, Duration.ofSeconds(30)),
                java.time.Clock.systemUTC());
        assertThat(off.risk(List.of(shop.id("cup"))).of(shop.id("near"), shop.id("cup")))
                .isZero();
    }

    @Test
    void the_record_of_a_thousand_candidates_is_small() {
        for (int i = 0; i < 1000; i++) {
            shop.node("n" + i, "store", "SP", -23 - i / 1000.0, -46.5).stock("n" + i, "cup", 5);
        }
        var request = shop.wish().line("1", "cup", 1).request();

        sourcing.decide(request);

        var record = decisions.ofOrder(request.orderId()).getFirst().record();
        assertThat(record.possible()).isEqualTo(1000);
        assertThat(record.candidates()).hasSize(10);
        assertThat(db.select(DECISION.RECORD)
                        .from(DECISION)
                        .where(DECISION.ORDER_ID.eq(request.orderId()))
                        .fetchSingle(DECISION.RECORD)
                        .data()
                        .length())
                .isLessThan(10_000);
    }

    private List<String> nodes(Shop.Wish wish) {
        return sourcing.decide(wish.request()).fulfilments().stream()
                .map(FulfilmentPlan::nodeId)
                .toList();
    }

    private int used(String node) {
        return db.select(CAPACITY_SLOT.USED)
                .from(CAPACITY_SLOT)
                .where(CAPACITY_SLOT.NODE_ID.eq(shop.id(node)))
                .fetchSingle(CAPACITY_SLOT.USED);
    }

    /** Of the first day that the store works on, whatever day that is. */
    private int limit(String method) {
        var store = new Availability.Node(
                shop.id("store"), "Loja", "store", 0, 0, "America/Sao_Paulo", "São Paulo", "SP", "jms");
        return db.select(CAPACITY_SLOT.SLOT_DATE)
                .from(CAPACITY_SLOT)
                .where(CAPACITY_SLOT.NODE_ID.eq(shop.id("store")))
                .orderBy(CAPACITY_SLOT.SLOT_DATE)
                .fetch(day -> new SourcingRules()
                        .capacity(store, day.value1(), method)
                        .ordersPerDay())
                .getFirst();
    }

    private static List<String> told(DecisionRepository.Stored stored, Language language) {
        return new DecisionWords(stored.record(), language).summary(stored.cause());
    }
}
