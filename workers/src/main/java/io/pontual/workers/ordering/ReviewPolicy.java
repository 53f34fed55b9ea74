package io.pontual.workers.ordering;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code review-policy}; see bpmn-docs/decisions.md. */
@Component
class ReviewPolicy {
    private final DecisionTable table = DecisionTable.read("/ordering/" + DecisionId.REVIEW_POLICY + ".dmn");

    /** @param withoutDecision {@code approve} or {@code refuse}: what holds when nobody has decided in time */
    record Terms(Duration within, String withoutDecision) {}

    /** @param placedBy {@code screening}, a payment provider, or the name of an API key */
    Terms of(String placedBy, OrderState order) {
        var answer = table.ask(placedBy, order.channel(), order.total(), order.currency());
        var withoutDecision = answer.text("withoutDecision");
        if (!withoutDecision.equals("approve") && !withoutDecision.equals("refuse")) {
            throw answer.wrong("withoutDecision", "approve or refuse");
        }
        return new Terms(answer.duration("reviewWithin"), withoutDecision);
    }
}
