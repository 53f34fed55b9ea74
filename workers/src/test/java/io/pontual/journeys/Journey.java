package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.model.ProcessId;
import io.pontual.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What every story needs: a sandbox, orders to place, people to play, and the invariants. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Stage.Locks.class)
abstract class Journey {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox = Stage.of(getClass()).sandbox();
    protected final Api api = new Api(sandbox.url(), Sandbox.KEY);
    private final String buyer = UUID.randomUUID().toString().substring(0, 8);

    protected Sandbox sandbox() {
        return sandbox;
    }

    /** Two of one product at one node, paid with one card. */
    protected OrderRequest order() {
        return new OrderRequest(buyer);
    }

    /** Posts it and gives the order's id. */
    protected String place(OrderRequest request) {
        var answer = api.post("/api/v1/orders", request.body());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("orderId").asText();
    }

    protected JsonNode show(String orderId) {
        var answer = api.get("/api/v1/orders/" + orderId);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    protected JsonNode awaitStatus(String orderId, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(sandbox().servers().engine().log().incidents()).isEmpty();
            assertThat(show(orderId).path("status").asText()).isEqualTo(status);
        });
        return show(orderId);
    }

    protected JsonNode awaitFulfilment(String orderId, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(orderId).path("fulfilments").path(0).path("status").asText())
                .isEqualTo(status));
        return show(orderId);
    }

    protected JsonNode awaitTask(String orderId, String elementId) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openTasks(orderId))
                .extracting(task -> task.path("elementId").asText())
                .containsExactly(elementId));
        return openTasks(orderId).getFirst();
    }

    /** Staff pack what they picked; the parcels get their labels and wait for the carrier. */
    protected JsonNode awaitLabelled(String orderId) {
        complete(
                awaitOneTask(orderId, "Task_PackParcels"),
                Map.of(
                        "parcels",
                        List.of(Map.of("weightGrams", 900, "lengthMm", 300, "widthMm", 200, "heightMm", 100))));
        return awaitOneTask(orderId, "Task_HandToCarrier");
    }

    /** One of several that are open. */
    protected JsonNode awaitOneTask(String orderId, String elementId) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openTasks(orderId))
                .extracting(task -> task.path("elementId").asText())
                .contains(elementId));
        return openTasks(orderId).stream()
                .filter(task -> task.path("elementId").asText().equals(elementId))
                .findFirst()
                .orElseThrow();
    }

    protected List<JsonNode> openTasks(String orderId) {
        var answer = api.get("/api/v1/tasks?orderId=" + orderId);
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .toList();
    }

    protected void complete(JsonNode task, Map<String, ?> variables) {
        var answer = api.post(
                "/api/v1/tasks/" + task.path("taskId").asText() + "/completion", Map.of("variables", variables));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(204);
    }

    protected JsonNode awaitMail(String to, String subjectPart) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails(to))
                .extracting(mail -> mail.path("subject").asText())
                .anySatisfy(subject -> assertThat(subject).containsIgnoringCase(subjectPart)));
        return mails(to).stream()
                .filter(mail -> mail.path("subject").asText().toLowerCase().contains(subjectPart.toLowerCase()))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    protected List<JsonNode> mails(String to) {
        return StreamSupport.stream(api.get("/sandbox/mails?to=" + to).body().spliterator(), false)
                .toList();
    }

    protected static String codeIn(JsonNode mail) {
        var code = java.util.regex.Pattern.compile("(?m)^(?:Code|Código): (\\d{6})")
                .matcher(mail.path("text").asText());
        assertThat(code.find()).as("%s", mail).isTrue();
        return code.group(1);
    }

    protected void advance(Duration by) {
        assertThat(api.post("/sandbox/clock", Map.of("advance", by.toString())).status())
                .isEqualTo(200);
    }

    /** Unless that is past. */
    protected void advanceTo(Instant at) {
        var now = Instant.parse(api.get("/sandbox/clock").body().path("now").asText());
        if (at.isAfter(now)) {
            advance(Duration.between(now, at));
        }
    }

    protected void partner(String name, String mode) {
        var answer = api.post("/sandbox/partners/" + name, Map.of("mode", mode));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    /** What the customer is asked; waits for the question. */
    protected JsonNode awaitQuestion(String orderId) {
        var path = "/api/v1/orders/" + orderId + "/choices";
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        api.get(path).body().at("/items/0/status").asText())
                .isEqualTo("OPEN"));
        return api.get(path).body().path("items").path(0);
    }

    protected Api.Answer answer(String orderId, JsonNode question, Map<String, ?> body) {
        return api.post(
                "/api/v1/orders/" + orderId + "/choices/"
                        + question.path("choiceId").asText() + "/answer",
                body);
    }

    /** A product of the story's own, so that nobody else buys it; on hand nowhere yet. @param end a magic one, or nothing */
    protected String newProduct(String end) {
        return newProduct(end, "59.90");
    }

    protected String newProduct(String end, String unitPrice) {
        var sku = "J-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase() + end;
        var answer = api.put(
                "/api/v1/products/" + sku,
                Map.of(
                        "name",
                        "Camiseta",
                        "group",
                        "fashion",
                        "unitPrice",
                        unitPrice,
                        "currency",
                        "BRL",
                        "weightGrams",
                        200));
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 204);
        return sku;
    }

    protected void stock(String nodeId, String sku, int onHand) {
        var answer = api.put("/api/v1/nodes/" + nodeId + "/stock/" + sku, Map.of("onHand", onHand, "safetyStock", 0));
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 204);
    }

    /** How much of a product is on hand and reserved at a node. */
    protected Stock stock(String nodeId, String sku) {
        var level = api.get("/api/v1/nodes/" + nodeId + "/stock/" + sku).body();
        return new Stock(level.path("onHand").asInt(), level.path("reserved").asInt());
    }

    /** @param fulfilmentId null for the whole order @param until null for as long as nobody releases it */
    protected String hold(String orderId, String type, String fulfilmentId, Duration until) {
        var body = new HashMap<String, Object>(Map.of("type", type, "reason", "A test holds it"));
        if (fulfilmentId != null) {
            body.put("fulfilmentId", fulfilmentId);
        }
        if (until != null) {
            body.put(
                    "releaseAt",
                    OffsetDateTime.now(sandbox().clock()).plus(until).toString());
        }
        var answer = api.post("/api/v1/orders/" + orderId + "/holds", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("holdId").asText();
    }

    protected void release(String orderId, String holdId) {
        var answer = api.post(
                "/api/v1/orders/" + orderId + "/holds/" + holdId + "/release", Map.of("reason", "A test releases it"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    /** It has come to a gate and waits there. */
    protected void awaitHeldUp(String orderId) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        sandbox().servers().engine().log().openProcesses(orderId))
                .contains(ProcessId.AWAIT_RELEASE));
    }

    /** The order has ended, its parcels arrive, and it has left nothing behind anywhere. */
    protected void assertNothingLeftBehind(String orderId) {
        Parcels.deliver(sandbox(), orderId);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        sandbox().servers().engine().log().openProcesses(orderId))
                .isEmpty());
        assertThat(openTasks(orderId)).isEmpty();
        new Invariants(sandbox()).assertHoldFor(UUID.fromString(orderId));
    }

    protected static BigDecimal captured(JsonNode order) {
        return StreamSupport.stream(order.path("payments").spliterator(), false)
                .map(payment -> new BigDecimal(payment.path("captured").asText("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    protected static BigDecimal refunded(JsonNode order) {
        return StreamSupport.stream(order.path("payments").spliterator(), false)
                .map(payment -> new BigDecimal(payment.path("refunded").asText("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    record Stock(int onHand, int reserved) {}
}
