package io.pontual.integrations.simulators.aurora;

import io.pontual.integrations.simulators.SettlementBook;
import io.pontual.integrations.simulators.aurora.AuroraAuthorisation.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The simulated provider's books, in memory. Ids come from the reference, so that a run can be repeated. */
@Component
@Profile("simulators")
class AuroraAccount {
    private final Map<String, AuroraAuthorisation> authorisations = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final SettlementBook settlements;
    private final Clock clock;

    AuroraAccount(SettlementBook settlements, Clock clock) {
        this.settlements = settlements;
        this.clock = clock;
    }

    /** @param body written as JSON */
    record Answer(int status, Object body) {
        static Answer created(Object body) {
            return new Answer(201, body);
        }

        static Answer refused(int status, String code) {
            return new Answer(status, Map.of("code", code));
        }
    }

    /** The same key gets the same answer, and nothing is done a second time. */
    synchronized Answer once(String idempotencyKey, Supplier<Answer> work) {
        var known = answers.get(idempotencyKey);
        if (known != null) {
            return known;
        }
        var answer = work.get();
        answers.put(idempotencyKey, answer);
        return answer;
    }

    /** @param renews reference of the one that this takes the place of; null otherwise */
    synchronized Answer authorise(String reference, String token, String amount, boolean declineAll, String renews) {
        var magic = MagicToken.of(token);
        if (magic.isEmpty()) {
            return Answer.refused(422, "unknown_token");
        }
        if (amount == null || new BigDecimal(amount).signum() <= 0) {
            return Answer.refused(422, "invalid_amount");
        }
        var id = id(reference);
        if (authorisations.containsKey(id)) {
            return Answer.refused(409, "reference_used");
        }
        var authorisation =
                AuroraAuthorisation.of(id, reference, magic.get(), amount, declineAll, renews != null, clock.instant());
        if (magic.get() != MagicToken.TOK_PENDING_LOST) {
            authorisations.put(id, authorisation);
        }
        return Answer.created(authorisation);
    }

    synchronized Answer find(String reference) {
        var found = authorisations.get(id(reference));
        return new Answer(200, Map.of("authorisations", found == null ? List.of() : List.of(found)));
    }

    /** The issuer has made up its mind about a pending one. */
    synchronized AuroraAuthorisation decide(String id) {
        return authorisations.computeIfPresent(
                id, (key, found) -> found.is(AuroraAuthorisation.PENDING) ? found.decided() : found);
    }

    /** @param reference the client's id of the capture @param last gives back what is left */
    synchronized Answer capture(String id, String reference, String amount, boolean last) {
        var found = authorisations.get(id);
        if (found == null) {
            return Answer.refused(404, "unknown_authorisation");
        }
        if (!found.is(AuroraAuthorisation.AUTHORISED)) {
            return Answer.refused(422, "not_capturable");
        }
        if (found.expiresAt().isBefore(clock.instant())) {
            return Answer.refused(422, "authorisation_expired");
        }
        if (new BigDecimal(amount).compareTo(found.open()) > 0) {
            return Answer.refused(422, "amount_too_large");
        }
        var no = found.captures().size();
        var fails = found.token() == MagicToken.TOK_CAPTURE_FAILS_ONCE && no == 0;
        var capture = new Operation(
                "cap_" + id + "_" + no,
                reference,
                fails ? AuroraAuthorisation.FAILED : AuroraAuthorisation.CAPTURED,
                amount,
                fails ? "issuer_timeout" : null);
        authorisations.put(id, found.captured(capture, last));
        if (capture.took()) {
            settlements.captured("aurora", found.reference(), reference, new BigDecimal(amount));
        }
        return Answer.created(capture);
    }

    /** @param reference the client's id of the refund */
    synchronized Answer refund(String id, String reference, String amount) {
        var found = authorisations.get(id);
        if (found == null) {
            return Answer.refused(404, "unknown_authorisation");
        }
        if (new BigDecimal(amount).compareTo(found.refundable()) > 0) {
            return Answer.refused(422, "amount_too_large");
        }
        var fails = found.token() == MagicToken.TOK_REFUND_FAILS;
        var refund = new Operation(
                "ref_" + id + "_" + found.refunds().size(),
                reference,
                fails ? AuroraAuthorisation.FAILED : AuroraAuthorisation.REFUNDED,
                amount,
                fails ? "account_closed" : null);
        authorisations.put(id, found.refunded(refund));
        if (refund.took()) {
            settlements.refunded("aurora", found.reference(), reference, new BigDecimal(amount));
        }
        return Answer.created(refund);
    }

    synchronized Answer cancel(String id) {
        var found = authorisations.get(id);
        if (found == null) {
            return Answer.refused(404, "unknown_authorisation");
        }
        if (found.is(AuroraAuthorisation.CAPTURED)) {
            return Answer.refused(409, "already_captured");
        }
        authorisations.put(id, found.voided());
        return Answer.created(Map.of("id", "void_" + id, "status", "voided"));
    }

    private static String id(String reference) {
        return "aut_" + reference.replace("-", "");
    }
}
