package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.StockLevelRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Many stock levels at once. */
@Repository
class StockFeedRepository {
    private final DSLContext db;
    private final StockLedgerRepository ledger;
    private final Clock clock;

    StockFeedRepository(DSLContext db, StockLedgerRepository ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Adds those that are new and sets the others.
     *
     * @param counted in the order of {@link StockKey}, in which they are locked; no key twice; nodes and products exist
     * @return what was left unchanged since more is reserved than was counted, with the units reserved
     */
    Map<StockKey, Integer> upsert(List<StockRow> counted) {
        var now = clock.instant();
        var written = name("written")
                .as(db.insertInto(STOCK_LEVEL)
                        .set(counted.stream().map(stock -> record(stock, now)).toList())
                        .onConflict(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU)
                        .doUpdate()
                        .set(STOCK_LEVEL.ON_HAND, excluded(STOCK_LEVEL.ON_HAND))
                        .set(STOCK_LEVEL.SAFETY_STOCK, excluded(STOCK_LEVEL.SAFETY_STOCK))
                        .set(STOCK_LEVEL.UPDATED_AT, excluded(STOCK_LEVEL.UPDATED_AT))
                        .set(STOCK_LEVEL.VERSION, STOCK_LEVEL.VERSION.plus(1))
                        .where(excluded(STOCK_LEVEL.ON_HAND).ge(STOCK_LEVEL.RESERVED))
                        .returningResult(
                                STOCK_LEVEL.NODE_ID,
                                STOCK_LEVEL.SKU,
                                field(name("old", "on_hand"), Integer.class).as("old_on_hand"),
                                field(name("new", "on_hand"), Integer.class).as("new_on_hand")));
        // PostgreSQL carries out both statements even though the last one reads only the first.
        var booked = name("booked")
                .as(ledger.appendOnHand(written, Movement.Cause.FEED, null).returning(STOCK_MOVEMENT.MOVEMENT_ID));
        var stored = db.with(written)
                .with(booked)
                .select(written.field(STOCK_LEVEL.NODE_ID), written.field(STOCK_LEVEL.SKU))
                .from(written)
                .fetch(level -> new StockKey(level.value1(), level.value2()));
        if (stored.size() == counted.size()) {
            return Map.of();
        }
        var missing = counted.stream().map(StockRow::key).collect(Collectors.toCollection(HashSet::new));
        stored.forEach(missing::remove);
        return db
                .select(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU, STOCK_LEVEL.RESERVED)
                .from(STOCK_LEVEL)
                .where(row(STOCK_LEVEL.NODE_ID, STOCK_LEVEL.SKU)
                        .in(missing.stream()
                                .map(key -> row(key.nodeId(), key.sku()))
                                .toList()))
                .stream()
                .collect(Collectors.toMap(
                        level -> new StockKey(level.value1(), level.value2()), level -> level.value3()));
    }

    private static StockLevelRecord record(StockRow stock, Instant now) {
        var level = new StockLevelRecord();
        level.setNodeId(stock.nodeId());
        level.setSku(stock.sku());
        level.setOnHand(stock.counted().onHand());
        level.setSafetyStock(stock.counted().safetyStock());
        level.setCreatedAt(now);
        level.setUpdatedAt(now);
        return level;
    }
}
