package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.APPEASEMENT;

import io.pontual.workers.platform.persistence.jooq.ordering.tables.records.AppeasementRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Appeasements. Whoever writes has locked the order. */
@Repository
class AppeasementRepository {
    private final DSLContext db;

    AppeasementRepository(DSLContext db) {
        this.db = db;
    }

    void insert(Appeasement appeasement) {
        db.insertInto(APPEASEMENT)
                .set(APPEASEMENT.APPEASEMENT_ID, appeasement.appeasementId())
                .set(APPEASEMENT.ORDER_ID, appeasement.orderId())
                .set(APPEASEMENT.KIND, appeasement.kind())
                .set(APPEASEMENT.AMOUNT, appeasement.amount())
                .set(APPEASEMENT.ROLE, appeasement.role())
                .set(APPEASEMENT.REASON, appeasement.reason())
                .set(APPEASEMENT.STATUS, appeasement.status().name())
                .set(APPEASEMENT.WAIVED, appeasement.waived())
                .set(APPEASEMENT.APPROVAL_DUE_AT, appeasement.approvalDueAt())
                .set(APPEASEMENT.REQUESTED_AT, appeasement.requestedAt())
                .set(APPEASEMENT.DECIDED_AT, appeasement.decidedAt())
                .execute();
    }

    void decide(Appeasement appeasement, AppeasementStatus status, Instant at) {
        db.update(APPEASEMENT)
                .set(APPEASEMENT.STATUS, appeasement.status().become(status).name())
                .set(APPEASEMENT.DECIDED_AT, at)
                .where(APPEASEMENT.APPEASEMENT_ID.eq(appeasement.appeasementId()))
                .execute();
    }

    /** It is granted, of so much, since what it is of may have changed meanwhile. */
    void grantShipping(Appeasement appeasement, BigDecimal amount, boolean waived, Instant at) {
        db.update(APPEASEMENT)
                .set(
                        APPEASEMENT.STATUS,
                        appeasement.status().become(AppeasementStatus.GRANTED).name())
                .set(APPEASEMENT.AMOUNT, amount)
                .set(APPEASEMENT.WAIVED, waived)
                .set(APPEASEMENT.DECIDED_AT, at)
                .where(APPEASEMENT.APPEASEMENT_ID.eq(appeasement.appeasementId()))
                .execute();
    }

    Optional<Appeasement> find(UUID appeasementId) {
        return db.selectFrom(APPEASEMENT)
                .where(APPEASEMENT.APPEASEMENT_ID.eq(appeasementId))
                .fetchOptional(AppeasementRepository::appeasement);
    }

    /** Oldest first. */
    List<Appeasement> ofOrder(UUID orderId) {
        return db.selectFrom(APPEASEMENT)
                .where(APPEASEMENT.ORDER_ID.eq(orderId))
                .orderBy(APPEASEMENT.APPEASEMENT_ID)
                .fetch(AppeasementRepository::appeasement);
    }

    private static Appeasement appeasement(AppeasementRecord row) {
        return new Appeasement(
                row.getAppeasementId(),
                row.getOrderId(),
                row.getKind(),
                row.getAmount(),
                row.getRole(),
                row.getReason(),
                AppeasementStatus.valueOf(row.getStatus()),
                row.getWaived(),
                row.getApprovalDueAt(),
                row.getRequestedAt(),
                row.getDecidedAt());
    }
}
