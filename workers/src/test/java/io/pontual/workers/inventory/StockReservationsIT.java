package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.ORDER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(FakeOrders.class)
class StockReservationsIT {
    private final UUID orderId = UUID.randomUUID();

    @Autowired
    StockReservations reservations;

    @Autowired
    MissingStock missing;

    @Autowired
    Inventory inventory;

    @Autowired
    FakeOrders orders;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void reserving_holds_the_lines_of_all_fulfilments() {
        var here = new Shelf(inventory, db).with("shirt", 10).with("cap", 5);
        var there = new Shelf(inventory, db).with("shirt", 3);
        var first = here.plan("shirt", 2, "cap", 1);
        var second = there.plan("shirt", 3);

        reservations.reserve(orderId, List.of(first, second));

        assertThat(here.stock("shirt").reserved()).isEqualTo(2);
        assertThat(here.stock("cap").reserved()).isEqualTo(1);
        assertThat(there.stock("shirt").reserved()).isEqualTo(3);
        assertThat(here.statuses(first.fulfilmentId())).containsExactly("HELD", "HELD");
        assertThat(timeline())
                .containsExactlyInAnyOrder(
                        "STOCK_RESERVED " + first.fulfilmentId(), "STOCK_RESERVED " + second.fulfilmentId());
    }

    @Test
    void one_line_short_means_nothing_is_held() {
        var shelf = new Shelf(inventory, db).with("shirt", 10).with("cap", 5, 4);
        var plan = shelf.plan("shirt", 2, "cap", 2);

        var error = catchThrowableOfType(BusinessError.class, () -> reservations.reserve(orderId, List.of(plan)));

        assertThat(error.code()).isEqualTo(ErrorCode.INVENTORY_OUT_OF_STOCK);
        assertThat(error.getMessage())
                .isEqualTo("SKU %s at node %s: wanted 2, available 1".formatted(shelf.sku("cap"), shelf.nodeId));
        assertThat(error.variables()).containsEntry("cancellationReason", "out-of-stock");
        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(shelf.statuses(plan.fulfilmentId())).isEmpty();
        assertThat(timeline()).isEmpty();
    }

    @Test
    void a_product_that_was_never_stocked_there_is_out_of_stock() {
        var plan = new Shelf(inventory, db).plan("unknown", 1);

        assertThatThrownBy(() -> reservations.reserve(orderId, List.of(plan)))
                .isInstanceOf(BusinessError.class)
                .hasMessageEndingWith("wanted 1, available 0");
    }

    @Test
    void several_lines_of_one_product_are_added_up() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);

        assertThatThrownBy(() -> reservations.reserve(orderId, List.of(shelf.plan("shirt", 3, "shirt", 3))))
                .hasMessageEndingWith("wanted 6, available 5");
        reservations.reserve(orderId, List.of(shelf.plan("shirt", 3, "shirt", 2)));

        assertThat(shelf.stock("shirt").reserved()).isEqualTo(5);
        assertThat(shelf.stock("shirt").available()).isZero();
    }

    @Test
    void reserving_again_changes_nothing() {
        var shelf = new Shelf(inventory, db).with("shirt", 3);
        var plan = List.of(shelf.plan("shirt", 2));

        reservations.reserve(orderId, plan);
        reservations.reserve(orderId, plan);

        assertThat(shelf.stock("shirt").reserved()).isEqualTo(2);
        assertThat(timeline()).hasSize(1);
    }

    @Test
    void a_late_repeat_does_not_take_again_what_was_released() {
        var shelf = new Shelf(inventory, db).with("shirt", 3);
        var plan = List.of(shelf.plan("shirt", 2));

        reservations.reserve(orderId, plan);
        reservations.releaseOrder(orderId);
        reservations.reserve(orderId, plan);

        assertThat(shelf.stock("shirt").reserved()).isZero();
    }

    @Test
    void an_order_that_is_being_cancelled_takes_nothing() {
        var shelf = new Shelf(inventory, db).with("shirt", 3);
        orders.close(orderId);

        reservations.reserve(orderId, List.of(shelf.plan("shirt", 2)));

        assertThat(shelf.stock("shirt").reserved()).isZero();
    }

    @Test
    void releasing_an_order_gives_back_every_fulfilment_once() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var first = shelf.plan("shirt", 2, "shirt", 1);
        var second = shelf.plan("shirt", 3);
        reservations.reserve(orderId, List.of(first, second));

        reservations.releaseOrder(orderId);
        reservations.releaseOrder(orderId);

        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(shelf.stock("shirt").onHand()).isEqualTo(10);
        assertThat(shelf.statuses(first.fulfilmentId())).containsExactly("RELEASED", "RELEASED");
        assertThat(timeline())
                .filteredOn(event -> event.startsWith("STOCK_RELEASED"))
                .hasSize(2);
    }

    @Test
    void releasing_a_fulfilment_leaves_the_others_alone() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var first = shelf.plan("shirt", 2);
        var second = shelf.plan("shirt", 3);
        reservations.reserve(orderId, List.of(first, second));

        reservations.release(first.fulfilmentId());
        reservations.release(first.fulfilmentId());

        assertThat(shelf.stock("shirt").reserved()).isEqualTo(3);
    }

    @Test
    void reducing_keeps_what_was_picked_and_never_more_than_was_held() {
        var shelf = new Shelf(inventory, db).with("shirt", 10).with("cap", 10).with("sock", 10);
        var plan = shelf.plan("shirt", 4, "cap", 2, "sock", 3);
        reservations.reserve(orderId, List.of(plan));
        var picked = List.of(new LineQuantity("line-1", 3), new LineQuantity("line-2", 9));

        missing.notFound(plan.fulfilmentId(), picked);
        missing.notFound(plan.fulfilmentId(), picked);
        missing.notFound(plan.fulfilmentId(), List.of(new LineQuantity("line-1", 4), new LineQuantity("line-2", 2)));

        assertThat(shelf.stock("shirt").reserved()).isEqualTo(3);
        assertThat(shelf.stock("cap").reserved()).isEqualTo(2);
        assertThat(shelf.stock("sock").reserved()).isZero();
        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("HELD", "HELD", "RELEASED");
        assertThat(timeline()).noneMatch(event -> event.startsWith("STOCK_RELEASED"));
    }

    @Test
    void reducing_to_nothing_is_told_as_a_release() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var plan = shelf.plan("shirt", 4);
        reservations.reserve(orderId, List.of(plan));

        missing.notFound(plan.fulfilmentId(), List.of());

        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(timeline()).contains("STOCK_RELEASED " + plan.fulfilmentId());
    }

    @Test
    void confirming_takes_the_goods_off_the_stock_once() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var plan = shelf.plan("shirt", 4);
        reservations.reserve(orderId, List.of(plan));

        reservations.confirm(plan.fulfilmentId());
        reservations.confirm(plan.fulfilmentId());
        reservations.releaseOrder(orderId);

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(6);
        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("CONFIRMED");
    }

    @Test
    void a_count_below_what_is_reserved_is_refused_with_the_reserved_quantity() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        reservations.reserve(orderId, List.of(shelf.plan("shirt", 4)));

        assertThatThrownBy(() -> shelf.with("shirt", 3))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has 4 units reserved");
        shelf.with("shirt", 4);

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(4);
    }

    @Test
    void whatever_the_order_of_steps_reserved_is_what_is_held_and_fits_on_hand() {
        var random = new Random(20261122);
        var shelf = new Shelf(inventory, db).with("a", 20).with("b", 15, 3).with("c", 40);
        var names = List.of("a", "b", "c");
        var plans = new ArrayList<FulfilmentPlan>();
        for (int step = 0; step < 400; step++) {
            var plan = plans.isEmpty() || random.nextInt(3) == 0 ? null : plans.get(random.nextInt(plans.size()));
            if (plan == null) {
                plan = shelf.plan(
                        names.get(random.nextInt(3)),
                        1 + random.nextInt(4),
                        names.get(random.nextInt(3)),
                        1 + random.nextInt(4));
                plans.add(plan);
                attemptToReserve(plan);
            } else {
                switch (random.nextInt(5)) {
                    case 0 -> reservations.release(plan.fulfilmentId());
                    case 1 -> reservations.confirm(plan.fulfilmentId());
                    case 2 ->
                        missing.notFound(
                                plan.fulfilmentId(),
                                List.of(
                                        new LineQuantity("line-1", random.nextInt(5)),
                                        new LineQuantity("line-2", random.nextInt(5))));
                    case 3 -> attemptToReserve(plan);
                    default -> recount(shelf, names.get(random.nextInt(3)), random.nextInt(40));
                }
            }
            for (var name : names) {
                var stock = shelf.stock(name);
                assertThat(stock.reserved()).as("step %d", step).isEqualTo(shelf.held(name));
                assertThat(stock.reserved()).as("step %d", step).isBetween(0, stock.onHand());
            }
        }
    }

    private void attemptToReserve(FulfilmentPlan plan) {
        try {
            reservations.reserve(UUID.randomUUID(), List.of(plan));
        } catch (BusinessError e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVENTORY_OUT_OF_STOCK);
        }
    }

    private void recount(Shelf shelf, String name, int onHand) {
        var reserved = shelf.stock(name).reserved();
        if (onHand < reserved) {
            assertThatThrownBy(() -> shelf.with(name, onHand)).isInstanceOf(Problem.class);
        } else {
            shelf.with(name, onHand);
        }
    }

    private List<String> timeline() {
        return db.selectFrom(ORDER_EVENT)
                .where(ORDER_EVENT.ORDER_ID.eq(orderId))
                .fetch(event -> event.getKind() + " " + event.getBusinessKey());
    }
}
