package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.GOODS_RETURN;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PARCEL_RETURN;

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
