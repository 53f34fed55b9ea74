package io.pontual.workers.shipping;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.platform.decision.DecisionTable;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which parcels stores' own couriers bring, as analysts wrote it in {@code courier-area}; see bpmn-docs/decisions.md. */
@Component
class Courier {
    /** The carrier of such parcels, in their rows. */
    static final String CODE = "courier";

    private final DecisionTable area = DecisionTable.read("/shipping/" + DecisionId.COURIER_AREA + ".dmn");

    /** @param within from the moment of the label */
    record Service(double price, Duration within) {}

    /**
     * @param postalCode where to: CEP, eight digits
     * @return empty when the store's courier does not bring such a parcel there, or the table is wrong: others are asked
     */
    Optional<Service> brings(String nodeId, String postalCode, String service, double kilograms) {
        var answer = area.ask(nodeId, postalCode, service, kilograms);
        if (answer.oneOf("served", List.of("yes", "no")).equals("no")) {
            return Optional.empty();
        }
        return within(answer.text("within")).map(time -> new Service(answer.number("price"), time));
    }

    private static Optional<Duration> within(String iso) {
        try {
            return Optional.of(Duration.parse(iso)).filter(Duration::isPositive);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
