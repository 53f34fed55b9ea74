package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.GOODS_RETURN;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ReturnedGoodsRepository {
    private final DSLContext db;

    ReturnedGoodsRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when it was booked before */
    boolean insert(UUID returnId, String nodeId, Instant at) {
        return db.insertInto(GOODS_RETURN)
                        .set(GOODS_RETURN.RETURN_ID, returnId)
                        .set(GOODS_RETURN.NODE_ID, nodeId)
                        .set(GOODS_RETURN.BOOKED_AT, at)
                        .onConflict(GOODS_RETURN.RETURN_ID)
                        .doNothing()
                        .execute()
                == 1;
    }
}
