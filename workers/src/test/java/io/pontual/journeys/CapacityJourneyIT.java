package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.CAPACITY_SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node whose day is full takes on no more: the next one does, or the next day. */
@Stage.OnSecond
class CapacityJourneyIT extends Journey {
    private static final String STORE = "sp-paulista";
    private static final int FULL = 1_000_000;

    private final DSLContext db = sandbox().workersBean(DSLContext.class);

    private String filled;
    private LocalDate from;
    private int days;

    /** Other stories need its days. */
    @AfterEach
    void free() {
        if (filled != null) {
            change(-FULL);
            filled = null;
        }
    }

    @Test
    void when_the_day_of_the_nearest_node_is_full_the_next_one_sends_it() {
        var sku = newProduct("");
        stock(STORE, sku, 5);
        stock("campinas-cambui", sku, 5);
        fill("ship", 21);
        var orderId = place(order().line(sku, 1, "59.90").sent());

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(order.at("/fulfilments/0/nodeId").asText()).isEqualTo("campinas-cambui");
        var decision = api.get("/api/v1/orders/" + orderId + "/sourcing").body().at("/decisions/0");
        assertThat(decision.path("dropped").findValuesAsText("rule")).contains("capacity");
        assertNothingLeftBehind(orderId);
    }

    /** A week ahead, so that there is time to wait whatever day it is. */
    @Test
    void a_pickup_is_prepared_on_the_next_day_with_a_place_and_not_picked_before_it_is_time() {
        var sku = newProduct("");
        stock(STORE, sku, 5);
        fill("pickup", 6);
        var early = place(order().line(sku, 1, "59.90"));
        var given = place(order().line(sku, 1, "59.90"));
        var patient = place(order().line(sku, 1, "59.90"));
        for (var orderId : List.of(early, given, patient)) {
            awaitPicking(orderId);
        }
        var fulfilment = show(early).at("/fulfilments/0");
        assertThat(LocalDate.parse(fulfilment.at("/picking/dueOn").asText())).isAfter(today().plusDays(1));
        assertThat(fulfilment.path("status").asText()).isIn("OFFERED", "ACCEPTED");

        var released = api.post(
                "/api/v1/fulfilments/" + fulfilment.path("fulfilmentId").asText() + "/release", Map.of());
        assertThat(released.status()).isEqualTo(200);
        awaitStatus(early, "CLOSED");
        assertNothingLeftBehind(early);

        api.post("/api/v1/orders/" + given + "/cancellation", Map.of());
        awaitStatus(given, "CANCELLED");
        assertNothingLeftBehind(given);

        assertThat(show(patient).at("/fulfilments/0/picking/status").asText()).isEqualTo("WAITING");
        advance(Duration.ofDays(9));
        awaitStatus(patient, "CLOSED");
        assertNothingLeftBehind(patient);
    }

    @Test
    void when_no_node_has_a_place_the_order_waits_until_one_is_given_back() {
        var sku = newProduct("");
        stock(STORE, sku, 5);
        fill("ship", 21);
        var orderId = place(order().line(sku, 1, "59.90").sent());
        var task = awaitTask(orderId, "Task_ResolveShortage");
        assertThat(task.path("variables").path("waitingReasons").asText()).contains("capacity");

        free();

        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
    }

    private void awaitPicking(String orderId) {
        await().untilAsserted(() -> assertThat(
                        show(orderId).at("/fulfilments/0/picking/status").asText())
                .isEqualTo("WAITING"));
    }

    /** From yesterday on, since it may be another day at the store by the time the order is sourced. */
    private void fill(String method, int daysAhead) {
        filled = method;
        from = today().minusDays(1);
        days = daysAhead + 2;
        change(FULL);
    }

    private void change(int by) {
        for (int day = 0; day < days; day++) {
            db.insertInto(CAPACITY_SLOT)
                    .set(CAPACITY_SLOT.NODE_ID, STORE)
                    .set(CAPACITY_SLOT.METHOD, filled)
                    .set(CAPACITY_SLOT.SLOT_DATE, from.plusDays(day))
                    .set(CAPACITY_SLOT.USED, Math.max(0, by))
                    .onDuplicateKeyUpdate()
                    .set(CAPACITY_SLOT.USED, CAPACITY_SLOT.USED.plus(by))
                    .execute();
        }
    }

    private LocalDate today() {
        return Instant.parse(api.get("/sandbox/clock").body().path("now").asText())
                .atZone(ZoneId.of("America/Sao_Paulo"))
                .toLocalDate();
    }
}
