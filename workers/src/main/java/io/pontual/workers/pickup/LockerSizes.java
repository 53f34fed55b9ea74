package io.pontual.workers.pickup;

import io.pontual.processes.model.DecisionId;
import io.pontual.workers.pickup.Compartment.Size;
import io.pontual.workers.pickup.contract.StoreLockers;
import io.pontual.workers.platform.decision.DecisionTable;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which compartment goods need, as analysts wrote it in {@code package-size}; see bpmn-docs/decisions.md. */
@Component
class LockerSizes implements StoreLockers {
    private static final String NONE = "none";

    private final DecisionTable table = DecisionTable.read("/pickup/" + DecisionId.PACKAGE_SIZE + ".dmn");
    private final LockerRepository lockers;

    LockerSizes(LockerRepository lockers) {
        this.lockers = lockers;
    }

    @Override
    public boolean fits(String nodeId, double kilograms) {
        return size(kilograms).filter(size -> lockers.hasOf(nodeId, size)).isPresent();
    }

    /** Empty when no locker takes them. */
    Optional<Size> size(double kilograms) {
        var size = table.ask(kilograms).oneOf("size", List.of("S", "M", "L", NONE));
        return size.equals(NONE) ? Optional.empty() : Optional.of(Size.valueOf(size));
    }
}
