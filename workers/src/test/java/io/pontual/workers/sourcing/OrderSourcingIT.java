package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_USE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(FakeOrders.class)
class OrderSourcingIT {
    private final UUID orderId = UUID.randomUUID();
    private final String own = UUID.randomUUID().toString().substring(24);
    private final String nodeId = "node-" + own;
    private String nodeOfOrder = nodeId;

    @Autowired
    SourceOrderWorker worker;

    @Autowired
    Fulfilments fulfilments;

    @Autowired
    FakeOrders orders;

    @Autowired
    DSLContext db;

    @Test
    void the_chosen_node_supplies_all_lines_in_one_fulfilment() {
        stocked("pickup", "ship");
        order("pickup", line("1", "shirt", 2), line("2", "milk", 1), line("3", "shirt", 4));

        var plans = source();

        assertThat(plans).hasSize(1);
        var plan = plans.getFirst();
        assertThat(plan.processId()).isEqualTo(ProcessId.PICKUP_IN_STORE);
        assertThat(plan.nodeId()).isEqualTo(nodeId);
        assertThat(plan.storeSystem()).isEqualTo("tasklist");
        assertThat(plan.productGroups()).containsExactly("apparel", "fresh");
        assertThat(plan.lines())
                .containsExactly(
                        new FulfilmentPlan.Item("1", "shirt" + own, "Shirt M", 2),
                        new FulfilmentPlan.Item("2", "milk" + own, "Milk 1 l", 1),
                        new FulfilmentPlan.Item("3", "shirt" + own, "Shirt M", 4));
    }

    @Test
    void sourcing_again_gives_the_same_plan_even_when_the_node_has_changed() {
        var catalog = stocked("pickup");
        order("pickup", line("1", "shirt", 2));

        var first = source();
        catalog.node(nodeId, "America/Recife", "jms", false);

        assertThat(source()).isEqualTo(first);
        assertThat(fulfilments.ofOrder(orderId)).singleElement().satisfies(fulfilment -> {
            assertThat(fulfilment.fulfilmentId()).isEqualTo(first.getFirst().fulfilmentId());
            assertThat(fulfilment.method()).isEqualTo("pickup");
            assertThat(fulfilment.plannedAt()).isNotNull();
            assertThat(fulfilment.lines()).isEqualTo(first.getFirst().lines());
        });
    }

    @Test
    void an_order_that_is_being_cancelled_is_not_planned_and_takes_no_place() {
        stocked("pickup");
        order("pickup", line("1", "shirt", 2));
        orders.close(orderId);

        assertThat(source()).isEmpty();

        assertThat(fulfilments.ofOrder(orderId)).isEmpty();
        assertThat(db.fetchCount(CAPACITY_USE, CAPACITY_USE.ORDER_ID.eq(orderId)))
                .isZero();
    }

    @Test
    void an_order_sourced_by_several_workers_at_once_has_one_plan() throws Exception {
        stocked("pickup");
        order("pickup", line("1", "shirt", 2));

        try (var pool = Executors.newFixedThreadPool(8)) {
            var plans = new ArrayList<List<FulfilmentPlan>>();
            for (var future : pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<List<FulfilmentPlan>>>mapToObj(i -> this::source)
                    .toList())) {
                plans.add(future.get());
            }
            assertThat(plans).allMatch(plan -> plan.size() == 1);
            assertThat(plans.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void a_plan_whose_stock_others_took_gives_way_to_the_next_one() {
        stocked("pickup");
        order("pickup", line("1", "shirt", 2));
        var lost = source().getFirst();

        var next = source(2).getFirst();

        assertThat(next.fulfilmentId()).isNotEqualTo(lost.fulfilmentId());
        assertThat(fulfilments.ofOrder(orderId))
                .extracting(Fulfilments.Fulfilment::fulfilmentId)
                .containsExactly(next.fulfilmentId());
        assertThat(source()).as("a late repeat of the lost attempt").isEmpty();
        assertThatThrownBy(() -> source(4))
                .isInstanceOf(BusinessError.class)
                .extracting(error -> ((BusinessError) error).code())
                .isEqualTo(ErrorCode.INVENTORY_OUT_OF_STOCK);
    }

    @Test
    void lines_that_nobody_supplies_come_without_a_node() {
        stocked("pickup");
        order("pickup", line("1", "shirt", 2), line("2", "milk", 1000));

        var plans = source();

        assertThat(plans).extracting(FulfilmentPlan::nodeId).containsExactly(nodeId, null);
        assertThat(plans.getLast().lines())
                .containsExactly(new FulfilmentPlan.Item("2", "milk" + own, "Milk 1 l", 1000));
        assertThat(fulfilments.ofOrder(orderId)).hasSize(1);
    }

    @Test
    void an_order_to_be_sent_comes_from_a_node_that_has_it() {
        stocked("ship");
        nodeOfOrder = null;
        order("ship", line("1", "shirt", 2));

        assertThat(source()).singleElement().satisfies(plan -> {
            assertThat(plan.nodeId()).isEqualTo(nodeId);
            assertThat(plan.processId()).isEqualTo(ProcessId.SHIP_FROM_STORE);
        });
    }

    @Test
    void what_cannot_be_sourced_asks_for_an_operator() {
        new Catalog(db).node(nodeId, "America/Recife", "jms", true, "pickup");
        order("pickup", line("1", "shirt", 2));
        assertThatThrownBy(this::source)
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("shirt" + own)
                .hasMessageContaining("not in the catalogue");

        order("drone", line("1", "shirt", 2));
        assertThatThrownBy(this::source).isInstanceOf(NeedsOperator.class).hasMessageContaining("'drone'");
    }

    private Catalog stocked(String... methods) {
        return new Catalog(db)
                .node(nodeId, "America/Recife", "tasklist", true, methods)
                .product("milk" + own, "Milk 1 l", "fresh")
                .product("shirt" + own, "Shirt M", "apparel")
                .stock(nodeId, "milk" + own, 10)
                .stock(nodeId, "shirt" + own, 10);
    }

    @Test
    void an_order_that_was_never_sourced_has_no_fulfilments() {
        assertThat(fulfilments.ofOrder(orderId)).isEmpty();
    }

    private List<FulfilmentPlan> source() {
        return source(1);
    }

    private List<FulfilmentPlan> source(int attempt) {
        return worker.work(new SourceOrder.Input(orderId, attempt)).fulfilments();
    }

    private Orders.Line line(String lineId, String sku, int quantity) {
        return new Orders.Line(lineId, sku + own, "as ordered", quantity, BigDecimal.TEN, 0);
    }

    private void order(String method, Orders.Line... lines) {
        var ships = nodeOfOrder == null;
        orders.add(new Orders.OrderFacts(
                orderId,
                "X-1",
                "web",
                "BRL",
                BigDecimal.TEN,
                "ACCEPTED",
                null,
                method,
                nodeOfOrder,
                ships ? "standard" : null,
                ships ? new Orders.Destination("50000000", "Recife", "PE") : null,
                List.of(lines)));
    }
}
