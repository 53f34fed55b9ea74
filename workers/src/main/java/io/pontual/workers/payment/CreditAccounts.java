package io.pontual.workers.payment;

import io.pontual.workers.payment.CreditAccount.Entry;
import io.pontual.workers.payment.CreditAccount.EntryKind;
import io.pontual.workers.platform.persistence.Ids;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gift cards and store credit: each movement in the transaction of whatever caused it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class CreditAccounts {
    /** Without letters and digits that people take for one another. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private final CreditRepository accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CreditAccounts(CreditRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** By somebody who runs the shop. @param holder whom it is for, never a name or an address; null for anybody */
    public CreditAccount issue(CreditAccount.Kind kind, String holder, String currency, BigDecimal amount) {
        return issue(kind, holder, currency, amount, Ids.next().toString());
    }

    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public Optional<CreditAccount> find(UUID accountId) {
        return accounts.find(accountId);
    }

    /** Oldest first. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public List<Entry> entries(UUID accountId) {
        return accounts.entries(accountId);
    }

    /** @param holder as above @param operationId what it is issued for */
    public CreditAccount issue(
            CreditAccount.Kind kind, String holder, String currency, BigDecimal amount, String operationId) {
        var account = new CreditAccount(
                Ids.next(), kind, code(kind), holder, currency, BigDecimal.ZERO, BigDecimal.ZERO, clock.instant());
        accounts.insert(account);
        book(account.accountId(), EntryKind.ISSUE, amount, operationId);
        return accounts.find(account.accountId()).orElseThrow();
    }

    /**
     * Sets money aside for a payment.
     *
     * @return the account; empty when there is none of that kind and currency with so much money in it
     */
    public Optional<CreditAccount> hold(
            CreditAccount.Kind kind, String code, String currency, BigDecimal amount, UUID paymentId) {
        var found = accounts.lockByCode(code)
                .filter(account -> account.kind() == kind && account.currency().equals(currency))
                .filter(account -> account.balance().compareTo(amount) >= 0);
        found.ifPresent(account -> book(account.accountId(), EntryKind.HOLD, amount, paymentId.toString()));
        return found;
    }

    public void capture(UUID accountId, BigDecimal amount, UUID captureId) {
        book(accountId, EntryKind.CAPTURE, amount, captureId.toString());
    }

    /** Of what {@link #hold} set aside. */
    public void release(UUID accountId, BigDecimal amount, UUID paymentId) {
        book(accountId, EntryKind.RELEASE, amount, paymentId.toString());
    }

    public void refund(UUID accountId, BigDecimal amount, UUID refundPartId) {
        book(accountId, EntryKind.REFUND, amount, refundPartId.toString());
    }

    /** What an operation was issued; empty when nothing was. */
    public Optional<CreditAccount> issuedFor(String operationId) {
        return accounts.issuedFor(operationId);
    }

    /**
     * Takes back what was issued, once.
     *
     * @return false when some of it is spent or set aside
     */
    public boolean withdraw(UUID accountId, String operationId) {
        var account = accounts.lock(accountId);
        if (accounts.entries(accountId).stream()
                .anyMatch(entry -> entry.kind() == EntryKind.WITHDRAW
                        && entry.operationId().equals(operationId))) {
            return true;
        }
        if (account.held().signum() != 0 || account.balance().compareTo(issued(accountId)) != 0) {
            return false;
        }
        book(accountId, EntryKind.WITHDRAW, account.balance(), operationId);
        return true;
    }

    private BigDecimal issued(UUID accountId) {
        return accounts.entries(accountId).stream()
                .filter(entry -> entry.kind() == EntryKind.ISSUE)
                .map(Entry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void book(UUID accountId, EntryKind kind, BigDecimal amount, String operationId) {
        accounts.book(accountId, new Entry(kind, amount, operationId, clock.instant()));
    }

    /** 78 random bits, in groups that can be read aloud. */
    private String code(CreditAccount.Kind kind) {
        var code = new StringBuilder(kind == CreditAccount.Kind.GIFT_CARD ? "GC" : "SC");
        for (int i = 0; i < 16; i++) {
            if (i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
