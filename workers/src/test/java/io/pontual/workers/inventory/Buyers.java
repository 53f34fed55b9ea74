package io.pontual.workers.inventory;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.WorkersApplication;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.support.FakeOrders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Buyers of one unit each of one product at one node. Each order has the same ids whenever it is tried, as a job that is
 * done again after a crash. Also a program of its own, to be killed.
 */
final class Buyers {
    private final String nodeId;
    private final String sku;
    private final int orders;

    Buyers(String nodeId, String sku, int orders) {
        this.nodeId = nodeId;
        this.sku = sku;
        this.orders = orders;
    }

    /** @param sold is told the number sold so far @return orders that got their unit */
    int buy(StockReservations reservations, int threads, IntConsumer sold) throws Exception {
        var next = new AtomicInteger();
        var count = new AtomicInteger();
        AtOnce.run(IntStream.range(0, threads)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    for (int i = next.getAndIncrement(); i < orders; i = next.getAndIncrement()) {
                        if (buy(reservations, i)) {
                            sold.accept(count.incrementAndGet());
                        }
                    }
                    return null;
                })
                .toList());
        return count.get();
    }

    private boolean buy(StockReservations reservations, int number) {
        try {
            AtOnce.patiently(() -> reservations.reserve(id("order", number), List.of(plan(number))));
            return true;
        } catch (BusinessError outOfStock) {
            return false;
        }
    }

    private FulfilmentPlan plan(int number) {
        return new FulfilmentPlan(
                id("fulfilment", number),
                "pickup-in-store",
                nodeId,
                "jms",
                List.of("apparel"),
                List.of(new FulfilmentPlan.Item("line-1", sku, "Camiseta", 1)));
    }

    private UUID id(String what, int number) {
        return UUID.nameUUIDFromBytes((what + nodeId + number).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Prints a line for each unit sold, and never ends.
     *
     * @param args URL of the database, node, SKU, orders, threads, and after how many units to go no further: whoever is
     *     to kill it may be slow
     */
    public static void main(String[] args) throws Exception {
        var context = new SpringApplicationBuilder(WorkersApplication.class, FakeOrders.class)
                .run(
                        "--spring.config.name=workers,test",
                        "--camunda.client.enabled=false",
                        "--spring.jms.listener.auto-startup=false",
                        "--server.port=0",
                        "--spring.datasource.url=" + args[0],
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres");
        int most = Integer.parseInt(args[5]);
        new Buyers(args[1], args[2], Integer.parseInt(args[3]))
                .buy(context.getBean(StockReservations.class), Integer.parseInt(args[4]), sold -> {
                    System.out.println("SOLD " + sold);
                    System.out.flush();
                    while (sold > most) {
                        LockSupport.park();
                    }
                });
    }
}
