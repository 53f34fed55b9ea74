package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(FakeOrders.class)
class LedgerCheckIT {
    @Autowired
    LedgerCheckRepository books;

    @Autowired
    StockReservations reservations;

    @Autowired
    Inventory inventory;

    @Autowired
    HealthEndpoint health;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private Shelf shelf;
    private StockKey shirt;

    @BeforeEach
    void stock_and_a_hold() {
        shelf = new Shelf(inventory, db).with("shirt", 10);
        shirt = new StockKey(shelf.nodeId, shelf.sku("shirt"));
        reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("shirt", 2)));
    }

    @Test
    void the_indicator_is_part_of_the_applications_health() {
        assertThat(health.healthForPath("stockLedger").getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void units_that_came_from_nowhere_are_found_and_forgotten_once_they_are_explained() {
        var check = check(1000);
        var indicator = new StockLedgerHealthIndicator(check);
        add(3);
        try {
            check.check();

            assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(indicator.health().getDetails().get("broken"))
                    .isEqualTo(List.of(shirt.sku() + " at " + shirt.nodeId()));
            assertThatThrownBy(() -> StockBooks.assertStraight(db, List.of(shelf.nodeId)))
                    .isInstanceOf(AssertionError.class);
        } finally {
            add(-3);
        }
        check.check();
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_hold_that_nobody_holds_is_found() {
        assertThat(books.broken(List.of(shirt))).isEmpty();
        db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.RESERVED, 3)
                .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId))
                .execute();
        explain(1);
        try {
            assertThat(books.broken(List.of(shirt))).containsExactly(shirt);
        } finally {
            explain(-1);
            db.update(STOCK_LEVEL)
                    .set(STOCK_LEVEL.RESERVED, 2)
                    .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId))
                    .execute();
        }
    }

    @Test
    void every_level_has_its_turn_however_few_are_looked_at_each_time() {
        shelf.with("a", 1).with("b", 1).with("c", 1);
        var all = books.levelsAfter(null, 5);
        var next = books.levelsAfter(all.get(2), 2);
        assertThat(all).isSorted();
        assertThat(next).isEqualTo(all.subList(3, Math.min(5, all.size())));
        assertThat(books.levelsAfter(new StockKey("~", "~"), 5)).isEmpty();
    }

    private LedgerCheck check(int rows) {
        return new LedgerCheck(
                books, new LedgerCheckProperties(Duration.ofMinutes(1), rows), clock, new SimpleMeterRegistry());
    }

    private void add(int units) {
        db.update(STOCK_LEVEL)
                .set(STOCK_LEVEL.ON_HAND, STOCK_LEVEL.ON_HAND.plus(units))
                .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId))
                .execute();
    }

    private void explain(int reserved) {
        db.insertInto(STOCK_MOVEMENT)
                .set(STOCK_MOVEMENT.NODE_ID, shirt.nodeId())
                .set(STOCK_MOVEMENT.SKU, shirt.sku())
                .set(STOCK_MOVEMENT.RESERVED_CHANGE, reserved)
                .set(STOCK_MOVEMENT.CAUSE, reserved > 0 ? "reserve" : "release")
                .set(STOCK_MOVEMENT.MOVED_AT, clock.instant())
                .execute();
    }
}
