package io.pontual.workers.inventory;

import org.springframework.context.ApplicationContext;

/** Books goods as an administrator does, for tests of other capabilities: who waits for them gets them. */
public final class Deliveries {
    private Deliveries() {}

    public static void count(ApplicationContext context, String nodeId, String sku, int onHand) {
        context.getBean(Inventory.class).put(new StockRow(nodeId, sku, new StockRequest(onHand, 0)));
    }
}
