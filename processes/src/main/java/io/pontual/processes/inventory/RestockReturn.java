package io.pontual.processes.inventory;

import java.util.List;
import java.util.UUID;

/** Job {@code inventory.restock-return}: returned goods are on the books of the node that has them, once for each return. */
public final class RestockReturn {
    private RestockReturn() {}

    public record Input(UUID returnId, String nodeId, List<Item> dispositions) {}

    /** @param disposition {@code restock}, {@code refurbish}, {@code outlet}, {@code vendor} or {@code scrap} */
    public record Item(String lineId, String sku, int quantity, String disposition) {}
}
