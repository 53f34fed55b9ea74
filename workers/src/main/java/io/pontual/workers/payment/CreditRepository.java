package io.pontual.workers.payment;

import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ACCOUNT;
import static io.pontual.workers.platform.persistence.jooq.payment.Tables.CREDIT_ENTRY;

import io.pontual.workers.payment.CreditAccount.Entry;
import io.pontual.workers.payment.CreditAccount.EntryKind;
import io.pontual.workers.platform.persistence.jooq.payment.tables.records.CreditAccountRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The only writer of accounts and of their entries, always both in one go: that is why their sums agree. */
@Repository
class CreditRepository {
    private final DSLContext db;

    CreditRepository(DSLContext db) {
        this.db = db;
    }

    /** Opens an account; its balance comes by its entries. */
    void insert(CreditAccount account) {
        db.insertInto(CREDIT_ACCOUNT)
                .set(CREDIT_ACCOUNT.ACCOUNT_ID, account.accountId())
                .set(CREDIT_ACCOUNT.KIND, account.kind().name())
                .set(CREDIT_ACCOUNT.CODE, account.code())
                .set(CREDIT_ACCOUNT.HOLDER, account.holder())
                .set(CREDIT_ACCOUNT.CURRENCY, account.currency())
                .set(CREDIT_ACCOUNT.BALANCE_AMOUNT, account.balance())
                .set(CREDIT_ACCOUNT.HELD_AMOUNT, account.held())
                .set(CREDIT_ACCOUNT.ISSUED_AT, account.issuedAt())
                .execute();
    }

    Optional<CreditAccount> find(UUID accountId) {
        return db.selectFrom(CREDIT_ACCOUNT)
                .where(CREDIT_ACCOUNT.ACCOUNT_ID.eq(accountId))
                .fetchOptional(CreditRepository::account);
    }

    /** Locked until the transaction ends. */
    Optional<CreditAccount> lockByCode(String code) {
        return db.selectFrom(CREDIT_ACCOUNT)
                .where(CREDIT_ACCOUNT.CODE.eq(code))
                .forUpdate()
                .fetchOptional(CreditRepository::account);
    }

    /** Locked until the transaction ends. @throws org.jooq.exception.NoDataFoundException when there is none */
    CreditAccount lock(UUID accountId) {
        return account(db.selectFrom(CREDIT_ACCOUNT)
                .where(CREDIT_ACCOUNT.ACCOUNT_ID.eq(accountId))
                .forUpdate()
                .fetchSingle());
    }

    /** The account that this operation opened. */
    Optional<CreditAccount> issuedFor(String operationId) {
        return db.select(CREDIT_ENTRY.ACCOUNT_ID)
                .from(CREDIT_ENTRY)
                .where(CREDIT_ENTRY.OPERATION_ID.eq(operationId), CREDIT_ENTRY.KIND.eq(EntryKind.ISSUE.name()))
                .fetchOptional(CREDIT_ENTRY.ACCOUNT_ID)
                .flatMap(this::find);
    }

    /** Oldest first. */
    List<Entry> entries(UUID accountId) {
        return db.selectFrom(CREDIT_ENTRY)
                .where(CREDIT_ENTRY.ACCOUNT_ID.eq(accountId))
                .orderBy(CREDIT_ENTRY.ENTRY_ID)
                .fetch(row -> new Entry(
                        EntryKind.valueOf(row.getKind()), row.getAmount(), row.getOperationId(), row.getAt()));
    }

    void book(UUID accountId, Entry entry) {
        var amount = entry.amount();
        db.update(CREDIT_ACCOUNT)
                .set(
                        CREDIT_ACCOUNT.BALANCE_AMOUNT,
                        CREDIT_ACCOUNT.BALANCE_AMOUNT.plus(entry.kind().ofBalance(amount)))
                .set(
                        CREDIT_ACCOUNT.HELD_AMOUNT,
                        CREDIT_ACCOUNT.HELD_AMOUNT.plus(entry.kind().ofHeld(amount)))
                .set(CREDIT_ACCOUNT.VERSION, CREDIT_ACCOUNT.VERSION.plus(1))
                .where(CREDIT_ACCOUNT.ACCOUNT_ID.eq(accountId))
                .execute();
        db.insertInto(CREDIT_ENTRY)
                .set(CREDIT_ENTRY.ACCOUNT_ID, accountId)
                .set(CREDIT_ENTRY.KIND, entry.kind().name())
                .set(CREDIT_ENTRY.AMOUNT, amount)
                .set(CREDIT_ENTRY.OPERATION_ID, entry.operationId())
                .set(CREDIT_ENTRY.AT, entry.at())
                .execute();
    }

    private static CreditAccount account(CreditAccountRecord row) {
        return new CreditAccount(
                row.getAccountId(),
                CreditAccount.Kind.valueOf(row.getKind()),
                row.getCode(),
                row.getHolder(),
                row.getCurrency(),
                row.getBalanceAmount(),
                row.getHeldAmount(),
                row.getIssuedAt());
    }
}
