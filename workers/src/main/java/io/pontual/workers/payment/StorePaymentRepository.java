package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.STORE_PAYMENT;

import io.pontual.workers.payment.contract.StorePayments.Taken;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class StorePaymentRepository {
    private final DSLContext db;

    StorePaymentRepository(DSLContext db) {
        this.db = db;
    }

    void insert(UUID orderId, UUID fulfilmentId, Taken taken) {
        db.insertInto(STORE_PAYMENT)
                .set(STORE_PAYMENT.FULFILMENT_ID, fulfilmentId)
                .set(STORE_PAYMENT.ORDER_ID, orderId)
                .set(STORE_PAYMENT.AMOUNT, taken.amount())
                .set(STORE_PAYMENT.CURRENCY, taken.currency())
                .set(STORE_PAYMENT.RECEIPT, taken.receipt())
                .set(STORE_PAYMENT.TAKEN_AT, taken.at())
                .execute();
    }

    Optional<Taken> find(UUID fulfilmentId) {
        return db.selectFrom(STORE_PAYMENT)
                .where(STORE_PAYMENT.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(
                        row -> new Taken(row.getAmount(), row.getCurrency(), row.getReceipt(), row.getTakenAt()));
    }
}
