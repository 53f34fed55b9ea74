package io.pontual.workers.support;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ACCOUNT;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ENTRY;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.LEDGER_ENTRY;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.PAYMENT_;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.DSLContext;

/** The books of money, whatever happened. */
public final class MoneyBooks {
    private MoneyBooks() {}

    /** Every sum is the sum of its ledger, and what was taken or given back is within what was there. */
    public static void assertStraight(DSLContext db) {
        db.transaction(moment -> {
            // Other orders may go on meanwhile: both sides are read as of one moment.
            moment.dsl().execute("set transaction isolation level repeatable read");
            assertStraightAtOnce(moment.dsl());
        });
    }

    private static void assertStraightAtOnce(DSLContext db) {
        var ledger = db.selectFrom(LEDGER_ENTRY).fetchGroups(LEDGER_ENTRY.PAYMENT_ID);
        for (var payment : db.fetch(PAYMENT_)) {
            var entries = ledger.getOrDefault(payment.getPaymentId(), null);
            assertThat(sum(entries, "AUTHORISE")).isEqualByComparingTo(payment.getAuthorisedAmount());
            assertThat(sum(entries, "CAPTURE")).isEqualByComparingTo(payment.getCapturedAmount());
            assertThat(sum(entries, "RELEASE")).isEqualByComparingTo(payment.getReleasedAmount());
            assertThat(sum(entries, "REFUND")).isEqualByComparingTo(payment.getRefundedAmount());
            assertThat(payment.getRefundedAmount()).isLessThanOrEqualTo(payment.getCapturedAmount());
            assertThat(payment.getCapturedAmount().add(payment.getReleasedAmount()))
                    .isLessThanOrEqualTo(payment.getAuthorisedAmount());
        }
        var credit = db.selectFrom(CREDIT_ENTRY).fetchGroups(CREDIT_ENTRY.ACCOUNT_ID);
        for (var account : db.fetch(CREDIT_ACCOUNT)) {
            BigDecimal balance = BigDecimal.ZERO;
            BigDecimal held = BigDecimal.ZERO;
            for (var entry : credit.get(account.getAccountId())) {
                switch (entry.getKind()) {
                    case "ISSUE", "REFUND" -> balance = balance.add(entry.getAmount());
                    case "WITHDRAW" -> balance = balance.subtract(entry.getAmount());
                    case "HOLD" -> {
                        balance = balance.subtract(entry.getAmount());
                        held = held.add(entry.getAmount());
                    }
                    case "RELEASE" -> {
                        balance = balance.add(entry.getAmount());
                        held = held.subtract(entry.getAmount());
                    }
                    default -> held = held.subtract(entry.getAmount());
                }
            }
            assertThat(account.getBalanceAmount()).isEqualByComparingTo(balance);
            assertThat(account.getHeldAmount()).isEqualByComparingTo(held);
        }
    }

    /** Nothing of an order that has ended is set aside any more. */
    public static void assertNothingSetAside(DSLContext db, UUID orderId) {
        assertThat(db.selectFrom(PAYMENT_).where(PAYMENT_.ORDER_ID.eq(orderId)).fetch())
                .allSatisfy(payment -> assertThat(payment.getAuthorisedAmount()
                                .subtract(payment.getCapturedAmount())
                                .subtract(payment.getReleasedAmount()))
                        .as("still set aside by payment %s", payment.getPaymentId())
                        .isZero());
    }

    private static BigDecimal sum(
            Iterable<io.pontual.workers.platform.persistence.jooq.payment.tables.records.LedgerEntryRecord> entries,
            String kind) {
        var sum = BigDecimal.ZERO;
        if (entries != null) {
            for (var entry : entries) {
                sum = entry.getKind().equals(kind) ? sum.add(entry.getAmount()) : sum;
            }
        }
        return sum;
    }
}
