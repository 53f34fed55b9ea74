package io.pontual.workers.ordering;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code charge-policy}; see bpmn-docs/decisions.md. */
@Component
class ChargePolicy {
    private final DecisionTable table = DecisionTable.read("/ordering/" + DecisionId.CHARGE_POLICY + ".dmn");

    /** Why not everything that was ordered is supplied; of several, the last named here counts. */
    enum Cause {
        NONE,
        CUSTOMER,
        SHORTAGE,
        RETAILER;

        Cause or(Cause other) {
            return compareTo(other) > 0 ? this : other;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param remains how much of what was ordered, by its price, from 0 to 1 @param method how the customer gets it */
    Price.Rules rules(String method, double remains, Cause cause) {
        var answer = table.ask(method, remains * 100, cause.code());
        var shipping = answer.oneOf("shipping", List.of("keep", "proportional", "waive"));
        return new Price.Rules(
                Price.Rules.Shipping.valueOf(shipping.toUpperCase(Locale.ROOT)),
                answer.oneOf("discount", List.of("proportional", "keep")).equals("keep"));
    }
}
