package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.pontual.processes.ordering.ReplacementCause;
import io.pontual.sandbox.engine.EngineLog;
import io.pontual.workers.ordering.contract.Replacements;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** One order on its way, paid with a gift card and a card, of products that nobody else buys. */
final class UndoPlay {
    private static final BigDecimal ON_GIFT_CARD = new BigDecimal("20.00");
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final BigDecimal PRICE = new BigDecimal("59.90");

    private final Journey journey;
    private final UndoStory story;
    private final DSLContext db;
    private final EngineLog log;
    private final JobFaults.Faults faults;
    private final OrderRequest request =
            new OrderRequest(UUID.randomUUID().toString().substring(0, 8));
    private final List<String> products = new ArrayList<>();
    private final Map<String, Boolean> done = new HashMap<>();

    private BigDecimal total = BigDecimal.ZERO;
    private String token = "tok_approved";
    private String addedToken = "tok_approved";
    private int handedOver = 2;
    private JsonNode gift;
    private int lost;
    private long lastPassed = System.nanoTime() - PAUSE.toNanos();
    private UndoStock before;
    private String orderId;
    /** Another order than the one of the story when that replaces goods. */
    private String paidOrderId;

    private int toReplaceWith = -1;

    UndoPlay(Journey journey, UndoStory story) {
        this.journey = journey;
        this.story = story;
        db = journey.sandbox().workersBean(DSLContext.class);
        log = journey.sandbox().servers().engine().log();
        faults = journey.sandbox().workersBean(JobFaults.Faults.class);
        products.add(journey.newProduct(""));
    }

    // --- What is ordered

    UndoPlay atPinheiros() {
        return stock("sp-pinheiros", 2).pickup("sp-pinheiros", 2);
    }

    UndoPlay forLocker() {
        var locker = Map.of(
                "nodeId",
                "rio-tijuca",
                "name",
                "Armário",
                "compartments",
                List.of(Map.of("number", "01", "size", "L")));
        assertThat(journey.api.put("/api/v1/lockers/tijuca-undo", locker).status())
                .isEqualTo(200);
        request.inLocker();
        return stock("rio-tijuca", 2).pickup("rio-tijuca", 2);
    }

    UndoPlay fromPinheiros() {
        return stock("sp-pinheiros", 2).ship(2);
    }

    /** @param end of the SKU, which the simulated warehouse obeys */
    UndoPlay fromCajamar(String end) {
        products.set(0, journey.newProduct(end));
        return stock("cd-cajamar", 2).ship(2);
    }

    UndoPlay stock(String nodeId, int units) {
        journey.stock(nodeId, products.getLast(), units);
        return this;
    }

    UndoPlay pickup(String nodeId, int quantity) {
        request.at(nodeId);
        return line(quantity);
    }

    UndoPlay ship(int quantity) {
        request.sent();
        return line(quantity);
    }

    /** The story is that of goods that are sent once more. @param units there are of them then */
    UndoPlay replacedFromPinheiros(int units) {
        toReplaceWith = units;
        return stock("sp-paulista", 2).ship(2);
    }

    /** What the customer said about substitutes of the line. */
    UndoPlay substitution(String wish) {
        request.substitution(wish);
        return this;
    }

    /** One of the last product was found instead of one of the first. */
    Map<String, ?> foundInstead() {
        return Map.of("picked", List.of(line(1, Map.of("substituteSku", products.getLast(), "substituteQuantity", 1))));
    }

    /** A second line, of which there is enough there. */
    UndoPlay another(String nodeId, int quantity) {
        products.add(journey.newProduct(""));
        return stock(nodeId, quantity).line(quantity);
    }

    UndoPlay expect(String nodeId, int units) {
        journey.stock(nodeId, products.getLast(), 0);
        var at = journey.sandbox().clock().instant().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);
        var answer = journey.api.postCsv(
                "/api/v1/feeds/receipts",
                "nodeId,sku,quantity,expectedAt,reference\n%s,%s,%d,%s,PO-%s\n"
                        .formatted(nodeId, products.getLast(), units, at, products.getLast()));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return this;
    }

    /** So many units that people say are not there are gone, whatever becomes of the order. */
    UndoPlay lost(int units) {
        lost = units;
        return this;
    }

    /** Nobody comes to collect it. */
    UndoPlay notCollected() {
        request.by("noshow");
        return this;
    }

    UndoPlay paidBy(String cardToken) {
        token = cardToken;
        return this;
    }

    /** Instead of the card. */
    UndoPlay paidByPix(String magic) {
        token = null;
        request.numbered(magic);
        return this;
    }

    /** A product that the order does not have, and may get. */
    UndoPlay toAdd(String nodeId, int units) {
        products.add(journey.newProduct(""));
        return stock(nodeId, units);
    }

    /** In part. */
    UndoPlay addedPaidBy(String cardToken) {
        addedToken = cardToken;
        return this;
    }

    UndoPlay nobodyPaysPix() {
        request.numbered("nopix");
        return this;
    }

    private UndoPlay line(int quantity) {
        request.line(products.getLast(), quantity, PRICE.toPlainString());
        total = total.add(PRICE.multiply(BigDecimal.valueOf(quantity)));
        return this;
    }

    /** @param known what is to be done with its id before its first step begins */
    void place(Consumer<String> known) {
        story.begin(this);
        var issued = journey.api.post(
                "/api/v1/credit-accounts",
                Map.of("kind", "gift-card", "currency", "BRL", "amount", ON_GIFT_CARD.toPlainString()));
        assertThat(issued.status()).as("%s", issued.body()).isEqualTo(201);
        gift = issued.body();
        request.paidBy("gift-card", gift.path("code").asText(), ON_GIFT_CARD.toPlainString());
        var rest = total.subtract(ON_GIFT_CARD).toPlainString();
        if (token == null) {
            request.paidBy("pix", null, rest);
        } else {
            request.paidWith(token, rest);
        }
        if (toReplaceWith >= 0) {
            replace(known);
            return;
        }
        before = stock();
        orderId = faults.placing(() -> journey.place(request), known);
        paidOrderId = orderId;
    }

    /** Everything was sent and is to be sent once more. */
    private void replace(Consumer<String> known) {
        paidOrderId = journey.place(request);
        waiting().untilAsserted(() -> {
            Parcels.deliver(journey.sandbox(), paidOrderId);
            assertThat(log.openElements(paidOrderId)).isEmpty();
            assertThat(journey.show(paidOrderId).path("status").asText()).isEqualTo("CLOSED");
        });
        stock("sp-pinheiros", toReplaceWith);
        before = stock();
        var replacements = journey.sandbox().workersBean(Replacements.class);
        var wanted = new Replacements.Request(
                UUID.fromString(paidOrderId),
                UUID.randomUUID(),
                ReplacementCause.CLAIM,
                List.of(new Replacements.Line("1", 2)),
                null);
        orderId = faults.placing(
                () -> journey.sandbox()
                        .workersBean(TransactionTemplate.class)
                        .execute(status -> replacements.request(wanted).toString()),
                known);
    }

    String orderId() {
        return orderId;
    }

    // --- What people do

    Map<String, ?> code() {
        return journey.mails(request.email()).stream()
                .filter(mail -> mail.path("text").asText().matches("(?s).*(Code|Código): \\d{6}.*"))
                .findFirst()
                .map(mail -> Map.of("collectionCode", Journey.codeIn(mail)))
                .orElse(null);
    }

    /** The customer takes one unit and leaves the rest behind. */
    Map<String, ?> codeForOne() {
        var code = code();
        if (code == null) {
            return null;
        }
        handedOver = 1;
        total = PRICE;
        return Map.of("collectionCode", code.get("collectionCode"), "taken", List.of(line(1, Map.of())));
    }

    /** A line of the first product, as forms send it. */
    Map<String, ?> line(int quantity, Map<String, ?> more) {
        var line = new HashMap<String, Object>(more);
        line.putAll(Map.of("lineId", "1", "sku", products.getFirst(), "quantity", quantity));
        return line;
    }

    void choose(String option) {
        once("choose", () -> {
            var question = openQuestion();
            question.ifPresent(asked -> choose(asked, option));
            return question.isPresent();
        });
    }

    private Optional<JsonNode> openQuestion() {
        var question =
                journey.api.get("/api/v1/orders/" + orderId + "/choices").body().at("/items/0");
        return Optional.of(question)
                .filter(asked -> asked.path("status").asText().equals("OPEN"));
    }

    private void choose(JsonNode question, String option) {
        var answer = journey.answer(orderId, question, Map.of("option", option));
        assertThat(answer.status()).as("%s of %s", answer.body(), question).isEqualTo(200);
    }

    void moveTo(String nodeId) {
        once("move", () -> {
            if (!isOpen("Task_AcceptShipment")) {
                return false;
            }
            journey.stock(nodeId, products.getFirst(), 2);
            before = new UndoStock(before.units() + 2, before.reserved());
            var fulfilmentId =
                    journey.show(orderId).at("/fulfilments/0/fulfilmentId").asText();
            var answer = journey.api.post(
                    "/api/v1/orders/" + orderId + "/fulfilments/" + fulfilmentId + "/move",
                    Map.of("nodeId", nodeId, "reason", "water damage"));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
            return true;
        });
    }

    void askForANewCode() {
        once("new code", () -> {
            for (var payment : journey.show(orderId).path("payments")) {
                if (payment.path("status").asText().equals("ISSUED")) {
                    return journey.api
                                    .post(
                                            "/api/v1/orders/" + orderId + "/payments/"
                                                    + payment.path("paymentId").asText() + "/codes",
                                            Map.of())
                                    .status()
                            == 202;
                }
            }
            return false;
        });
    }

    void cancelWhenOpen(String elementId) {
        once("cancel", () -> {
            if (!isOpen(elementId)) {
                return false;
            }
            assertThat(cancel()).isEqualTo(202);
            return true;
        });
    }

    /** Now and then while the order waits there: it may have begun to wait a little later than the clock was moved. */
    void letPass(String place, Duration time) {
        if (System.nanoTime() - lastPassed > PAUSE.toNanos()
                && log.openElements(orderId).contains(place)) {
            journey.advance(time);
            lastPassed = System.nanoTime();
        }
    }

    void cancelOneUnitWhenOpen(String elementId) {
        once("change", () -> {
            if (!isOpen(elementId)) {
                return false;
            }
            var answer = journey.api.post(
                    "/api/v1/orders/" + orderId + "/changes",
                    Map.of("cancelLines", List.of(Map.of("lineId", "1", "quantity", 1))));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
            return true;
        });
    }

    /** Of the last product, paid by two cards. */
    void addOneUnitWhenOpen(String elementId) {
        addOneUnitWhenOpen(
                elementId,
                Map.of("method", "credit-card", "amount", "30.00", "token", "tok_approved"),
                Map.of("method", "credit-card", "amount", "29.90", "token", addedToken));
    }

    void addOneUnitByPixWhenOpen(String elementId) {
        addOneUnitWhenOpen(elementId, Map.of("method", "pix", "amount", PRICE.toPlainString()));
    }

    private void addOneUnitWhenOpen(String elementId, Map<?, ?>... tenders) {
        addWhenOpen(elementId, () -> {
            total = total.add(PRICE);
            handedOver++;
            return Map.of("addLines", List.of(lineToAdd()), "tenders", List.of(tenders));
        });
    }

    /** One of the last product for one of the first, at the same price. */
    void swapOneUnitWhenOpen(String elementId) {
        addWhenOpen(
                elementId,
                () -> Map.of(
                        "addLines",
                        List.of(lineToAdd()),
                        "cancelLines",
                        List.of(Map.of("lineId", "1", "quantity", 1))));
    }

    private Map<String, ?> lineToAdd() {
        return Map.of("lineId", "9", "sku", products.getLast(), "quantity", 1, "unitPrice", PRICE.toPlainString());
    }

    private void addWhenOpen(String elementId, Supplier<Map<String, ?>> change) {
        once("add", () -> {
            if (!isOpen(elementId)) {
                return false;
            }
            var answer = journey.api.post("/api/v1/orders/" + orderId + "/changes", change.get());
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
            return true;
        });
    }

    boolean hasAdded() {
        return done.containsKey("add");
    }

    /** The store that the customer chooses has sold it meanwhile, but another can send it there. */
    void chooseWhatIsSold(String nodeId, String senderId) {
        once("choose", () -> {
            var question = openQuestion();
            question.ifPresent(asked -> {
                journey.stock(nodeId, products.getFirst(), 0);
                journey.stock(senderId, products.getFirst(), 2);
                choose(asked, "store:" + nodeId);
            });
            return question.isPresent();
        });
    }

    private void once(String what, BooleanSupplier deed) {
        if (!done.containsKey(what) && deed.getAsBoolean()) {
            done.put(what, true);
        }
    }

    private boolean isOpen(String elementId) {
        return journey.openTasks(orderId).stream()
                .anyMatch(task -> task.path("elementId").asText().equals(elementId));
    }

    /** Everybody does what the story says until it has come so far. */
    void goOnUntil(String goal, BooleanSupplier reached) {
        waiting().untilAsserted(() -> {
            if (!reached.getAsBoolean()) {
                requireNothingElseBroken();
                work(goal);
                assertThat(reached.getAsBoolean())
                        .as(
                                "%s; the order is at %s, incidents %s",
                                goal, log.openElements(orderId), log.incidents(orderId))
                        .isTrue();
            }
        });
    }

    private void requireNothingElseBroken() {
        log.incidents(orderId).stream()
                .filter(incident -> !incident.message().contains(JobFaults.BROKEN))
                .findAny()
                .ifPresent(incident -> {
                    throw new IllegalStateException("An incident that nobody wanted: " + incident);
                });
    }

    private void work(String goal) {
        for (var task : journey.openTasks(orderId)) {
            var elementId = task.path("elementId").asText();
            var answer = goal.endsWith("/" + elementId) ? null : story.answer(this, elementId);
            if (answer != null) {
                var status = journey.api
                        .post(
                                "/api/v1/tasks/" + task.path("taskId").asText() + "/completion",
                                Map.of("variables", answer))
                        .status();
                // Another turn of the process may have taken the task away.
                assertThat(status).isIn(204, 404);
            }
        }
        story.meanwhile(this);
    }

    int cancel() {
        return journey.api
                .post("/api/v1/orders/" + orderId + "/cancellation", Map.of("requestedBy", "system"))
                .status();
    }

    /** As an operator in Operate: the cause is mended, and the failed jobs are tried again. */
    void mend(String step) {
        faults.mend(orderId, step);
        var engine = journey.sandbox().workersBean(CamundaClient.class);
        for (var incident : log.incidents(orderId)) {
            engine.newUpdateRetriesCommand(incident.jobKey()).retries(3).send().join();
            engine.newResolveIncidentCommand(incident.key()).send().join();
        }
    }

    // --- What is true then

    /** What only waits may be over already: then the order has come to it and beyond. */
    boolean isAt(UndoModel.Step step) {
        return switch (step.kind()) {
            case JOB -> isStuckAt(step.name());
            case PERSON -> log.openElements(orderId).contains(step.name());
            case WAIT, GIVES_UP, END -> true;
        };
    }

    boolean isStuckAt(String step) {
        return log.incidents(orderId).stream()
                .anyMatch(incident -> step.equals(incident.processId() + "/" + incident.elementId()));
    }

    boolean hasEnded(String status) {
        return journey.show(orderId).path("status").asText().equals(status);
    }

    /** Everything is as it was before the order. */
    void assertUndone() {
        goOnUntil("CANCELLED", () -> hasEnded("CANCELLED"));
        assertNothingLeft();
        assertThat(stock()).as("stock").isEqualTo(new UndoStock(before.units() - lost, 0));
        assertMoneyBack();
        assertTold("cancelad");
    }

    /** The customer has the goods and is charged for them, then everything is given back. */
    void assertRefunded() {
        goOnUntil("CLOSED", () -> hasEnded("CLOSED"));
        assertNothingLeft();
        assertThat(stock()).as("stock").isEqualTo(new UndoStock(before.units() - handedOver, 0));
        assertThat(Journey.captured(journey.show(paidOrderId))).isEqualByComparingTo(total);
        var answer = journey.api.post(
                "/api/v1/orders/" + paidOrderId + "/appeasements",
                Map.of("kind", "refund", "amount", total.toPlainString(), "reason", "brought back", "role", "manager"));
        assertThat(answer.body().path("status").asText())
                .as("%s", answer.body())
                .isEqualTo("GRANTED");
        waiting().untilAsserted(() -> assertThat(Journey.refunded(journey.show(paidOrderId)))
                .isEqualByComparingTo(total));
        assertNothingLeft();
        assertMoneyBack();
        assertTold("reembolso");
    }

    private void assertNothingLeft() {
        waiting().untilAsserted(() -> {
            Parcels.deliver(journey.sandbox(), orderId);
            work("its end");
            assertThat(log.openElements(orderId)).isEmpty();
        });
        assertThat(log.openProcesses(orderId)).isEmpty();
        assertThat(log.incidents(orderId)).isEmpty();
        assertThat(journey.openTasks(orderId)).isEmpty();
        new Invariants(journey.sandbox()).assertEnded(UUID.fromString(orderId));
    }

    private void assertMoneyBack() {
        var order = journey.show(paidOrderId);
        assertThat(Journey.refunded(order)).isEqualByComparingTo(Journey.captured(order));
        var account = journey.api
                .get("/api/v1/credit-accounts/" + gift.path("accountId").asText())
                .body();
        assertThat(new BigDecimal(account.path("balance").asText()))
                .as("gift card")
                .isEqualByComparingTo(ON_GIFT_CARD);
    }

    private void assertTold(String subject) {
        waiting().untilAsserted(() -> assertThat(journey.mails(request.email()))
                .extracting(mail -> mail.path("subject").asText())
                .anySatisfy(line -> assertThat(line).containsIgnoringCase(subject)));
    }

    private UndoStock stock() {
        return UndoStock.of(db, products);
    }

    private static ConditionFactory waiting() {
        return await().pollInSameThread().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofMinutes(2));
    }
}
