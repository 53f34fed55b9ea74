package io.pontual.processes.inventory;

import java.util.List;
import java.util.UUID;

/** Job {@code inventory.unbook-return}: undoes {@link RestockReturn}, once: the customer has the goods again. */
public final class UnbookReturn {
    private UnbookReturn() {}

    public record Input(UUID returnId, String nodeId, List<RestockReturn.Item> dispositions) {}
}
