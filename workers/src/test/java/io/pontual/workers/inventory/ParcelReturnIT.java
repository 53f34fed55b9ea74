package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.inventory.RestockParcel;
import io.pontual.processes.inventory.RestockParcel.Inspected;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.StockBooks;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ParcelReturnIT {
    @Autowired
    Inventory inventory;

    @Autowired
    RestockParcelWorker restock;

    @Autowired
    DSLContext db;

    private final UUID parcelId = UUID.randomUUID();
    private Shelf shelf;

    @BeforeEach
    void a_shelf() {
        shelf = new Shelf(inventory, db).with("SHIRT", 10);
    }

    @Test
    void what_came_back_is_there_once_and_never_more_than_was_sent() {

        restock(new Inspected("1", 2, 5));
        restock(new Inspected("1", 2, 5));

        assertThat(shelf.stock("SHIRT").onHand()).isEqualTo(12);
        assertThat(damaged()).isEqualTo(1);
        StockBooks.assertStraight(db);
    }

    @Test
    void what_did_not_come_back_is_not_there() {

        restock();

        assertThat(shelf.stock("SHIRT").onHand()).isEqualTo(10);
    }

    @Test
    void less_than_nothing_is_for_an_operator_and_can_be_mended() {
        assertThatThrownBy(() -> restock(new Inspected("1", -1, 0)))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("inspected");

        restock(new Inspected("1", 1, 0));

        assertThat(shelf.stock("SHIRT").onHand()).isEqualTo(11);
    }

    private int damaged() {
        return db.fetchSingle(STOCK_LEVEL, STOCK_LEVEL.NODE_ID.eq(shelf.nodeId)).getDamaged();
    }

    private void restock(Inspected... inspected) {
        var items = List.of(new FulfilmentPlan.Item("1", shelf.sku("SHIRT"), "Camiseta", 3));
        restock.work(new RestockParcel.Input(parcelId, shelf.nodeId, items, List.of(inspected)));
    }
}
