package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.FakeOrders;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ApiTest
@Import(FakeOrders.class)
class StockCountIT {
    @Autowired
    Api api;

    @Autowired
    Inventory inventory;

    @Autowired
    StockReservations reservations;

    @Autowired
    StockCounts counts;

    @Autowired
    DSLContext db;

    @Test
    void a_count_that_is_asked_for_starts_its_process_once() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);

        var first = ask(shelf, "cycle-count");
        var second = ask(shelf, "cycle-count");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("countId")).isEqualTo(first.body().path("countId"));
        assertThat(first.body().path("expectedOnHand").asInt()).isEqualTo(10);
        assertThat(first.body().path("reason").asText()).isEqualTo("cycle-count");
        var messages = db.selectFrom(OUTBOX)
                .where(OUTBOX.CORRELATION_KEY.eq(first.body().path("countId").asText()))
                .fetch();
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().getDestination()).isEqualTo(MessageName.INVENTORY_COUNT_REQUESTED);
        assertThat(messages.getFirst().getBody().toString())
                .contains(shelf.sku("shirt"), shelf.nodeId, "\"description\"", "\"countDueAt\"")
                .doesNotContain("expected");
        assertThat(api.get(first.header("Location")).body().path("status").asText())
                .isEqualTo("REQUESTED");
    }

    @Test
    void the_books_follow_the_count_once() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var countId = countId(ask(shelf, null));

        var output = counts.book(countId, 7);
        counts.book(countId, 3);

        assertThat(output.shortfall()).isZero();
        assertThat(output.ordersAtRisk()).isEmpty();
        assertThat(shelf.stock("shirt").onHand()).isEqualTo(7);
        assertThat(db.selectFrom(STOCK_MOVEMENT)
                        .where(STOCK_MOVEMENT.REFERENCE_ID.eq(countId))
                        .fetch())
                .singleElement()
                .satisfies(movement -> {
                    assertThat(movement.getCause()).isEqualTo("count");
                    assertThat(movement.getOnHandChange()).isEqualTo(-3);
                });
        assertThat(db.fetchSingle(
                                STOCK_LEVEL,
                                STOCK_LEVEL.NODE_ID.eq(shelf.nodeId),
                                STOCK_LEVEL.SKU.eq(shelf.sku("shirt")))
                        .getLastCountedAt())
                .isNotNull();
        var shown =
                api.get("/api/v1/nodes/" + shelf.nodeId + "/counts/" + countId).body();
        assertThat(shown.path("status").asText()).isEqualTo("COUNTED");
        assertThat(shown.path("counted").asInt()).isEqualTo(7);
        assertThat(ask(shelf, null).status()).isEqualTo(201);
    }

    @Test
    void what_is_held_for_orders_stays_held_and_the_orders_are_named() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var orderId = UUID.randomUUID();
        var plan = shelf.plan("shirt", 4);
        reservations.reserve(orderId, List.of(plan));
        var countId = countId(ask(shelf, null));

        var output = counts.book(countId, 1);

        assertThat(output.shortfall()).isEqualTo(3);
        assertThat(output.ordersAtRisk()).singleElement().satisfies(risk -> {
            assertThat(risk.orderId()).isEqualTo(orderId);
            assertThat(risk.holderId()).isEqualTo(plan.fulfilmentId());
            assertThat(risk.quantity()).isEqualTo(4);
        });
        assertThat(output.resolveDueAt()).endsWith("-03:00");
        assertThat(shelf.stock("shirt").onHand()).isEqualTo(4);
        assertThat(shelf.stock("shirt").available()).isZero();
        assertThat(counts.book(countId, 1)).isEqualTo(output);
        var shown =
                api.get("/api/v1/nodes/" + shelf.nodeId + "/counts/" + countId).body();
        assertThat(shown.path("shortfall").asInt()).isEqualTo(3);
        assertThat(shown.at("/ordersAtRisk/0/orderId").asText()).isEqualTo(orderId.toString());
    }

    @Test
    void a_product_that_was_never_there_can_be_counted() {
        var shelf = new Shelf(inventory, db).with("shirt", 1);
        var other = new Shelf(inventory, db);
        var answer = api.post("/api/v1/nodes/" + other.nodeId + "/counts", "{\"sku\": \"" + shelf.sku("shirt") + "\"}");

        counts.book(countId(answer), 5);

        assertThat(inventory
                        .stock(new StockKey(other.nodeId, shelf.sku("shirt")))
                        .onHand())
                .isEqualTo(5);
    }

    @Test
    void counts_are_listed_by_status_newest_first() {
        var shelf = new Shelf(inventory, db).with("shirt", 10).with("cap", 1);
        var path = "/api/v1/nodes/" + shelf.nodeId + "/counts";
        counts.book(countId(ask(shelf, null)), 10);
        api.post(path, "{\"sku\": \"" + shelf.sku("cap") + "\"}");

        assertThat(api.get(path).body().at("/items").findValuesAsText("status"))
                .containsExactly("REQUESTED", "COUNTED");
        var requested = api.get(path + "?status=REQUESTED&size=1").body();
        assertThat(requested.path("total").asInt()).isEqualTo(1);
        assertThat(requested.at("/items/0/sku").asText()).isEqualTo(shelf.sku("cap"));
        assertThat(api.get(path + "?status=LOST").body().at("/errors/0/field").asText())
                .isEqualTo("status");
    }

    @Test
    void wrong_requests_and_counts_are_told() {
        var shelf = new Shelf(inventory, db).with("shirt", 10);
        var path = "/api/v1/nodes/" + shelf.nodeId + "/counts";

        assertThat(api.post("/api/v1/nodes/nowhere/counts", "{\"sku\": \"X\"}").status())
                .isEqualTo(404);
        assertThat(api.post(path, "{\"sku\": \"X\"}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/sku");
        assertThat(api.post(path, "{\"sku\": \"X\", \"reason\": \"Because!\"}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/reason");
        assertThat(api.get(path + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        var countId = countId(ask(shelf, null));
        assertThatThrownBy(() -> counts.book(countId, -1)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> counts.book(countId, null)).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> counts.book(UUID.randomUUID(), 1)).isInstanceOf(NeedsOperator.class);
    }

    private Api.Answer ask(Shelf shelf, String reason) {
        return api.post(
                "/api/v1/nodes/" + shelf.nodeId + "/counts",
                "{\"sku\": \"%s\", \"reason\": %s}"
                        .formatted(shelf.sku("shirt"), reason == null ? "null" : '"' + reason + '"'));
    }

    private static UUID countId(Api.Answer answer) {
        return UUID.fromString(answer.body().path("countId").asText());
    }
}
