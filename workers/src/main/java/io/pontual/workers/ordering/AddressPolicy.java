package io.pontual.workers.ordering;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code address-policy}; see bpmn-docs/decisions.md. */
@Component
class AddressPolicy {
    private final DecisionTable table = DecisionTable.read("/ordering/" + DecisionId.ADDRESS_POLICY + ".dmn");

    /** Why an order from there is taken and held when its CEP is not one of its state; empty when it is refused. */
    Optional<String> holds(String channel) {
        var answer = table.ask(channel);
        return switch (answer.text("action")) {
            case "hold" -> Optional.of(answer.text("reason"));
            case "refuse" -> Optional.empty();
            default -> throw answer.wrong("action", "hold or refuse");
        };
    }
}
