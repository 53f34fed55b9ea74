package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_COUNT;

import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class StockCountRepository {
    private static final String REQUESTED = "REQUESTED";

    private final DSLContext db;
    private final Clock clock;

    StockCountRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return the new request's id; empty when one is open already */
    Optional<UUID> insertRequested(StockKey stock, String reason, UUID referenceId, int expectedOnHand) {
        return db.insertInto(STOCK_COUNT)
                .set(STOCK_COUNT.COUNT_ID, Ids.next())
                .set(STOCK_COUNT.NODE_ID, stock.nodeId())
                .set(STOCK_COUNT.SKU, stock.sku())
                .set(STOCK_COUNT.REASON, reason)
                .set(STOCK_COUNT.REFERENCE_ID, referenceId)
                .set(STOCK_COUNT.STATUS, REQUESTED)
                .set(STOCK_COUNT.EXPECTED_ON_HAND, expectedOnHand)
                .set(STOCK_COUNT.REQUESTED_AT, clock.instant())
                .onConflict(STOCK_COUNT.NODE_ID, STOCK_COUNT.SKU)
                .where(STOCK_COUNT.STATUS.eq(REQUESTED))
                .doNothing()
                .returning(STOCK_COUNT.COUNT_ID)
                .fetchOptional(STOCK_COUNT.COUNT_ID);
    }
}
