package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that we hold for a customer.
 *
 * @param code whoever knows it may pay with it
 * @param holder whom it was issued for, as the issuer names them; null for anybody
 * @param balance what can still be spent
 * @param held set aside for orders and not yet taken
 */
record CreditAccount(
        UUID accountId,
        Kind kind,
        String code,
        String holder,
        String currency,
        BigDecimal balance,
        BigDecimal held,
        Instant issuedAt) {
    enum Kind {
        GIFT_CARD,
        STORE_CREDIT;

        /** As channels write it. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param operationId what moved it */
    record Entry(EntryKind kind, BigDecimal amount, String operationId, Instant at) {}

    enum EntryKind {
        ISSUE(1, 0),
        HOLD(-1, 1),
        CAPTURE(0, -1),
        RELEASE(1, -1),
        REFUND(1, 0),
        WITHDRAW(-1, 0);

        private final int balance;
        private final int held;

        EntryKind(int balance, int held) {
            this.balance = balance;
            this.held = held;
        }

        /** What it does to the balance. */
        BigDecimal ofBalance(BigDecimal amount) {
            return amount.multiply(BigDecimal.valueOf(balance));
        }

        /** What it does to what is held. */
        BigDecimal ofHeld(BigDecimal amount) {
            return amount.multiply(BigDecimal.valueOf(held));
        }
    }

    /** Leaves out the code, so that it never gets into a log. */
    @Override
    public String toString() {
        return "CreditAccount[" + accountId + "]";
    }
}
