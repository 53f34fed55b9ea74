package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_USE;
import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.SHORTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.sourcing.SourceAddedLines;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.processes.sourcing.WithdrawAddedLines;
import io.pontual.workers.inventory.ReserveStockWorker;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.Catalog;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.SentMessages;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Lines that a change adds to an order that is being supplied. */
@DatabaseTest
@Import({FakeOrders.class, SentMessages.class})
class AddedLinesIT {
    private final UUID orderId = UUID.randomUUID();
    private final UUID changeId = UUID.randomUUID();
    private final String own = UUID.randomUUID().toString().substring(24);
    private final String store = "a-" + own;
    private final String shirt = "shirt-" + own;
    private final String mug = "mug-" + own;

    @Autowired
    SourceOrderWorker source;

    @Autowired
    SourceAddedLinesWorker sourceAdded;

    @Autowired
    WithdrawAddedLinesWorker withdrawAdded;

    @Autowired
    ReserveStockWorker reserve;

    @Autowired
    Supply supply;

    @Autowired
    FakeOrders orders;

    @Autowired
    DSLContext db;

    @BeforeEach
    void anOrderThatIsSupplied() {
        new Catalog(db)
                .node(store, "America/Recife", "tasklist", true, "pickup", "ship")
                .product(shirt, "Shirt", "apparel")
                .product(mug, "Mug", "home")
                .stock(store, shirt, 3)
                .stock(store, mug, 2);
        orders.add(new Orders.OrderFacts(
                orderId,
                "X-1",
                "web",
                "BRL",
                BigDecimal.TEN,
                "IN_FULFILMENT",
                null,
                "pickup",
                store,
                null,
                null,
                List.of(new Orders.Line("1", shirt, "Shirt", 2, BigDecimal.TEN, 0))));
        var plan = source.work(new SourceOrder.Input(orderId, 1)).fulfilments();
        reserve.work(new ReserveStock.Input(orderId, plan, null, null));
    }

    @Test
    void they_are_planned_the_way_the_order_goes_beside_what_it_has() {
        orders.addedBy(changeId, line("1", shirt, 1), line("2", mug, 2));

        var plan = added(1);

        assertThat(plan).hasSize(1);
        assertThat(plan.getFirst().nodeId()).isEqualTo(store);
        assertThat(plan.getFirst().processId()).isEqualTo("pickup-in-store");
        assertThat(plan.getFirst().lines())
                .extracting(FulfilmentPlan.Item::lineId, FulfilmentPlan.Item::quantity)
                .containsExactly(tuple("1", 1), tuple("2", 2));
        assertThat(added(1)).as("a job that runs again").isEqualTo(plan);
        reserve.work(new ReserveStock.Input(orderId, plan, null, null));
        assertThat(supply.parts(orderId))
                .extracting(Supply.Part::lineId, Supply.Part::open)
                .containsExactlyInAnyOrder(tuple("1", 2), tuple("1", 1), tuple("2", 2));
        assertThat(places()).isEqualTo(2);
    }

    @Test
    void when_one_of_them_is_not_to_be_had_none_is_planned_and_nobody_waits() {
        orders.addedBy(changeId, line("2", mug, 1), line("3", shirt, 2));

        assertThat(added(1)).isEmpty();

        assertThat(places()).isEqualTo(1);
        assertThat(db.fetchCount(SHORTAGE, SHORTAGE.ORDER_ID.eq(orderId))).isZero();
        assertThat(supply.parts(orderId)).extracting(Supply.Part::lineId).containsExactly("1");
        assertThat(added(1)).as("a job that runs again").isEmpty();
    }

    @Test
    void an_attempt_takes_the_place_of_the_one_before_it_and_there_are_only_so_many() {
        orders.addedBy(changeId, line("2", mug, 1));
        var first = added(1);
        var second = added(2);
        assertThat(second).hasSize(1).isNotEqualTo(first);
        assertThat(places()).isEqualTo(2);
        assertThat(added(4)).isEmpty();
    }

    @Test
    void what_is_not_added_after_all_leaves_nothing_behind() {
        orders.addedBy(changeId, line("2", mug, 1));
        assertThat(added(1)).hasSize(1);

        withdrawAdded.work(new WithdrawAddedLines.Input(orderId, changeId));
        withdrawAdded.work(new WithdrawAddedLines.Input(orderId, changeId));

        assertThat(places()).isEqualTo(1);
        assertThat(supply.parts(orderId)).extracting(Supply.Part::lineId).containsExactly("1");
        assertThat(added(1)).isEmpty();
    }

    @Test
    void nothing_is_planned_once_a_cancellation_has_begun() {
        orders.addedBy(changeId, line("2", mug, 1));
        orders.close(orderId);
        assertThat(added(1)).isEmpty();
        assertThat(places()).isEqualTo(1);
    }

    private List<FulfilmentPlan> added(int attempt) {
        return sourceAdded
                .work(new SourceAddedLines.Input(orderId, changeId, attempt))
                .fulfilments();
    }

    private int places() {
        return db.fetchCount(CAPACITY_USE, CAPACITY_USE.ORDER_ID.eq(orderId).and(CAPACITY_USE.RELEASED_AT.isNull()));
    }

    private static Orders.Line line(String lineId, String sku, int quantity) {
        return new Orders.Line(lineId, sku, "Thing", quantity, BigDecimal.TEN, 0);
    }
}
