package io.pontual.processes.inventory;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code inventory.release-uncollected}: the customer took less than what waited; the rest goes back to the shelf. */
public final class ReleaseUncollected {
    private ReleaseUncollected() {}

    /**
     * @param handedOver what the customer took; a line that is not named was left behind whole
     * @param setAside of the rest, units that cannot be sold again; null or empty for none
     */
    public record Input(UUID fulfilmentId, List<LineQuantity> handedOver, List<LineQuantity> setAside) {
        public Input {
            setAside = setAside == null ? List.of() : setAside;
        }

        /** When all of the rest can be sold again. */
        public Input(UUID fulfilmentId, List<LineQuantity> handedOver) {
            this(fulfilmentId, handedOver, List.of());
        }
    }
}
