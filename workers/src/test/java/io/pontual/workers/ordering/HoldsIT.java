package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.HOLD;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.CheckHolds;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.PaymentHolds;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds that people and rules place and release; those for fear of fraud are in {@link ReviewsIT}. */
@ApiTest
class HoldsIT {
    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    CheckHoldsWorker checkHolds;

    @Autowired
    ConfirmOrderWorker confirmOrder;

    @Autowired
    OrderProgress progress;

    @Autowired
    Orders orders;

    @Autowired
    PaymentHolds paymentHolds;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    private Api.Answer place(UUID orderId, String body) {
        return place(orderId, body, UUID.randomUUID().toString());
    }

    private Api.Answer place(UUID orderId, String body, String key) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/holds")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private UUID held(UUID orderId, String type) {
        var answer = place(orderId, "{\"type\": \"" + type + "\", \"reason\": \"Ana is away\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return UUID.fromString(answer.body().path("holdId").asText());
    }

    private Api.Answer release(UUID orderId, UUID holdId) {
        return api.post("/api/v1/orders/" + orderId + "/holds/" + holdId + "/release", "{\"reason\": \"Ana is back\"}");
    }

    private JsonNode read(UUID orderId) {
        return api.get("/api/v1/orders/" + orderId).body();
    }

    private void pass(UUID orderId, UUID fulfilmentId) {
        transaction.executeWithoutResult(status -> orders.requireReleased(orderId, fulfilmentId));
    }

    private UUID fulfilment(UUID orderId) {
        var fulfilmentId = UUID.randomUUID();
        neighbours.fulfilments(
                orderId, new Fulfilments.Fulfilment(fulfilmentId, "STORE", "pickup", Instant.now(), List.of()));
        return fulfilmentId;
    }

    private int messages(UUID key) {
        return db.fetchCount(
                OUTBOX,
                OUTBOX.DESTINATION
                        .eq(MessageName.ORDERING_HOLD_RELEASED)
                        .and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fraud", "address", "payment", "customer-request"})
    void a_person_holds_an_order_and_lets_it_go(String type) {
        var orderId = api.placed();
        var holdId = held(orderId, type);

        var hold = read(orderId).at("/holds/0");
        assertThat(hold.path("type").asText()).isEqualTo(type);
        assertThat(hold.at("/reasons/0").asText()).isEqualTo("Ana is away");
        assertThat(hold.path("placedBy").asText()).isNotBlank();
        assertThat(Duration.parse(hold.path("age").asText())).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(read(orderId).path("status").asText()).isEqualTo("ON_HOLD");
        assertThatThrownBy(() -> pass(orderId, null)).isInstanceOf(BusinessError.class);

        var released = release(orderId, holdId);

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.body().path("status").asText()).isEqualTo("RELEASED");
        assertThat(released.body().path("releaseReason").asText()).isEqualTo("Ana is back");
        assertThat(read(orderId).path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(messages(orderId)).isEqualTo(1);
        pass(orderId, null);
        var story = api.get("/api/v1/orders/" + orderId + "/events").body().toString();
        assertThat(story).contains("ORDER_ON_HOLD", "HOLD_RELEASED").doesNotContain("Ana is");
    }

    @Test
    void a_hold_that_is_over_stays_as_it_was_released_first() {
        var orderId = api.placed();
        var holdId = held(orderId, "address");
        release(orderId, holdId);

        var again = api.post(
                "/api/v1/orders/" + orderId + "/holds/" + holdId + "/release", "{\"reason\": \"Another reason\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("releaseReason").asText()).isEqualTo("Ana is back");
        assertThat(messages(orderId)).isEqualTo(1);
    }

    @Test
    void holds_of_several_types_are_all_to_be_released() {
        var orderId = api.placed();
        var first = held(orderId, "address");
        held(orderId, "customer-request");
        release(orderId, first);

        assertThat(read(orderId).path("status").asText()).isEqualTo("ON_HOLD");
        assertThatThrownBy(() -> pass(orderId, null)).isInstanceOf(BusinessError.class);
        assertThat(checkHolds.checkHolds(new CheckHolds.Input(orderId, null)).held())
                .isTrue();
    }

    @Test
    void there_is_one_open_hold_of_a_type() {
        var orderId = api.placed();
        var holdId = held(orderId, "address");

        var second = place(orderId, "{\"type\": \"address\", \"reason\": \"Once more\"}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("type").asText()).endsWith("already-held");
        assertThat(second.body().path("detail").asText()).contains(holdId.toString());
        release(orderId, holdId);
        held(orderId, "address");
    }

    @Test
    void a_repeated_request_holds_once() {
        var orderId = api.placed();
        var key = UUID.randomUUID().toString();
        var body = "{\"type\": \"address\", \"reason\": \"x\"}";
        var first = place(orderId, body, key);

        assertThat(place(orderId, body, key).body()).isEqualTo(first.body());
        assertThat(read(orderId).path("holds")).hasSize(1);
    }

    @Test
    void one_fulfilment_is_held_alone() {
        var orderId = api.placed();
        var fulfilmentId = fulfilment(orderId);
        var answer = place(
                orderId,
                "{\"type\": \"address\", \"reason\": \"No such street\", \"fulfilmentId\": \"" + fulfilmentId + "\"}");
        assertThat(answer.status()).isEqualTo(201);

        assertThat(read(orderId).path("status").asText()).isEqualTo("ACCEPTED");
        pass(orderId, null);
        pass(orderId, UUID.randomUUID());
        assertThatThrownBy(() -> pass(orderId, fulfilmentId)).isInstanceOf(BusinessError.class);
        var found = checkHolds.checkHolds(new CheckHolds.Input(orderId, fulfilmentId));
        assertThat(found.held()).isTrue();
        assertThat(found.holdTarget()).isEqualTo(fulfilmentId);

        release(orderId, UUID.fromString(answer.body().path("holdId").asText()));
        pass(orderId, fulfilmentId);
        assertThat(messages(fulfilmentId)).isEqualTo(1);
        assertThat(messages(orderId)).isZero();
    }

    @Test
    void whoever_waits_for_one_fulfilment_hears_that_the_order_is_released() {
        var orderId = api.placed();
        var fulfilmentId = fulfilment(orderId);
        confirmOrder.confirmOrder(new ConfirmOrder.Input(orderId));
        var holdId = held(orderId, "customer-request");
        assertThat(read(orderId).path("status").asText()).isEqualTo("IN_FULFILMENT");
        assertThatThrownBy(() -> pass(orderId, fulfilmentId)).isInstanceOf(BusinessError.class);

        release(orderId, holdId);

        assertThat(messages(fulfilmentId)).isEqualTo(1);
        assertThat(messages(orderId)).isEqualTo(1);
        assertThat(read(orderId).path("status").asText()).isEqualTo("IN_FULFILMENT");
    }

    @Test
    void a_hold_with_an_end_ends_by_itself() {
        var orderId = api.placed();
        var end = Instant.now().plusSeconds(2);
        assertThat(place(
                                orderId,
                                "{\"type\": \"customer-request\", \"reason\": \"Away\", \"releaseAt\": \"" + end
                                        + "\"}")
                        .status())
                .isEqualTo(201);
        var found = checkHolds.checkHolds(new CheckHolds.Input(orderId, null));
        assertThat(found.held()).isTrue();
        assertThat(Instant.parse(found.lookAgainAt())).isBetween(end.minusMillis(1), end.plusMillis(1));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThatCode(() -> pass(orderId, null)).doesNotThrowAnyException());

        assertThat(read(orderId).at("/holds/0/status").asText()).isEqualTo("RELEASED");
        assertThat(checkHolds.checkHolds(new CheckHolds.Input(orderId, null)).held())
                .isFalse();
        assertThat(read(orderId).at("/holds/0/releasedBy").asText()).isEqualTo("pontual");
        assertThat(read(orderId).path("status").asText()).isEqualTo("ACCEPTED");
        held(orderId, "customer-request");
    }

    @Test
    void an_order_that_ends_is_held_by_nobody() {
        var orderId = api.placed();
        held(orderId, "address");
        api.post("/api/v1/orders/" + orderId + "/cancellation", "{}");

        assertThat(read(orderId).at("/holds/0/status").asText()).isEqualTo("RELEASED");
        assertThat(place(orderId, "{\"type\": \"fraud\", \"reason\": \"Late\"}")
                        .body()
                        .path("type")
                        .asText())
                .endsWith("order-ended");

        var closed = api.placed();
        confirmOrder.confirmOrder(new ConfirmOrder.Input(closed));
        held(closed, "payment");
        var outcomes =
                List.of(new FulfilmentOutcome(UUID.randomUUID(), "handed-over", List.of(new LineQuantity("1", 1))));
        progress.settle(closed, outcomes);
        progress.close(closed, outcomes);
        assertThat(read(closed).at("/holds/0/status").asText()).isEqualTo("RELEASED");
    }

    // --- Races

    @Test
    void whoever_passes_a_gate_keeps_holds_out_until_it_is_through() throws Exception {
        var orderId = api.placed();
        var placed = new CompletableFuture<Api.Answer>();
        transaction.executeWithoutResult(status -> {
            orders.requireReleased(orderId, null);
            placed.completeAsync(() -> place(orderId, "{\"type\": \"address\", \"reason\": \"Race\"}"));
            assertThat(db.fetchCount(HOLD, HOLD.ORDER_ID.eq(orderId))).isZero();
            assertThat(placed).isNotDone();
        });

        assertThat(placed.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
        assertThatThrownBy(() -> pass(orderId, null)).isInstanceOf(BusinessError.class);
    }

    @Test
    void whoever_finds_a_gate_closed_may_keep_what_it_has_done() {
        var orderId = api.placed();
        held(orderId, "address");

        transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> orders.requireReleased(orderId, null)).isInstanceOf(BusinessError.class);
            assertThat(status.isRollbackOnly()).isFalse();
        });
    }

    // --- Rules

    @Test
    void an_address_that_cannot_be_right_is_held_where_nobody_is_there_to_correct_it() {
        var answer = api.place(sentTo("marketplace", "RJ"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        var orderId = answer.orderId();

        var hold = read(orderId).at("/holds/0");
        assertThat(hold.path("type").asText()).isEqualTo("address");
        assertThat(hold.path("placedBy").asText()).isEqualTo("address-policy");
        assertThat(api.place(sentTo("web", "RJ")).status()).isEqualTo(400);
        assertThat(read(api.place(sentTo("marketplace", "SP")).orderId()).path("holds"))
                .isEmpty();
    }

    private ObjectNode sentTo(String channel, String state) {
        var order = api.shipOrder().put("channel", channel);
        ((ObjectNode) order.at("/fulfilment/address")).put("state", state);
        return order;
    }

    @Test
    void no_more_goods_leave_while_money_could_not_be_taken() {
        var orderId = api.placed();
        confirmOrder.confirmOrder(new ConfirmOrder.Input(orderId));
        transaction.executeWithoutResult(status -> paymentHolds.failed(orderId));
        transaction.executeWithoutResult(status -> paymentHolds.failed(orderId));

        assertThat(read(orderId).path("holds")).hasSize(1);
        assertThat(paymentHolds.areOpen(orderId)).isTrue();
        assertThatThrownBy(() -> pass(orderId, UUID.randomUUID())).isInstanceOf(BusinessError.class);

        transaction.executeWithoutResult(status -> paymentHolds.mended(orderId));
        pass(orderId, UUID.randomUUID());
        assertThat(paymentHolds.areOpen(orderId)).isFalse();
    }

    @Test
    void money_that_was_taken_releases_nothing_that_a_person_holds() {
        var orderId = api.placed();
        held(orderId, "payment");
        transaction.executeWithoutResult(status -> paymentHolds.mended(orderId));

        assertThat(read(orderId).at("/holds/0/status").asText()).isEqualTo("OPEN");
    }

    // --- The list

    @Test
    void what_is_held_is_listed_by_type_age_and_order_in_pages() {
        var orderId = api.placed();
        var first = held(orderId, "address");
        held(orderId, "payment");
        held(orderId, "customer-request");

        var page = api.get("/api/v1/holds?orderId=" + orderId + "&size=2").body();
        assertThat(types(page)).containsExactly("address", "payment");
        var rest = api.get(page.path("next").asText()).body();
        assertThat(types(rest)).containsExactly("customer-request");
        assertThat(rest.path("next").isNull() || rest.path("next").isMissingNode())
                .isTrue();
        assertThat(types(
                        api.get("/api/v1/holds?type=payment&orderId=" + orderId).body()))
                .containsExactly("payment");
        assertThat(types(api.get("/api/v1/holds?olderThan=PT0S&orderId=" + orderId)
                        .body()))
                .hasSize(3);
        assertThat(types(api.get("/api/v1/holds?olderThan=PT1H&orderId=" + orderId)
                        .body()))
                .isEmpty();
        release(orderId, first);
        assertThat(types(api.get("/api/v1/holds?orderId=" + orderId).body())).doesNotContain("address");
    }

    private static List<String> types(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(hold -> hold.path("type").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=theft",
                "type=",
                "olderThan=4h",
                "olderThan=-PT4H",
                "olderThan=P99999D",
                "orderId=1",
                "page=x",
                "size=0",
                "size=101",
                "sort=age"
            })
    void a_wrong_filter_is_refused(String query) {
        assertThat(api.get("/api/v1/holds?" + query).status()).isEqualTo(400);
    }

    // --- Bad input

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\": \"x\"} | /type",
                "{\"type\": null, \"reason\": \"x\"} | /type",
                "{\"type\": \"theft\", \"reason\": \"x\"} | /type",
                "{\"type\": 1, \"reason\": \"x\"} | /type",
                "{\"type\": \"address\"} | /reason",
                "{\"type\": \"address\", \"reason\": \" \"} | /reason",
                "{\"type\": \"address\", \"reason\": \"card 4111 1111 1111 1111\"} | /reason",
                "{\"type\": \"address\", \"reason\": [\"x\"]} | /reason",
                "{\"type\": \"address\", \"reason\": \"x\", \"fulfilmentId\": \"1\"} | /fulfilmentId",
                "{\"type\": \"address\", \"reason\": \"x\", \"fulfilmentId\": \"0198c7a2-7f0e-7000-8000-4b5f7d1c2a10\"} | /fulfilmentId",
                "{\"type\": \"address\", \"reason\": \"x\", \"releaseAt\": \"tomorrow\"} | /releaseAt",
                "{\"type\": \"address\", \"reason\": \"x\", \"releaseAt\": \"2020-01-01T00:00:00Z\"} | /releaseAt",
                "{\"type\": \"address\", \"reason\": \"x\", \"releaseAt\": \"2999-01-01T00:00:00Z\"} | /releaseAt",
                "{\"type\": \"address\", \"reason\": \"x\", \"until\": \"x\"} | /until"
            })
    void a_hold_that_makes_no_sense_is_refused_and_its_field_named(String body, String field) {
        var orderId = api.placed();
        var answer = place(orderId, body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("errors").toString()).contains("\"" + field + "\"");
        assertThat(answer.body().toString()).doesNotContain("4111");
        assertThat(read(orderId).path("holds")).isEmpty();
    }

    @Test
    void a_reason_that_is_too_long_is_refused() {
        var orderId = api.placed();

        assertThat(place(orderId, "{\"type\": \"address\", \"reason\": \"" + "x".repeat(501) + "\"}")
                        .status())
                .isEqualTo(400);
        var holdId = held(orderId, "address");
        for (var body : List.of("{}", "{\"reason\": \"\"}", "{\"reason\": \"" + "x".repeat(501) + "\"}")) {
            assertThat(api.post("/api/v1/orders/" + orderId + "/holds/" + holdId + "/release", body)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void unknown_orders_and_holds_are_not_found() {
        var orderId = api.placed();
        var other = held(api.placed(), "address");

        assertThat(place(UUID.randomUUID(), "{\"type\": \"address\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(release(orderId, UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(release(orderId, other).status()).isEqualTo(404);
    }
}
