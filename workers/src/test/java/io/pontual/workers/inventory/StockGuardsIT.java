package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.NODE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.StockLevelRecord;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database itself refuses, whoever asks. */
@DatabaseTest
@Import(FakeOrders.class)
class StockGuardsIT {
    @Autowired
    Inventory inventory;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(inventory, db).with("a", 10);
        inventory.put(new ProductRow(shelf.sku("b"), Shelf.PRODUCT));
    }

    /** By name, each with a table and what would be done to it. */
    static Stream<Arguments> forbidden() {
        return Stream.of(
                forbidden("a movement is changed", db -> db.update(STOCK_MOVEMENT)
                        .set(STOCK_MOVEMENT.ON_HAND_CHANGE, 1)
                        .where(STOCK_MOVEMENT.NODE_ID.eq("nowhere"))),
                forbidden("a movement is taken out", db -> db.deleteFrom(STOCK_MOVEMENT)
                        .where(STOCK_MOVEMENT.NODE_ID.eq("nowhere"))),
                forbidden("the ledger is emptied", db -> db.truncate(STOCK_MOVEMENT)),
                forbidden("a level is taken out", db -> db.deleteFrom(STOCK_LEVEL)
                        .where(STOCK_LEVEL.NODE_ID.eq("nowhere"))),
                forbidden("the levels are emptied", db -> db.truncate(STOCK_LEVEL)),
                forbidden("a node is taken out", db -> db.deleteFrom(NODE).where(NODE.NODE_ID.eq("nowhere"))),
                forbidden("the nodes are emptied", db -> db.truncate(NODE).cascade()),
                forbidden("a product is taken out", db -> db.deleteFrom(PRODUCT).where(PRODUCT.SKU.eq("nothing"))),
                forbidden("the products are emptied", db -> db.truncate(PRODUCT).cascade()));
    }

    private static Arguments forbidden(String what, Function<DSLContext, Query> query) {
        return Arguments.of(what, query);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forbidden")
    void the_database_refuses_that(String what, Function<DSLContext, Query> query) {
        assertThatThrownBy(() -> query.apply(db).execute())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("is refused");
    }

    @Test
    void keys_stay_and_the_rest_may_change() {
        assertThatThrownBy(() -> db.update(NODE)
                        .set(NODE.NODE_ID, shelf.nodeId + "-2")
                        .where(NODE.NODE_ID.eq(shelf.nodeId))
                        .execute())
                .hasMessageContaining("update of inventory.node is refused");
        assertThatThrownBy(() -> db.update(PRODUCT)
                        .set(PRODUCT.SKU, shelf.sku("c"))
                        .where(PRODUCT.SKU.eq(shelf.sku("a")))
                        .execute())
                .hasMessageContaining("update of inventory.product is refused");
        assertThatThrownBy(() -> db.update(STOCK_LEVEL)
                        .set(STOCK_LEVEL.SKU, shelf.sku("b"))
                        .where(STOCK_LEVEL.NODE_ID.eq(shelf.nodeId))
                        .execute())
                .hasMessageContaining("update of inventory.stock_level is refused");

        assertThat(db.update(NODE)
                        .set(NODE.NODE_ID, shelf.nodeId)
                        .set(NODE.CITY, "Olinda")
                        .where(NODE.NODE_ID.eq(shelf.nodeId))
                        .execute())
                .isEqualTo(1);
    }

    @Test
    void stock_of_what_there_is_not_is_refused_and_with_it_the_whole_statement() {
        refusesOrphan(level("nowhere", shelf.sku("b")));
        refusesOrphan(level(shelf.nodeId, "nothing"));
        refusesOrphan(level(shelf.nodeId, shelf.sku("b")), level(shelf.nodeId, "nothing"));
        assertThat(db.fetchCount(STOCK_LEVEL, STOCK_LEVEL.NODE_ID.eq(shelf.nodeId)))
                .isEqualTo(1);

        // A level that is there already does not hide the one that must not come.
        var known = level(shelf.nodeId, shelf.sku("a"));
        assertThatThrownBy(() -> db.insertInto(STOCK_LEVEL)
                        .set(List.of(known, level("nowhere", shelf.sku("a"))))
                        .onConflictDoNothing()
                        .execute())
                .hasMessageContaining("there is no node nowhere");
        assertThat(db.insertInto(STOCK_LEVEL)
                        .set(List.of(known, level(shelf.nodeId, shelf.sku("b"))))
                        .onConflictDoNothing()
                        .execute())
                .isEqualTo(1);
        StockBooks.assertStraight(db, List.of(shelf.nodeId));
    }

    private void refusesOrphan(StockLevelRecord... levels) {
        assertThatThrownBy(() -> db.insertInto(STOCK_LEVEL).set(List.of(levels)).execute())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("there is no node");
    }

    private StockLevelRecord level(String nodeId, String sku) {
        var level = db.newRecord(STOCK_LEVEL);
        level.setNodeId(nodeId);
        level.setSku(sku);
        level.setOnHand(0);
        level.setSafetyStock(0);
        level.setCreatedAt(clock.instant());
        level.setUpdatedAt(clock.instant());
        return level;
    }
}
