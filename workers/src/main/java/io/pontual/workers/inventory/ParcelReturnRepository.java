package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PARCEL_RETURN;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ParcelReturnRepository {
    private final DSLContext db;

    ParcelReturnRepository(DSLContext db) {
        this.db = db;
    }

    /** @return false when it was booked before */
    boolean insert(UUID parcelId, String nodeId, Instant at) {
        return db.insertInto(PARCEL_RETURN)
                        .set(PARCEL_RETURN.PARCEL_ID, parcelId)
                        .set(PARCEL_RETURN.NODE_ID, nodeId)
                        .set(PARCEL_RETURN.BOOKED_AT, at)
                        .onConflict(PARCEL_RETURN.PARCEL_ID)
                        .doNothing()
                        .execute()
                == 1;
    }
}
