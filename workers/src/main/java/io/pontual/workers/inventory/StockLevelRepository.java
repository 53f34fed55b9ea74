package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads stock levels; {@link StockLedger} changes them. */
@Repository
class StockLevelRepository {
    private final DSLContext db;

    StockLevelRepository(DSLContext db) {
        this.db = db;
    }

    Optional<StockResource> find(StockKey key) {
        return db.selectFrom(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.eq(key.nodeId()), STOCK_LEVEL.SKU.eq(key.sku()))
                .fetchOptional(level -> new StockResource(
                        level.getNodeId(),
                        level.getSku(),
                        level.getOnHand(),
                        level.getReserved(),
                        level.getSafetyStock(),
                        new StockLevel(level.getOnHand(), level.getReserved(), level.getSafetyStock()).available(),
                        level.getCreatedAt(),
                        level.getUpdatedAt()));
    }
}
