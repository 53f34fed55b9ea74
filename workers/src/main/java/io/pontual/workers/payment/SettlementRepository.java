package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.SETTLEMENT;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SettlementRepository {
    private final DSLContext db;

    SettlementRepository(DSLContext db) {
        this.db = db;
    }

    /** Starts it, or starts it again when the step is repeated. */
    void begin(UUID orderId, SettlementKind kind, BigDecimal charge, Instant at) {
        db.insertInto(SETTLEMENT)
                .set(SETTLEMENT.ORDER_ID, orderId)
                .set(SETTLEMENT.KIND, kind.name())
                .set(SETTLEMENT.CHARGE_AMOUNT, charge)
                .set(SETTLEMENT.STARTED_AT, at)
                .onConflict(SETTLEMENT.ORDER_ID)
                .doUpdate()
                .set(SETTLEMENT.KIND, kind.name())
                .set(SETTLEMENT.CHARGE_AMOUNT, charge)
                .set(SETTLEMENT.STARTED_AT, at)
                .setNull(SETTLEMENT.SETTLED_AT)
                .execute();
    }

    /** What the order's process waits for now; empty when it waits for nothing. */
    Optional<SettlementKind> open(UUID orderId) {
        return db.select(SETTLEMENT.KIND)
                .from(SETTLEMENT)
                .where(SETTLEMENT.ORDER_ID.eq(orderId), SETTLEMENT.SETTLED_AT.isNull())
                .fetchOptional(SETTLEMENT.KIND)
                .map(SettlementKind::valueOf);
    }

    void settled(UUID orderId, Instant at) {
        db.update(SETTLEMENT)
                .set(SETTLEMENT.SETTLED_AT, at)
                .where(SETTLEMENT.ORDER_ID.eq(orderId))
                .execute();
    }
}
