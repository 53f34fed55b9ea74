package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pontual.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many orders, posted as fast as so many clients can, spread over the stores that have a system of their own. */
final class OrderFlood {
    private static final List<String> NODES = List.of(
            "sp-paulista", "campinas-cambui", "rio-ipanema", "bh-savassi", "curitiba-batel", "recife-boaviagem");

    private static final int UNITS_EACH = 2;

    private final Sandbox sandbox;
    private final Api api;
    private final Queue<String> orderIds = new ConcurrentLinkedQueue<>();
    private int unitsBefore;

    OrderFlood(Sandbox sandbox, Api api) {
        this.sandbox = sandbox;
        this.api = api;
    }

    /** Enough for so many orders; without it some would end as cancelled for want of stock, rightly. */
    void stockUp(int orders) {
        for (var node : NODES) {
            var answer = api.put(stockAt(node), Map.of("onHand", orders * UNITS_EACH, "safetyStock", 0));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        }
    }

    /** How long the answers took. */
    record Answers(Collection<Long> nanos) {
        long percentileMillis(int percent) {
            var sorted = nanos.stream().sorted().toList();
            return TimeUnit.NANOSECONDS.toMillis(sorted.get((sorted.size() - 1) * percent / 100));
        }
    }

    /** Every order must be accepted. */
    Answers post(int orders, int clients) {
        unitsBefore = unitsOnHand();
        var answers = new Answers(new ConcurrentLinkedQueue<>());
        var next = new AtomicInteger();
        try (var executor = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                running.add(executor.submit(() -> {
                    for (int i = next.getAndIncrement(); i < orders; i = next.getAndIncrement()) {
                        postOne(i, answers);
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
        return answers;
    }

    /** As {@link #post} afterwards, but one client and a pause between two orders. */
    Answers trickle(int orders, Duration pause) {
        var answers = new Answers(new ConcurrentLinkedQueue<>());
        try (var pace = Executors.newSingleThreadScheduledExecutor()) {
            List<Future<?>> planned = new ArrayList<>();
            for (int i = 0; i < orders; i++) {
                int no = i;
                planned.add(pace.schedule(() -> postOne(no, answers), i * pause.toMillis(), TimeUnit.MILLISECONDS));
            }
            for (var one : planned) {
                one.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError("The client could not place its orders", e);
        }
        return answers;
    }

    private void postOne(int i, Answers answers) {
        var body = new OrderRequest("flood" + i).at(NODES.get(i % NODES.size())).body();
        var start = System.nanoTime();
        var answer = api.post("/api/v1/orders", body);
        answers.nanos().add(System.nanoTime() - start);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        orderIds.add(answer.body().path("orderId").asText());
    }

    /** That no process runs is not enough: an order may still wait in the outbox to be started. */
    void awaitEveryEnd(Duration patience) {
        var invariants = new Invariants(sandbox);
        await().atMost(patience).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(sandbox.servers().engine().log().incidents()).isEmpty();
            assertThat(invariants.countOpen(ids())).isZero();
            assertThat(sandbox.servers().engine().log().openProcesses()).isZero();
            assertThat(invariants.countUntold(ids())).isZero();
        });
    }

    /** Each closed, each charged once for what was handed over, each customer told, nothing left anywhere. */
    void assertNothingLostAndNothingDoubled() {
        var invariants = new Invariants(sandbox);
        invariants.assertAllClosed(ids());
        assertThat(unitsBefore - unitsOnHand())
                .as("each took its goods off the shelf once")
                .isEqualTo(orderIds.size() * UNITS_EACH);
        invariants.assertStock();
        invariants.assertNoneStuck();
    }

    private int unitsOnHand() {
        return NODES.stream()
                .mapToInt(node -> api.get(stockAt(node)).body().path("onHand").asInt())
                .sum();
    }

    private static String stockAt(String node) {
        return "/api/v1/nodes/" + node + "/stock/" + OrderRequest.USUAL_SKU;
    }

    private List<UUID> ids() {
        return orderIds.stream().map(UUID::fromString).toList();
    }
}
