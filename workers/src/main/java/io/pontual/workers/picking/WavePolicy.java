package io.pontual.workers.picking;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.inventory.contract.Catalogue;
import io.pontual.workers.platform.decision.DecisionTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code wave-policy}; see bpmn-docs/decisions.md. */
@Component
class WavePolicy {
    private final DecisionTable table = DecisionTable.read("/picking/" + DecisionId.WAVE_POLICY + ".dmn");

    record Collecting(int maxOrders, Duration collectFor) {}

    /** @return empty for a node that picks order by order, or that has a system of its own */
    Optional<Collecting> ask(Catalogue.Node node) {
        if (!node.system().equals("tasklist")) {
            return Optional.empty();
        }
        var answer = table.ask(node.kind(), node.nodeId());
        if (answer.oneOf("pick", List.of("single", "wave")).equals("single")) {
            return Optional.empty();
        }
        if (answer.whole("maxOrders") < 1) {
            throw answer.wrong("maxOrders", "1 or more");
        }
        return Optional.of(new Collecting(answer.whole("maxOrders"), answer.duration("collectFor")));
    }
}
