package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ACCOUNT;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ENTRY;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.LEDGER_ENTRY;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;

import io.pontual.workers.payment.CreditAccount.EntryKind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Compares payments and accounts with what they must be the sum of. Reads only, and locks nothing. */
@Repository
class MoneyCheckRepository {
    private final DSLContext db;

    MoneyCheckRepository(DSLContext db) {
        this.db = db;
    }

    /** What the newest entries were about. */
    List<UUID> movedLast(int entries) {
        return db.select(LEDGER_ENTRY.PAYMENT_ID)
                .from(LEDGER_ENTRY)
                .orderBy(LEDGER_ENTRY.ENTRY_ID.desc())
                .limit(entries)
                .fetch(LEDGER_ENTRY.PAYMENT_ID);
    }

    /** @param after null: from the beginning */
    List<UUID> paymentsAfter(UUID after, int most) {
        return db.select(PAYMENT_.PAYMENT_ID)
                .from(PAYMENT_)
                .where(after == null ? noCondition() : PAYMENT_.PAYMENT_ID.gt(after))
                .orderBy(PAYMENT_.PAYMENT_ID)
                .limit(most)
                .fetch(PAYMENT_.PAYMENT_ID);
    }

    /** @return those whose sums are not those of their entries */
    List<UUID> brokenPayments(Collection<UUID> paymentIds) {
        return db.select(PAYMENT_.PAYMENT_ID)
                .from(PAYMENT_)
                .leftJoin(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.PAYMENT_ID.eq(PAYMENT_.PAYMENT_ID))
                .where(PAYMENT_.PAYMENT_ID.in(paymentIds))
                .groupBy(PAYMENT_.PAYMENT_ID)
                .having(row(
                                PAYMENT_.AUTHORISED_AMOUNT,
                                PAYMENT_.CAPTURED_AMOUNT,
                                PAYMENT_.RELEASED_AMOUNT,
                                PAYMENT_.REFUNDED_AMOUNT)
                        .ne(row(
                                booked(Movement.Kind.AUTHORISE),
                                booked(Movement.Kind.CAPTURE),
                                booked(Movement.Kind.RELEASE),
                                booked(Movement.Kind.REFUND))))
                .fetch(PAYMENT_.PAYMENT_ID);
    }

    /** Of the accounts that the newest entries were about. */
    List<UUID> brokenAccounts(int entries) {
        var moved = db.select(CREDIT_ENTRY.ACCOUNT_ID)
                .from(CREDIT_ENTRY)
                .orderBy(CREDIT_ENTRY.ENTRY_ID.desc())
                .limit(entries)
                .fetchSet(CREDIT_ENTRY.ACCOUNT_ID);
        return db.select(CREDIT_ACCOUNT.ACCOUNT_ID)
                .from(CREDIT_ACCOUNT)
                .leftJoin(CREDIT_ENTRY)
                .on(CREDIT_ENTRY.ACCOUNT_ID.eq(CREDIT_ACCOUNT.ACCOUNT_ID))
                .where(CREDIT_ACCOUNT.ACCOUNT_ID.in(moved))
                .groupBy(CREDIT_ACCOUNT.ACCOUNT_ID)
                .having(row(CREDIT_ACCOUNT.BALANCE_AMOUNT, CREDIT_ACCOUNT.HELD_AMOUNT)
                        .ne(row(effect(EntryKind::ofBalance), effect(EntryKind::ofHeld))))
                .fetch(CREDIT_ACCOUNT.ACCOUNT_ID);
    }

    private static Field<BigDecimal> booked(Movement.Kind kind) {
        return coalesce(
                sum(LEDGER_ENTRY.AMOUNT).filterWhere(LEDGER_ENTRY.KIND.eq(inline(kind.name()))),
                inline(BigDecimal.ZERO));
    }

    private static Field<BigDecimal> effect(BiFunction<EntryKind, BigDecimal, BigDecimal> what) {
        Field<BigDecimal> effect = inline(BigDecimal.ZERO);
        for (var kind : EntryKind.values()) {
            var sign = what.apply(kind, BigDecimal.ONE);
            if (sign.signum() != 0) {
                effect = effect.plus(coalesce(
                                sum(CREDIT_ENTRY.AMOUNT).filterWhere(CREDIT_ENTRY.KIND.eq(inline(kind.name()))),
                                inline(BigDecimal.ZERO))
                        .multiply(inline(sign)));
            }
        }
        return effect;
    }
}
