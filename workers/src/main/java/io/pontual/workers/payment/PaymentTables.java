package io.pontual.workers.payment;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What analysts decide about money, in decision tables. */
@Component
class PaymentTables {
    private final DecisionTable sequence = table(DecisionId.TENDER_SEQUENCE);
    private final DecisionTable async = table(DecisionId.ASYNC_POLICY);

    /**
     * For ways to pay where the customer pays later.
     *
     * @param validFor how long it can be paid
     * @param waitAfterDue how much longer a payment is taken and goods are held for it
     * @param codes so many codes or slips at most
     * @param keepWrongAmount whether what was paid is kept, and only the difference given back
     */
    record AsyncPolicy(Duration validFor, Duration waitAfterDue, int codes, boolean keepWrongAmount) {}

    /** Charged first comes first; of equal ones the one that the customer named first. */
    List<Payment> toCharge(List<Payment> payments) {
        return sorted(payments, "chargeSequence", Comparator.naturalOrder());
    }

    /** Refunded first comes first; of equal ones the one that was charged last. */
    List<Payment> toRefund(List<Payment> payments) {
        return sorted(payments, "refundSequence", Comparator.reverseOrder());
    }

    AsyncPolicy asyncPolicy(PaymentMethod method, String paid) {
        var answer = async.ask(method.code(), paid);
        return new AsyncPolicy(
                answer.duration("validFor"),
                answer.text("waitAfterDue").equals("PT0S") ? Duration.ZERO : answer.duration("waitAfterDue"),
                answer.whole("codes"),
                answer.text("wrongAmount").equals("keep"));
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
