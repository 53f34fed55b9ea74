package io.pontual.workers.picking;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import io.pontual.workers.sourcing.contract.WorkDays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code release-policy}; see bpmn-docs/decisions.md. */
@Component
class ReleasePolicy {
    private final DecisionTable table = DecisionTable.read("/picking/" + DecisionId.RELEASE_POLICY + ".dmn");

    /** @param reason code */
    record Later(Instant at, String reason) {}

    /**
     * @param backlog open picks in percent of what the node takes on for the day; null when there is no time to wait anyway
     * @return empty for now, also when the time that the table says is over
     */
    Optional<Later> ask(WorkDays.Work work, Integer backlog, Instant now) {
        int left = work.daysLeft().size();
        var answer = table.ask(work.nodeKind(), work.method(), work.productGroups(), left, backlog);
        int before = answer.whole("daysBefore");
        if (answer.oneOf("release", List.of("now", "later")).equals("now") || before >= left) {
            return Optional.empty();
        }
        var at = work.daysLeft()
                .get(left - 1 - before)
                .atTime(answer.time("atTime"))
                .atZone(work.zone())
                .toInstant();
        var soonest = work.latest() == null || at.isBefore(work.latest()) ? at : work.latest();
        return soonest.isAfter(now) ? Optional.of(new Later(soonest, answer.text("reason"))) : Optional.empty();
    }
}
