package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_COUNT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.sandbox.MovableClock;
import io.pontual.workers.picking.RecordPickWorker;
import io.pontual.workers.picking.StartPickingWorker;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What can become of a hold: it lapses, moves, or its goods are not there. */
@DatabaseTest
@Import({FakeOrders.class, MovableTime.class})
class ReservationLifeIT {
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final UUID orderId = UUID.randomUUID();

    @Autowired
    StockReservations reservations;

    @Autowired
    ReservationExpiry expiry;

    @Autowired
    MissingStock missing;

    @Autowired
    StartPickingWorker picking;

    @Autowired
    RecordPickWorker picked;

    @Autowired
    Inventory inventory;

    @Autowired
    MovableClock clock;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Test
    void a_hold_whose_time_is_over_goes_back_on_sale() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);
        var plan = held(shelf.plan("shirt", 2));

        clock.advance(A_WHILE.minusSeconds(30));
        expiry.sweep();
        assertThat(shelf.stock("shirt").reserved()).isEqualTo(2);

        clock.advance(Duration.ofMinutes(1));
        expiry.sweep();
        expiry.sweep();
        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("EXPIRED");
        assertThat(shelf.movements("shirt")).containsExactly("admin 5 0", "expire 0 -2", "reserve 0 2");
    }

    @Test
    void a_hold_without_a_time_stays() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);
        reservations.reserve(orderId, List.of(shelf.plan("shirt", 2)));

        clock.advance(Duration.ofDays(30));
        expiry.sweep();

        assertThat(shelf.stock("shirt").reserved()).isEqualTo(2);
    }

    @Test
    void what_a_customer_leaves_behind_can_be_sold_again_and_only_the_rest_leaves() {
        var shelf = new Shelf(inventory, db).with("shirt", 5).with("hat", 5);
        var plan = shelf.plan("shirt", 3, "hat", 2);
        reservations.reserve(orderId, List.of(plan));
        var taken = List.of(new LineQuantity("line-1", 1));

        reservations.keepOnly(plan.fulfilmentId(), taken, List.of());
        reservations.keepOnly(plan.fulfilmentId(), taken, List.of());
        reservations.confirm(plan.fulfilmentId());
        reservations.keepOnly(plan.fulfilmentId(), taken, List.of());

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(4);
        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(shelf.stock("hat").onHand()).isEqualTo(5);
        assertThat(shelf.stock("hat").reserved()).isZero();
        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("CONFIRMED", "RELEASED");
        assertThat(shelf.movements("shirt"))
                .containsExactly("admin 5 0", "confirm -1 -1", "release 0 -2", "reserve 0 3");
    }

    @Test
    void what_a_customer_gives_back_damaged_is_there_and_is_not_sold_again() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);
        var plan = shelf.plan("shirt", 3);
        reservations.reserve(orderId, List.of(plan));
        var taken = List.of(new LineQuantity("line-1", 1));
        var aside = List.of(new LineQuantity("line-1", 1));

        reservations.keepOnly(plan.fulfilmentId(), taken, aside);
        reservations.keepOnly(plan.fulfilmentId(), taken, aside);
        reservations.confirm(plan.fulfilmentId());

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(3);
        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(shelf.movements("shirt"))
                .containsExactly("admin 5 0", "confirm -1 -1", "damaged -1 0", "release 0 -2", "reserve 0 3");
    }

    @Test
    void what_a_customer_leaves_behind_after_the_time_was_over_does_not_leave() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);
        var plan = expired(shelf.plan("shirt", 3));

        reservations.keepOnly(plan.fulfilmentId(), List.of(new LineQuantity("line-1", 2)), List.of());
        reservations.confirm(plan.fulfilmentId());

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(3);
        assertThat(shelf.stock("shirt").reserved()).isZero();
    }

    @Test
    void goods_that_leave_after_their_time_was_over_are_taken_when_they_are_still_there() {
        var shelf = new Shelf(inventory, db).with("shirt", 5, 4);
        shelf.with("shirt", 5, 1);
        var plan = expired(shelf.plan("shirt", 3));
        shelf.with("shirt", 5, 4);

        reservations.confirm(plan.fulfilmentId());
        reservations.confirm(plan.fulfilmentId());

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(2);
        assertThat(shelf.stock("shirt").reserved()).isZero();
        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("CONFIRMED");
    }

    @Test
    void goods_that_leave_after_they_were_sold_to_others_need_an_operator() {
        var shelf = new Shelf(inventory, db).with("shirt", 5);
        var plan = expired(shelf.plan("shirt", 3));
        reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("shirt", 4)));

        assertThatThrownBy(() -> reservations.confirm(plan.fulfilmentId()))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("SKU %s at node %s: 3 left the node, 1 are not held for others"
                        .formatted(shelf.sku("shirt"), shelf.nodeId));

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(5);
        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("EXPIRED");

        // The count finds more than was thought; then the job can be done.
        shelf.with("shirt", 7);
        reservations.confirm(plan.fulfilmentId());
        assertThat(shelf.stock("shirt").onHand()).isEqualTo(4);
    }

    @Test
    void a_short_pick_after_the_time_was_over_leaves_only_what_was_picked_to_confirm() {
        var shelf = new Shelf(inventory, db).with("shirt", 5).with("cap", 5);
        var plan = expired(shelf.plan("shirt", 3, "cap", 2));

        missing.notFound(plan.fulfilmentId(), List.of(new LineQuantity("line-1", 1)));
        shelf.with("shirt", 4);
        reservations.confirm(plan.fulfilmentId());

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(3);
        assertThat(shelf.stock("cap").onHand()).isZero();
        assertThat(shelf.statuses(plan.fulfilmentId())).containsExactly("CONFIRMED", "RELEASED");
    }

    @Test
    void what_lies_there_damaged_is_booked_as_that_and_puts_nothing_else_in_doubt() {
        var shelf = new Shelf(inventory, db).with("shirt", 10).with("hat", 5);
        var plan = shelf.plan("shirt", 3, "hat", 2);
        reservations.reserve(orderId, List.of(plan));
        picking.work(new StartPicking.Input(orderId, plan.fulfilmentId(), shelf.nodeId, plan.lines(), "PT4H"));
        picked.work(new RecordPick.Input(
                orderId,
                plan.fulfilmentId(),
                List.of(
                        new PickedLine("line-1", 1, "damaged", null, null),
                        new PickedLine("line-2", 0, "not-found", null, null))));
        var found = List.of(new LineQuantity("line-1", 1), new LineQuantity("line-2", 0));

        missing.notFound(plan.fulfilmentId(), found);
        missing.notFound(plan.fulfilmentId(), found);

        assertThat(shelf.movements("shirt"))
                .containsExactly("admin 10 0", "damaged -2 0", "reduce 0 -2", "reserve 0 3");
        assertThat(shelf.stock("shirt").onHand())
                .as("seven others and the one that was found")
                .isEqualTo(8);
        assertThat(shelf.stock("shirt").reserved()).isEqualTo(1);
        assertThat(db.select(STOCK_LEVEL.DAMAGED)
                        .from(STOCK_LEVEL)
                        .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId), STOCK_LEVEL.SKU.eq(shelf.sku("shirt")))
                        .fetchSingle(STOCK_LEVEL.DAMAGED))
                .isEqualTo(2);
        assertThat(shelf.movements("hat")).containsExactly("admin 5 0", "not-found -5 0", "reduce 0 -2", "reserve 0 2");
    }

    @Test
    void what_was_not_found_is_not_sold_any_more_and_is_to_be_counted() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var plan = held(shelf.plan("shirt", 4));
        var other = held(shelf.plan("shirt", 3));

        missing.notFound(plan.fulfilmentId(), List.of(new LineQuantity("line-1", 1)));
        missing.notFound(plan.fulfilmentId(), List.of(new LineQuantity("line-1", 1)));

        var stock = shelf.stock("shirt");
        assertThat(stock.onHand()).isEqualTo(4);
        assertThat(stock.reserved()).isEqualTo(4);
        assertThat(stock.available()).isZero();
        assertThat(shelf.statuses(other.fulfilmentId())).containsExactly("HELD");
        assertThat(shelf.movements("shirt"))
                .containsExactly("admin 10 0", "not-found -6 0", "reduce 0 -3", "reserve 0 3", "reserve 0 4");
        assertThat(counts(shelf)).containsExactly("REQUESTED not-found 4 " + plan.fulfilmentId());

        missing.notFound(other.fulfilmentId(), List.of());
        assertThat(shelf.stock("shirt").onHand()).isEqualTo(1);
        assertThat(counts(shelf)).as("one count is enough").hasSize(1);
    }

    @Test
    void what_was_found_whole_changes_nothing() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var plan = held(shelf.plan("shirt", 4));

        missing.notFound(plan.fulfilmentId(), List.of(new LineQuantity("line-1", 4)));

        assertThat(shelf.stock("shirt").onHand()).isEqualTo(10);
        assertThat(counts(shelf)).isEmpty();
    }

    @Test
    void lines_move_to_another_node_in_one_step() {
        var here = new Shelf(inventory, db).with("shirt", 5).with("cap", 5);
        var there = new Shelf(inventory, db);
        inventory.put(new StockRow(there.nodeId, here.sku("shirt"), new StockRequest(2, 0)));
        var plan = held(here.plan("shirt", 3, "cap", 1));
        var newHolder = UUID.randomUUID();
        var lines = List.of(new LineQuantity("line-1", 2));

        reservations.move(orderId, plan.fulfilmentId(), lines, newHolder, there.nodeId);
        reservations.move(orderId, plan.fulfilmentId(), lines, newHolder, there.nodeId);

        assertThat(here.stock("shirt").reserved()).isEqualTo(1);
        assertThat(here.stock("cap").reserved()).isEqualTo(1);
        assertThat(inventory
                        .stock(new StockKey(there.nodeId, here.sku("shirt")))
                        .reserved())
                .isEqualTo(2);
        assertThat(here.statuses(newHolder)).containsExactly("HELD");
        reservations.confirm(newHolder);
        assertThat(inventory
                        .stock(new StockKey(there.nodeId, here.sku("shirt")))
                        .onHand())
                .isZero();
    }

    @Test
    void lines_that_the_old_holder_has_lost_are_held_anew() {
        var here = new Shelf(inventory, db).with("shirt", 5);
        var there = new Shelf(inventory, db);
        inventory.put(new StockRow(there.nodeId, here.sku("shirt"), new StockRequest(3, 0)));
        var plan = held(here.plan("shirt", 3));
        missing.notFound(plan.fulfilmentId(), List.of());
        var newHolder = UUID.randomUUID();

        reservations.move(
                orderId, plan.fulfilmentId(), List.of(new LineQuantity("line-1", 3)), newHolder, there.nodeId);

        assertThat(here.stock("shirt").reserved()).isZero();
        assertThat(here.statuses(newHolder)).containsExactly("HELD");
    }

    @Test
    void lines_that_the_new_node_has_not_enough_of_stay_where_they_are() {
        var here = new Shelf(inventory, db).with("shirt", 5);
        var there = new Shelf(inventory, db);
        inventory.put(new StockRow(there.nodeId, here.sku("shirt"), new StockRequest(2, 0)));
        var plan = held(here.plan("shirt", 3));

        assertThatThrownBy(() -> reservations.move(
                        orderId,
                        plan.fulfilmentId(),
                        List.of(new LineQuantity("line-1", 3)),
                        UUID.randomUUID(),
                        there.nodeId))
                .isInstanceOf(BusinessError.class)
                .hasMessageContaining("wanted 3, available 2");

        assertThat(here.stock("shirt").reserved()).isEqualTo(3);
    }

    private FulfilmentPlan held(FulfilmentPlan plan) {
        reservations.reserve(orderId, List.of(plan), A_WHILE);
        return plan;
    }

    private FulfilmentPlan expired(FulfilmentPlan plan) {
        held(plan);
        clock.advance(A_WHILE.plusSeconds(1));
        expiry.sweep();
        assertThat(new Shelf(inventory, db).statuses(plan.fulfilmentId())).containsOnly("EXPIRED");
        return plan;
    }

    private List<String> counts(Shelf shelf) {
        return db.selectFrom(STOCK_COUNT)
                .where(STOCK_COUNT.NODE_ID.eq(shelf.nodeId))
                .fetch(count -> "%s %s %d %s"
                        .formatted(
                                count.getStatus(),
                                count.getReason(),
                                count.getExpectedOnHand(),
                                count.getReferenceId()));
    }
}
