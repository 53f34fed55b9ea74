package io.pontual.workers.ordering;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code appeasement-policy}; see bpmn-docs/decisions.md. */
@Component
class AppeasementPolicy {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final DecisionTable table = DecisionTable.read("/ordering/" + DecisionId.APPEASEMENT_POLICY + ".dmn");

    /**
     * What a role may give alone.
     *
     * @param maxAmount in the order's currency
     * @param maxPercent of what was charged
     * @param withoutAnswer {@code approve} or {@code refuse}: what holds when nobody answers
     */
    record Limit(BigDecimal maxAmount, BigDecimal maxPercent, Duration approveWithin, String withoutAnswer) {
        /** @param given of all appeasements of the order, this one included */
        boolean covers(BigDecimal given, BigDecimal charged) {
            return given.compareTo(maxAmount) <= 0
                    && given.multiply(HUNDRED).compareTo(charged.multiply(maxPercent)) <= 0;
        }
    }

    Limit limit(String role, String kind, String currency) {
        var answer = table.ask(role, kind, currency);
        var withoutAnswer = answer.text("withoutAnswer");
        if (!withoutAnswer.equals("approve") && !withoutAnswer.equals("refuse")) {
            throw answer.wrong("withoutAnswer", "approve or refuse");
        }
        return new Limit(
                BigDecimal.valueOf(answer.number("maxAmount")),
                BigDecimal.valueOf(answer.number("maxPercent")),
                answer.duration("approveWithin"),
                withoutAnswer);
    }
}
