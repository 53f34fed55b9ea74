package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pontual.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many orders, posted as fast as so many clients can, spread over the stores that have a system of their own. */
final class OrderFlood {
    private static final List<String> NODES = List.of(
            "sp-paulista", "campinas-cambui", "rio-ipanema", "bh-savassi", "curitiba-batel", "recife-boaviagem");

    private final Sandbox sandbox;
    private final Api api;
    private final Queue<String> orderIds = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    OrderFlood(Sandbox sandbox, Api api) {
        this.sandbox = sandbox;
        this.api = api;
    }

    /** Every order must be accepted. */
    void post(int orders, int clients) {
        var next = new AtomicInteger();
        try (var executor = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                running.add(executor.submit(() -> {
                    for (int i = next.getAndIncrement(); i < orders; i = next.getAndIncrement()) {
                        postOne(i);
                    }
                }));
            }
            for (var one : running) {
                one.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError("A client could not place its orders", e);
        }
        assertThat(orderIds).hasSize(orders).doesNotHaveDuplicates();
    }

    private void postOne(int i) {
        var body = new OrderRequest("flood" + i).at(NODES.get(i % NODES.size())).body();
        var start = System.nanoTime();
        var answer = api.post("/api/v1/orders", body);
        nanos.add(System.nanoTime() - start);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        orderIds.add(answer.body().path("orderId").asText());
    }

    void awaitEveryEnd(Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(sandbox.servers().engine().log().incidents()).isEmpty();
            assertThat(sandbox.servers().engine().log().openProcesses()).isZero();
        });
    }

    /** Each closed, each charged once for what was handed over, nothing left anywhere. */
    void assertNothingLostAndNothingDoubled() {
        var invariants = new Invariants(sandbox);
        invariants.assertAllClosed(
                orderIds.stream().map(java.util.UUID::fromString).toList());
        invariants.assertStock();
        invariants.assertNoneStuck();
    }

    long medianMillis() {
        return percentileMillis(50);
    }

    long percentileMillis(int percent) {
        var sorted = nanos.stream().sorted().toList();
        return TimeUnit.NANOSECONDS.toMillis(sorted.get((sorted.size() - 1) * percent / 100));
    }
}
