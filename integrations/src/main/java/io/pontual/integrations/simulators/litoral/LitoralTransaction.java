package io.pontual.integrations.simulators.litoral;

import io.pontual.integrations.simulators.aurora.MagicToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the simulated provider keeps of one payment. Amounts in the currency's smallest unit. */
class LitoralTransaction {
    /** @param code why it was refused; null otherwise */
    record Operation(String kind, String reference, String state, long amount, String code) {}

    static final String CAPTURE = "CAPTURE";
    static final String REFUND = "REFUND";
    static final String APPROVED = "APPROVED";
    static final String REFUSED = "REFUSED";
    static final String PROCESSING = "PROCESSING";
    static final String CLOSED = "CLOSED";
    static final String CANCELLED = "CANCELLED";

    final String reference;
    final MagicToken token;
    final long amount;
    final String currency;
    final Instant expires;
    final List<Operation> operations = new ArrayList<>();
    String state;
    String code;
    private int asked;

    /** @param renewal whether it takes the place of an earlier one */
    LitoralTransaction(String reference, MagicToken token, long amount, String currency, boolean renewal, Instant now) {
        this.reference = reference;
        this.token = token;
        this.amount = token == MagicToken.TOK_AMOUNT_TAMPERED ? 1 : amount;
        this.currency = currency;
        this.expires = now.plus(token.life());
        if (token.declines(renewal)) {
            refuse("05");
            return;
        }
        if (token == MagicToken.TOK_INSUFFICIENT_FUNDS) {
            refuse("51");
        } else {
            state = token.isPending(renewal) ? PROCESSING : APPROVED;
        }
    }

    String id() {
        return "LT" + reference.replace("-", "").toUpperCase(java.util.Locale.ROOT);
    }

    /** A pending one has been decided by the second time that somebody asks. */
    void ask() {
        asked++;
        if (!state.equals(PROCESSING) || asked < 2 || token == MagicToken.TOK_PENDING_FOREVER) {
            return;
        }
        if (token == MagicToken.TOK_PENDING_DECLINED) {
            refuse("05");
        } else {
            state = APPROVED;
        }
    }

    Optional<Operation> operation(String kind, String reference) {
        return operations.stream()
                .filter(one -> one.kind().equals(kind) && one.reference().equals(reference))
                .findFirst();
    }

    /** @return whether it took anything */
    boolean capture(String reference, long part, boolean last) {
        var fails = token == MagicToken.TOK_CAPTURE_FAILS_ONCE && sum(CAPTURE, REFUSED) == 0;
        operations.add(new Operation(CAPTURE, reference, fails ? REFUSED : APPROVED, part, fails ? "91" : null));
        if (!fails && (last || open() == 0)) {
            state = CLOSED;
        }
        return !fails;
    }

    /** @return whether anything went back */
    boolean refund(String reference, long part) {
        var fails = token == MagicToken.TOK_REFUND_FAILS;
        operations.add(new Operation(REFUND, reference, fails ? REFUSED : APPROVED, part, fails ? "14" : null));
        return !fails;
    }

    /** What was captured stays so. */
    void cancel() {
        state = sum(CAPTURE, APPROVED) > 0 ? CLOSED : CANCELLED;
    }

    /** What may still be captured. */
    long open() {
        return amount - sum(CAPTURE, APPROVED);
    }

    long refundable() {
        return sum(CAPTURE, APPROVED) - sum(REFUND, APPROVED);
    }

    private long sum(String kind, String state) {
        return operations.stream()
                .filter(one -> one.kind().equals(kind) && one.state().equals(state))
                .mapToLong(Operation::amount)
                .sum();
    }

    private void refuse(String why) {
        state = REFUSED;
        code = why;
    }
}
