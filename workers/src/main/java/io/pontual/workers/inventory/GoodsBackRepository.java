package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.GOODS_RETURN;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PARCEL_RETURN;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What has come back to a node, so that its stock is booked once. */
@Repository
class GoodsBackRepository {
    private final DSLContext db;

    GoodsBackRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when it was booked before */
    boolean insertReturn(UUID returnId, String nodeId, Instant at) {
        return db.insertInto(GOODS_RETURN, GOODS_RETURN.RETURN_ID, GOODS_RETURN.NODE_ID, GOODS_RETURN.BOOKED_AT)
                        .values(returnId, nodeId, at)
                        .onConflict(GOODS_RETURN.RETURN_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** @return false when it was taken off the books before, or was never on them */
    boolean unbookReturn(UUID returnId, Instant at) {
        return db.update(GOODS_RETURN)
                        .set(GOODS_RETURN.UNBOOKED_AT, at)
                        .where(GOODS_RETURN.RETURN_ID.eq(returnId), GOODS_RETURN.UNBOOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Units that are held for nobody. */
    int free(String nodeId, String sku) {
        return db.select(STOCK_LEVEL.ON_HAND.minus(STOCK_LEVEL.RESERVED))
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.eq(nodeId), STOCK_LEVEL.SKU.eq(sku))
                .fetchOptional(0, int.class)
                .orElse(0);
    }

    /** @return false when it was booked before */
    boolean insertParcel(UUID parcelId, String nodeId, Instant at) {
        return db.insertInto(PARCEL_RETURN, PARCEL_RETURN.PARCEL_ID, PARCEL_RETURN.NODE_ID, PARCEL_RETURN.BOOKED_AT)
                        .values(parcelId, nodeId, at)
                        .onConflict(PARCEL_RETURN.PARCEL_ID)
                        .doNothing()
                        .execute()
                == 1;
    }
}
