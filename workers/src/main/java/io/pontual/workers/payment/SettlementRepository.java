package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CHARGE;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.SETTLEMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

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

    /** @param charge what the customer owes in the order's currency */
    record Settlement(SettlementKind kind, BigDecimal charge) {}

    /** What the order's process waits for now; empty when it waits for nothing. */
    Optional<Settlement> open(UUID orderId) {
        return db.select(SETTLEMENT.KIND, SETTLEMENT.CHARGE_AMOUNT)
                .from(SETTLEMENT)
                .where(SETTLEMENT.ORDER_ID.eq(orderId), SETTLEMENT.SETTLED_AT.isNull())
                .fetchOptional(row -> new Settlement(SettlementKind.valueOf(row.value1()), row.value2()));
    }

    boolean ended(UUID orderId) {
        return db.fetchExists(SETTLEMENT, SETTLEMENT.ORDER_ID.eq(orderId), SETTLEMENT.SETTLED_AT.isNotNull());
    }

    void settled(UUID orderId, Instant at) {
        db.update(SETTLEMENT)
                .set(SETTLEMENT.SETTLED_AT, at)
                .where(SETTLEMENT.ORDER_ID.eq(orderId))
                .execute();
    }

    /** What one fulfilment handed over is owed once. */
    void charge(UUID orderId, UUID fulfilmentId, BigDecimal amount, Instant at) {
        db.insertInto(CHARGE)
                .set(CHARGE.FULFILMENT_ID, fulfilmentId)
                .set(CHARGE.ORDER_ID, orderId)
                .set(CHARGE.AMOUNT, amount)
                .set(CHARGE.CHARGED_AT, at)
                .onConflict(CHARGE.FULFILMENT_ID)
                .doNothing()
                .execute();
    }

    /** What is owed for everything handed over so far, in the order's currency. */
    BigDecimal charged(UUID orderId) {
        return db.select(coalesce(sum(CHARGE.AMOUNT), inline(BigDecimal.ZERO)))
                .from(CHARGE)
                .where(CHARGE.ORDER_ID.eq(orderId))
                .fetchSingle()
                .value1();
    }
}
