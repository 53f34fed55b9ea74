package io.pontual.workers.ordering;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code change-policy}; see bpmn-docs/decisions.md. */
@Component
class ChangePolicy {
    static final String SETTLING = "settling";

    private final DecisionTable table = DecisionTable.read("/ordering/" + DecisionId.CHANGE_POLICY + ".dmn");

    /**
     * @param stage of the units that would be changed, or {@link #SETTLING}
     * @param due what is to be paid for it, in the order's currency
     */
    ChangeVerdict decide(ChangeKind kind, Canceller requestedBy, OrderHead order, String stage, BigDecimal due) {
        var answer = table.ask(
                kind.code(),
                requestedBy.code(),
                order.channel(),
                order.status().name(),
                stage,
                order.method(),
                due.doubleValue());
        var alternative = answer.oneOf("alternative", List.of("return", "cancel-order", "new-order", "none"));
        return new ChangeVerdict(
                answer.oneOf(
                        "verdict",
                        List.of(
                                ChangeVerdict.ALLOWED,
                                ChangeVerdict.APPROVAL,
                                ChangeVerdict.TOO_LATE,
                                ChangeVerdict.NOT_YET)),
                stage,
                answer.text("reasonPt"),
                answer.text("reasonEn"),
                alternative.equals("none") ? null : alternative,
                answer.duration("approveWithin"),
                answer.oneOf("withoutAnswer", List.of("approve", "refuse")));
    }
}
