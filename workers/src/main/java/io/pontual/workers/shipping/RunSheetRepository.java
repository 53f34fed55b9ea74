package io.pontual.workers.shipping;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.SHIPMENT;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which parcels a store's courier has with them. */
@Repository
class RunSheetRepository {
    private final DSLContext db;

    RunSheetRepository(DSLContext db) {
        this.db = db;
    }

    /** Those that are due first come first. */
    List<UUID> open(String nodeId) {
        return db.select(DELIVERY.PARCEL_ID)
                .from(DELIVERY)
                .join(SHIPMENT)
                .on(SHIPMENT.FULFILMENT_ID.eq(DELIVERY.FULFILMENT_ID))
                .where(SHIPMENT.NODE_ID.eq(nodeId))
                .and(DELIVERY.CARRIER.eq(Courier.CODE))
                .and(DELIVERY.ENDED_AT.isNull())
                .orderBy(DELIVERY.PROMISED_BY, DELIVERY.PARCEL_ID)
                .fetch(DELIVERY.PARCEL_ID);
    }
}
