package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.returns.Tables.SERIAL;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which units customers have. */
@Repository
class SerialRepository {
    private final DSLContext db;
    private final Clock clock;

    SerialRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param returnedIn null while the customer has it */
    record Unit(String serial, UUID orderId, String lineId, UUID returnedIn) {}

    /** Locked until the transaction ends. */
    Optional<Unit> lock(String sku, String serial) {
        return db.selectFrom(SERIAL)
                .where(SERIAL.SKU.eq(sku), SERIAL.SERIAL_.eq(serial))
                .forUpdate()
                .fetchOptional(
                        row -> new Unit(row.getSerial(), row.getOrderId(), row.getLineId(), row.getReturnedIn()));
    }

    /** Oldest first. */
    List<String> sold(UUID orderId, String lineId) {
        return db.select(SERIAL.SERIAL_)
                .from(SERIAL)
                .where(SERIAL.ORDER_ID.eq(orderId), SERIAL.LINE_ID.eq(lineId))
                .orderBy(SERIAL.RECORDED_AT, SERIAL.SERIAL_)
                .fetch(SERIAL.SERIAL_);
    }

    /** Sold for this line now, whatever was before. */
    void sell(String sku, String serial, UUID orderId, String lineId) {
        db.insertInto(SERIAL)
                .set(SERIAL.SKU, sku)
                .set(SERIAL.SERIAL_, serial)
                .set(SERIAL.ORDER_ID, orderId)
                .set(SERIAL.LINE_ID, lineId)
                .set(SERIAL.RECORDED_AT, clock.instant())
                .onConflict(SERIAL.SKU, SERIAL.SERIAL_)
                .doUpdate()
                .set(SERIAL.ORDER_ID, orderId)
                .set(SERIAL.LINE_ID, lineId)
                .set(SERIAL.RECORDED_AT, clock.instant())
                .setNull(SERIAL.RETURNED_IN)
                .execute();
    }

    void returned(String sku, Collection<String> serials, UUID returnId) {
        db.update(SERIAL)
                .set(SERIAL.RETURNED_IN, returnId)
                .where(SERIAL.SKU.eq(sku), SERIAL.SERIAL_.in(serials))
                .execute();
    }
}
