package io.pontual.integrations.simulators.aurora;

import io.pontual.integrations.simulators.SettlementBook;
import io.pontual.integrations.simulators.aurora.AuroraAccount.Answer;
import io.pontual.integrations.simulators.aurora.AuroraAuthorisation.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The simulated provider's books of charges, in memory, and the people who pay them: at once, unless the order's number
 * contains {@code nopix} (never), {@code nextday} (a day after it got a boleto), {@code latepay} (when all time is over, also what was cancelled) or {@code wrongpay} (one
 * less than is due).
 */
@Component
@Profile("simulators")
class AuroraCharges {
    /** How long after the due date a late payer pays: after everybody has stopped waiting. */
    private static final Duration LATE = Duration.ofDays(2);

    /** How long before the due date of a boleto somebody pays who pays on the next day. */
    private static final Duration NEXT_DAY = Duration.ofDays(2);

    private final Map<String, AuroraCharge> charges = new HashMap<>();
    private final SettlementBook settlements;
    private final Clock clock;

    AuroraCharges(SettlementBook settlements, Clock clock) {
        this.settlements = settlements;
        this.clock = clock;
    }

    synchronized Answer issue(
            String reference, String method, int issue, String amount, String description, Instant dueAt) {
        if (amount == null || new BigDecimal(amount).signum() <= 0) {
            return Answer.refused(422, "invalid_amount");
        }
        var id = id(reference);
        var known = charges.get(id);
        if (known != null && !known.is(AuroraCharge.ISSUED) || known != null && known.issue() >= issue) {
            return Answer.created(known);
        }
        var charge = AuroraCharge.of(id, reference, method, issue, amount, description, dueAt);
        charges.put(id, charge);
        return Answer.created(charge);
    }

    synchronized Answer find(String reference) {
        var found = charges.get(id(reference));
        return new Answer(200, Map.of("charges", found == null ? List.of() : List.of(found)));
    }

    synchronized Answer cancel(String id) {
        var found = charges.computeIfPresent(id, (key, charge) -> charge.cancelled());
        return found == null ? Answer.refused(404, "unknown_charge") : Answer.created(found);
    }

    /** @param reference the client's id of the refund */
    synchronized Answer refund(String id, String reference, String amount) {
        var found = charges.get(id);
        if (found == null) {
            return Answer.refused(404, "unknown_charge");
        }
        if (new BigDecimal(amount).compareTo(found.refundable()) > 0) {
            return Answer.refused(422, "amount_too_large");
        }
        var refund = new Operation(
                "ref_" + id + "_" + found.refunds().size(), reference, AuroraAuthorisation.REFUNDED, amount, null);
        charges.put(id, found.refunded(refund));
        settlements.refunded("aurora", found.reference(), reference, new BigDecimal(amount));
        return Answer.created(refund);
    }

    /** Whoever pays at once. @return the paid charge; empty when this payer does not */
    synchronized Optional<AuroraCharge> payNow(String id) {
        var found = charges.get(id);
        return found == null
                        || !found.is(AuroraCharge.ISSUED)
                        || Stream.of("nopix", "nextday", "latepay").anyMatch(found::says)
                ? Optional.empty()
                : Optional.of(pay(found));
    }

    /** Those who pay later: too late, or on the next day. */
    synchronized List<AuroraCharge> payLater() {
        var now = clock.instant();
        return charges.values().stream()
                .filter(charge -> charge.says("latepay")
                                && !charge.is(AuroraCharge.PAID)
                                && charge.dueAt().plus(LATE).isBefore(now)
                        || charge.says("nextday")
                                && charge.is(AuroraCharge.ISSUED)
                                && charge.dueAt().minus(NEXT_DAY).isBefore(now))
                .toList()
                .stream()
                .map(this::pay)
                .toList();
    }

    private AuroraCharge pay(AuroraCharge charge) {
        var due = new BigDecimal(charge.amount());
        var paid = charge.paid((charge.says("wrongpay") ? due.subtract(BigDecimal.ONE) : due).toPlainString());
        charges.put(charge.id(), paid);
        // What is paid at once has no capture of its own: it is booked under the payment's reference.
        settlements.captured("aurora", paid.reference(), paid.reference(), new BigDecimal(paid.paidAmount()));
        return paid;
    }

    private static String id(String reference) {
        return "chg_" + reference.replace("-", "");
    }
}
