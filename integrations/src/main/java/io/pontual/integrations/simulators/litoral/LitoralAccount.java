package io.pontual.integrations.simulators.litoral;

import io.pontual.integrations.simulators.SettlementBook;
import io.pontual.integrations.simulators.aurora.MagicToken;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The simulated provider's books, in memory. Nothing is done twice under one reference. */
@Component
@Profile("simulators")
class LitoralAccount {
    private final Map<String, LitoralTransaction> transactions = new HashMap<>();
    private final SettlementBook settlements;
    private final Clock clock;

    LitoralAccount(SettlementBook settlements, Clock clock) {
        this.settlements = settlements;
        this.clock = clock;
    }

    /** @param fresh whether something was done for it */
    record Answer(int status, String xml, LitoralTransaction about, boolean fresh) {
        static Answer of(LitoralTransaction about, boolean fresh) {
            return new Answer(200, LitoralXmlWriter.transaction(about), about, fresh);
        }

        static Answer refused(int status, String code) {
            return new Answer(status, LitoralXmlWriter.error(code), null, false);
        }
    }

    /** @param renews reference of the one that this takes the place of; null otherwise */
    synchronized Answer authorise(String reference, String token, long amount, String currency, String renews) {
        var known = transactions.get(reference);
        if (known != null) {
            return Answer.of(known, false);
        }
        var magic = MagicToken.of(token);
        if (magic.isEmpty()) {
            return Answer.refused(422, "unknown_token");
        }
        if (amount <= 0) {
            return Answer.refused(422, "invalid_amount");
        }
        var made = new LitoralTransaction(reference, magic.get(), amount, currency, renews != null, clock.instant());
        if (magic.get() != MagicToken.TOK_PENDING_LOST) {
            transactions.put(reference, made);
        }
        return Answer.of(made, true);
    }

    synchronized Answer find(String reference) {
        return on(reference, LitoralTransaction::ask);
    }

    synchronized Answer capture(String reference, String operation, long amount, boolean last) {
        var found = transactions.get(reference);
        if (found != null
                && found.operation(LitoralTransaction.CAPTURE, operation).isEmpty()) {
            if (!found.state.equals(LitoralTransaction.APPROVED)) {
                return Answer.refused(409, "not_capturable");
            }
            if (found.expires.isBefore(clock.instant())) {
                return Answer.refused(422, "expired");
            }
            if (amount <= 0 || amount > found.open()) {
                return Answer.refused(422, "amount_too_large");
            }
            if (found.capture(operation, amount, last)) {
                settlements.captured("litoral", reference, operation, BigDecimal.valueOf(amount, 2));
            }
        }
        return on(reference, transaction -> {});
    }

    synchronized Answer refund(String reference, String operation, long amount) {
        var found = transactions.get(reference);
        if (found != null
                && found.operation(LitoralTransaction.REFUND, operation).isEmpty()) {
            if (amount <= 0 || amount > found.refundable()) {
                return Answer.refused(422, "amount_too_large");
            }
            if (found.refund(operation, amount)) {
                settlements.refunded("litoral", reference, operation, BigDecimal.valueOf(amount, 2));
            }
        }
        return on(reference, transaction -> {});
    }

    synchronized Answer cancel(String reference) {
        return on(reference, LitoralTransaction::cancel);
    }

    private Answer on(String reference, Consumer<LitoralTransaction> work) {
        var found = transactions.get(reference);
        if (found == null) {
            return Answer.refused(404, "unknown_transaction");
        }
        work.accept(found);
        return Answer.of(found, false);
    }
}
