package io.pontual.workers.payment;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What analysts decide about money, in decision tables. */
@Component
class PaymentTables {
    private final DecisionTable sequence = table(DecisionId.TENDER_SEQUENCE);
    private final DecisionTable async = table(DecisionId.ASYNC_POLICY);
    private final DecisionTable renewal = table(DecisionId.RENEWAL_POLICY);

    /**
     * For ways to pay where the customer pays later.
     *
     * @param validFor how long it can be paid
     * @param waitAfterDue how much longer a payment is taken and goods are held for it
     * @param codes so many codes or slips at most
     * @param keepWrongAmount whether what was paid is kept, and only the difference given back
     */
    record AsyncPolicy(Duration validFor, Duration waitAfterDue, int codes, boolean keepWrongAmount) {}

    /**
     * For authorisations that end.
     *
     * @param renewBefore so long before the end it is asked for once more
     * @param giveUpBefore so long before the end an order whose renewal was declined is given up
     * @param answerWithin how long the provider and finance have at least
     */
    record RenewalPolicy(Duration renewBefore, Duration giveUpBefore, Duration answerWithin) {
        /** Not before half of its life is over: a short-lived one would be renewed without end. */
        Instant renewAt(Instant authorisedAt, Instant expiresAt) {
            var half =
                    authorisedAt.plus(Duration.between(authorisedAt, expiresAt).dividedBy(2));
            return later(half, expiresAt.minus(renewBefore));
        }

        Instant giveUpAt(Instant now, Instant expiresAt) {
            return later(now.plus(answerWithin), expiresAt.minus(giveUpBefore));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** Charged first comes first; of equal ones the one that the customer named first. */
    List<Payment> toCharge(List<Payment> payments) {
        return sorted(payments, "chargeSequence", Comparator.naturalOrder());
    }

    /** Refunded first comes first; of equal ones the one that was charged last. */
    List<Payment> toRefund(List<Payment> payments) {
        return sorted(payments, "refundSequence", Comparator.reverseOrder());
    }

    /** The way it was paid, unless that way is closed. */
    Refund.Target refundTo(Payment payment) {
        var answer = sequence.ask(payment.terms().method());
        return switch (answer.text("refundTo")) {
            case "original" -> Refund.Target.ORIGINAL;
            case "store-credit" -> Refund.Target.STORE_CREDIT;
            default -> throw answer.wrong("refundTo", "original or store-credit");
        };
    }

    AsyncPolicy asyncPolicy(PaymentMethod method, String paid) {
        var answer = async.ask(method.code(), paid);
        return new AsyncPolicy(
                answer.duration("validFor"),
                answer.text("waitAfterDue").equals("PT0S") ? Duration.ZERO : answer.duration("waitAfterDue"),
                answer.whole("codes"),
                answer.text("wrongAmount").equals("keep"));
    }

    RenewalPolicy renewalPolicy(Payment payment) {
        var answer = renewal.ask(payment.terms().method(), payment.provider());
        return new RenewalPolicy(
                answer.duration("renewBefore"), answer.duration("giveUpBefore"), answer.duration("answerWithin"));
    }

    private List<Payment> sorted(List<Payment> payments, String output, Comparator<Integer> tenderNo) {
        return payments.stream()
                .sorted(Comparator.comparing((Payment payment) ->
                                sequence.ask(payment.terms().method()).whole(output))
                        .thenComparing(payment -> payment.terms().tenderNo(), tenderNo))
                .toList();
    }

    private static DecisionTable table(String decisionId) {
        return DecisionTable.read("/payment/" + decisionId + ".dmn");
    }
}
