package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.sourcing.AskCustomer;
import io.pontual.processes.sourcing.SourceAgain;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.workers.inventory.ReserveStockWorker;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.sourcing.contract.Choices;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Units that are taken away from who was to supply them, and what is left planned anew. */
@DatabaseTest
@Import({FakeOrders.class, SentMessages.class})
class SupplyChangesIT {
    private final UUID orderId = UUID.randomUUID();
    private final String own = UUID.randomUUID().toString().substring(24);
    private final String first = "a-" + own;
    private final String second = "b-" + own;
    private final String shirt = "shirt-" + own;
    private final String mug = "mug-" + own;

    @Autowired
    Supply supply;

    @Autowired
    SourceOrderWorker source;

    @Autowired
    SourceAgainWorker again;

    @Autowired
    AskCustomerWorker ask;

    @Autowired
    ReserveStockWorker reserve;

    @Autowired
    Choices choices;

    @Autowired
    FakeOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @BeforeEach
    void stock() {
        new Catalog(db)
                .node(first, "America/Recife", "tasklist", true, "pickup", "ship")
                .node(second, "America/Recife", "tasklist", true, "pickup", "ship")
                .product(shirt, "Shirt", "apparel")
                .product(mug, "Mug", "home")
                .stock(first, shirt, 3)
                .stock(first, mug, 1);
    }

    @Test
    void what_is_left_stays_at_its_node_with_its_own_stock() {
        var plan = sourced("ship");
        // Nobody else has any, and nothing is free: only what it holds itself can be planned.
        assertThat(supply.parts(orderId))
                .extracting(Supply.Part::lineId, Supply.Part::open, Supply.Part::found)
                .containsExactly(tuple("1", 3, 0), tuple("2", 1, 0));

        drop(plan, true, "1", 2);

        assertThat(sent.of(plan.fulfilmentId(), MessageName.SOURCING_MOVE_REQUESTED))
                .hasSize(1);
        assertThat(supply.replaced(orderId)).containsExactly(plan.fulfilmentId());
        var left = planned(plan);
        assertThat(left.nodeId()).isEqualTo(first);
        assertThat(left.lines())
                .extracting(FulfilmentPlan.Item::lineId, FulfilmentPlan.Item::quantity)
                .containsExactly(tuple("1", 1), tuple("2", 1));
        reserve.work(new ReserveStock.Input(orderId, List.of(left), null, plan.fulfilmentId()));
        assertThat(held(plan.fulfilmentId())).isZero();
        assertThat(held(left.fulfilmentId())).isEqualTo(2);
        assertThat(planned(plan)).as("a job that runs again").isEqualTo(left);
    }

    @Test
    void a_pickup_stays_in_its_store() {
        var plan = sourced("pickup");
        drop(plan, true, "2", 1);
        var left = planned(plan);
        assertThat(left.nodeId()).isEqualTo(first);
        assertThat(left.lines()).extracting(FulfilmentPlan.Item::lineId).containsExactly("1");
    }

    @Test
    void a_fulfilment_of_which_nothing_is_left_gives_back_what_it_holds() {
        var plan = sourced("ship");
        drop(plan, true, "1", 3);
        drop(plan, false, "2", 1);

        var step = new SourceAgain.Input(orderId, plan.fulfilmentId(), "changed", 1, null);
        assertThat(again.work(step).furtherFulfilments()).isEmpty();
        reserve.work(new ReserveStock.Input(orderId, List.of(), null, plan.fulfilmentId()));

        assertThat(held(plan.fulfilmentId())).isZero();
        assertThat(supply.parts(orderId))
                .allSatisfy(part -> assertThat(part.open()).isZero());
    }

    @Test
    void what_is_changed_before_the_order_is_paid_for_is_announced_when_it_is_carried_out() {
        var plan = sourced("ship");
        transaction.executeWithoutResult(status -> supply.replan(
                orderId, Set.of(plan.fulfilmentId()), List.of(dropped(plan.fulfilmentId(), "1", 1)), false, "desk"));
        assertThat(sent.of(plan.fulfilmentId())).isEmpty();

        transaction.executeWithoutResult(status -> supply.announce(orderId));

        assertThat(sent.of(plan.fulfilmentId(), MessageName.SOURCING_MOVE_REQUESTED))
                .hasSize(1);
    }

    @Test
    void units_dropped_of_a_plan_that_others_were_quicker_than_stay_dropped() {
        var plan = sourced("ship");
        drop(plan, true, "1", 1);
        var left = planned(plan);
        drop(left, false, "1", 1);
        drop(left, false, "2", 1);

        var next = again.work(new SourceAgain.Input(orderId, plan.fulfilmentId(), "changed", 2, null))
                .furtherFulfilments();

        assertThat(next).singleElement().satisfies(plan2 -> assertThat(plan2.lines())
                .extracting(FulfilmentPlan.Item::lineId, FulfilmentPlan.Item::quantity)
                .containsExactly(tuple("1", 1)));
    }

    @Test
    void lines_that_wait_get_fewer_and_end_when_none_is_left() {
        new Catalog(db).stock(first, shirt, 0);
        order("ship");
        var planned = source.work(new SourceOrder.Input(orderId, 1)).fulfilments();
        var shortage = planned.stream()
                .filter(plan -> plan.nodeId() == null)
                .findFirst()
                .orElseThrow();
        var choice = ask.work(new AskCustomer.Input(orderId, shortage.fulfilmentId(), "PT24H", "cancel"));
        assertThat(supply.parts(orderId)).filteredOn(Supply.Part::waiting).hasSize(1);

        drop(shortage, false, "1", 2);
        assertThat(choices.missing(shortage.fulfilmentId()))
                .extracting(FulfilmentPlan.Item::quantity)
                .containsExactly(1);
        assertThat(sent.of(shortage.fulfilmentId(), MessageName.SOURCING_MOVE_REQUESTED))
                .isEmpty();

        drop(shortage, false, "1", 1);
        assertThat(sent.of(shortage.fulfilmentId(), MessageName.SOURCING_MOVE_REQUESTED))
                .hasSize(1);
        assertThat(choices.ofOrder(orderId))
                .extracting(Choices.Choice::choiceId, Choices.Choice::status)
                .containsExactly(tuple(choice.choiceId(), "WITHDRAWN"));
        assertThat(again.work(new SourceAgain.Input(orderId, shortage.fulfilmentId(), "changed", 1, null))
                        .furtherFulfilments())
                .isEmpty();
    }

    @Test
    void when_the_stock_is_gone_after_all_nothing_is_given_back_before_a_place_is_found() {
        var plan = sourced("ship");
        drop(plan, true, "1", 1);
        var left = planned(plan);
        var elsewhere = new FulfilmentPlan(
                left.fulfilmentId(), left.processId(), second, left.storeSystem(), left.productGroups(), left.lines());

        assertThatThrownBy(() ->
                        reserve.work(new ReserveStock.Input(orderId, List.of(elsewhere), null, plan.fulfilmentId())))
                .isInstanceOf(BusinessError.class);

        assertThat(held(plan.fulfilmentId())).isEqualTo(4);
    }

    @Test
    void a_delivery_becomes_a_pickup_with_the_stock_that_it_holds() {
        var plan = sourced("ship");
        assertThat(supply.canReroute(orderId, new Supply.Route("pickup", first, null, null)))
                .isTrue();

        reroute(plan, "pickup");

        var instead = planned(plan);
        assertThat(instead.processId()).isEqualTo("pickup-in-store");
        assertThat(instead.nodeId()).isEqualTo(first);
        assertThat(instead.lines()).isEqualTo(plan.lines());
        reserve.work(new ReserveStock.Input(orderId, List.of(instead), null, plan.fulfilmentId()));
        assertThat(held(instead.fulfilmentId())).isEqualTo(4);
        assertThat(held(plan.fulfilmentId())).isZero();
    }

    @Test
    void a_pickup_becomes_a_delivery() {
        var plan = sourced("pickup");
        reroute(plan, "ship");
        assertThat(planned(plan).processId()).isEqualTo("ship-from-store");
    }

    @Test
    void what_nobody_has_cannot_be_rerouted() {
        new Catalog(db).stock(first, shirt, 0);
        order("ship");
        source.work(new SourceOrder.Input(orderId, 1));
        assertThat(supply.canReroute(orderId, new Supply.Route("pickup", first, null, null)))
                .isFalse();
        assertThat(supply.canReroute(UUID.randomUUID(), new Supply.Route("pickup", first, null, null)))
                .as("nothing is planned")
                .isTrue();
    }

    @Test
    void lines_that_wait_are_sourced_the_new_way_and_the_question_is_taken_back() {
        new Catalog(db).stock(first, shirt, 0);
        order("ship");
        var planned = source.work(new SourceOrder.Input(orderId, 1)).fulfilments();
        var shortage = planned.stream()
                .filter(plan -> plan.nodeId() == null)
                .findFirst()
                .orElseThrow();
        ask.work(new AskCustomer.Input(orderId, shortage.fulfilmentId(), "PT24H", "cancel"));
        order("pickup");
        transaction.executeWithoutResult(status -> supply.reroute(orderId, Set.of(), true, "desk"));
        new Catalog(db).stock(first, shirt, 3);

        assertThat(choices.ofOrder(orderId)).extracting(Choices.Choice::status).containsExactly("WITHDRAWN");
        assertThat(sent.of(shortage.fulfilmentId(), MessageName.SOURCING_MOVE_REQUESTED))
                .hasSize(1);
        assertThat(planned(shortage).processId()).isEqualTo("pickup-in-store");
    }

    private void reroute(FulfilmentPlan plan, String method) {
        order(method);
        transaction.executeWithoutResult(status -> supply.reroute(orderId, Set.of(plan.fulfilmentId()), true, "desk"));
    }

    private void drop(FulfilmentPlan plan, boolean replan, String lineId, int quantity) {
        transaction.executeWithoutResult(status -> supply.replan(
                orderId,
                replan ? Set.of(plan.fulfilmentId()) : Set.of(),
                List.of(dropped(plan.fulfilmentId(), lineId, quantity)),
                true,
                "desk"));
    }

    private static Supply.Dropped dropped(UUID holderId, String lineId, int quantity) {
        return new Supply.Dropped(holderId, new LineQuantity(lineId, quantity));
    }

    private FulfilmentPlan planned(FulfilmentPlan from) {
        return again.work(new SourceAgain.Input(orderId, from.fulfilmentId(), "changed", 1, null))
                .furtherFulfilments()
                .getFirst();
    }

    private int held(UUID fulfilmentId) {
        return db.select(DSL.coalesce(DSL.sum(RESERVATION.QUANTITY), DSL.inline(BigDecimal.ZERO)))
                .from(RESERVATION)
                .where(RESERVATION.FULFILMENT_ID.eq(fulfilmentId))
                .and(RESERVATION.STATUS.eq("HELD"))
                .fetchSingle()
                .value1()
                .intValue();
    }

    private FulfilmentPlan sourced(String method) {
        order(method);
        var plan = source.work(new SourceOrder.Input(orderId, 1)).fulfilments().getFirst();
        reserve.work(new ReserveStock.Input(orderId, List.of(plan), null, null));
        assertThat(held(plan.fulfilmentId())).isEqualTo(4);
        return plan;
    }

    private void order(String method) {
        var ships = method.equals("ship");
        orders.add(new Orders.OrderFacts(
                orderId,
                "X-1",
                "web",
                "BRL",
                BigDecimal.TEN,
                "IN_FULFILMENT",
                null,
                method,
                ships ? null : first,
                ships ? "standard" : null,
                ships ? new Orders.Destination("50000000", "Recife", "PE") : null,
                List.of(
                        new Orders.Line("1", shirt, "Shirt", 3, BigDecimal.TEN, 0),
                        new Orders.Line("2", mug, "Mug", 1, BigDecimal.TEN, 0))));
    }
}
