package io.pontual.processes.inventory;

import io.pontual.processes.ordering.LineQuantity;
import java.util.List;
import java.util.UUID;

/** Job {@code inventory.release-uncollected}: the customer took less than what waited; the rest goes back to the shelf. */
public final class ReleaseUncollected {
    private ReleaseUncollected() {}

    /** @param handedOver what the customer took; a line that is not named was left behind whole */
    public record Input(UUID fulfilmentId, List<LineQuantity> handedOver) {}
}
