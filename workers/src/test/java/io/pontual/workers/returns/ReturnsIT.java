package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURNABLE;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.RETURN_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.inventory.RestockReturnWorker;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;

/** Returns from the request to the end, by API and job workers. */
@ApiTest
@Import(ReturnSteps.class)
class ReturnsIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    ReturnCodes codes;

    @Autowired
    ClaimRepository claims;

    @Autowired
    ValueReturnWorker valueReturn;

    @Autowired
    RecordReceiptWorker recordReceipt;

    @Autowired
    RecordInspectionWorker recordInspection;

    @Autowired
    ExpireReturnWorker expireReturn;

    @Autowired
    CloseReturnWorker closeReturn;

    @Autowired
    RestockReturnWorker restockReturn;

    @Autowired
    DSLContext db;

    @Test
    void a_return_is_explained_to_the_cent_in_both_languages_and_what_comes_is_sellable_again() {
        var orderId = order("web", null, 3);
        var asked = ask(orderId, line("1", 2, "wrong-size"));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(asked.body().path("status").asText()).isEqualTo("REQUESTED");
        assertThat(asked.body().at("/lines/0/basis").asText()).isEqualTo("withdrawal");
        assertThat(asked.body().at("/refund/expected/amount").asText()).isEqualTo("183.37");
        var returnId = id(asked);
        assertThat(sent(MessageName.RETURNS_RETURN_REQUESTED, returnId)).isEqualTo(1);

        assertThat(arrive(returnId, codes.code(returnId)).body().path("status").asText())
                .isEqualTo("ARRIVED");
        assertThat(arrive(returnId, codes.code(returnId)).status()).as("again").isEqualTo(200);
        var received = post(returnId, "receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}");
        assertThat(received.body().path("status").asText())
                .as("%s", received.body())
                .isEqualTo("RECEIVED");
        var counted =
                recordReceipt.work(new RecordReceipt.Input(returnId, List.of(new RecordReceipt.Received("1", 2, 0))));
        assertThat(counted.rightUnits()).isEqualTo(2);

        var refund = valueReturn.work(new ValueReturn.Input(orderId, returnId, "on-receipt"));
        assertThat(refund.refundAmount()).isEqualByComparingTo("183.37");
        assertThat(valueReturn.work(new ValueReturn.Input(orderId, returnId, "on-receipt")))
                .isEqualTo(refund);

        post(returnId, "inspection", "{\"lines\": [{\"lineId\": \"1\", \"asNew\": 1, \"used\": 1}]}");
        var graded = List.of(new RecordInspection.Graded("1", 1, 0, 1, 0, 0));
        var looked = recordInspection.work(new RecordInspection.Input(returnId, graded));
        assertThat(looked.dispositions())
                .containsExactlyInAnyOrder(
                        new RestockReturn.Item("1", "SHIRT", 1, "restock"),
                        new RestockReturn.Item("1", "SHIRT", 1, "outlet"));
        var before = onHand();
        restockReturn.work(new RestockReturn.Input(returnId, "STORE", looked.dispositions()));
        restockReturn.work(new RestockReturn.Input(returnId, "STORE", looked.dispositions()));
        assertThat(onHand() - before).as("one is on the shelf again, once").isEqualTo(1);

        assertThat(valueReturn
                        .work(new ValueReturn.Input(orderId, returnId, "on-inspection"))
                        .refundAmount())
                .as("nothing is left")
                .isZero();
        closeReturn.work(new CloseReturn.Input(returnId));
        closeReturn.work(new CloseReturn.Input(returnId));

        var shown = api.get(path(returnId)).body();
        assertThat(shown.path("status").asText()).isEqualTo("CLOSED");
        assertThat(shown.at("/refund/total").asText()).isEqualTo("183.37");
        assertThat(texts(shown.at("/refund/statements/0/explanation")))
                .containsExactly(
                        "R$179.80 for 2 x Camiseta azul, at the prices you bought them for.",
                        "Less R$9.04: their share of the discounts that you had.",
                        "Plus R$12.61: their share of what the shipping cost.",
                        "So R$183.37 goes back to you, the way you paid it.");
        var portuguese = api.send(
                api.request(path(returnId)).header("Accept-Language", "pt-BR").GET());
        assertThat(texts(portuguese.body().at("/refund/statements/0/explanation")))
                .contains("Mais R$ 12,61: a parte deles no frete.");
    }

    @Test
    void however_it_comes_back_the_parts_add_up_to_what_was_charged() {
        var orderId = order("web", null, 1);
        var sum = BigDecimal.ZERO;
        for (var part : List.of(line("1", 1, "changed-mind"), line("2", 1, "wrong-size"), line("1", 1, "defective"))) {
            var returnId = received(orderId, part);
            sum = sum.add(valueReturn
                    .work(new ValueReturn.Input(orderId, returnId, "on-inspection"))
                    .refundAmount());
        }
        assertThat(sum).isEqualByComparingTo("202.95");
    }

    @Test
    void what_went_back_before_does_not_go_back_again() {
        var orderId = order("web", null, 1);
        charged(orderId, "202.95", "100.00");
        var returnId = received(orderId, line("1", 2, "changed-mind"));
        assertThat(valueReturn
                        .work(new ValueReturn.Input(orderId, returnId, "on-inspection"))
                        .refundAmount())
                .isEqualByComparingTo("102.95");
        assertThat(api.get(path(returnId))
                        .body()
                        .at("/refund/statements/0/alreadyBack")
                        .asText())
                .isEqualTo("80.42");
    }

    @Test
    void never_more_than_was_handed_over_comes_back_over_all_returns() throws Exception {
        var orderId = order("web", null, 1);
        assertThat(ask(orderId, line("1", 3, "changed-mind")).problem()).isEqualTo("not-returnable");
        try (var people = Executors.newFixedThreadPool(4)) {
            var answers = people
                    .invokeAll(Stream.generate(() -> (java.util.concurrent.Callable<Api.Answer>)
                                    () -> ask(orderId, line("1", 1, "changed-mind")))
                            .limit(4)
                            .toList())
                    .stream()
                    .map(ReturnsIT::get)
                    .toList();
            assertThat(answers.stream().filter(answer -> answer.status() == 202))
                    .hasSize(2);
            assertThat(answers.stream().filter(answer -> answer.status() == 409))
                    .hasSize(2)
                    .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("not-returnable"));
        }
        assertThatThrownBy(() -> claims.claim(orderId, "1", 1)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_does_not_come_or_is_called_off_or_expires_may_be_asked_for_again() {
        var orderId = order("web", null, 1);
        var short1 = id(ask(orderId, line("1", 2, "changed-mind")));
        arrive(short1, codes.code(short1));
        var counted =
                recordReceipt.work(new RecordReceipt.Input(short1, List.of(new RecordReceipt.Received("1", 1, 1))));
        assertThat(counted.rightUnits()).isEqualTo(1);
        assertThat(claimed(orderId)).isEqualTo(1);
        assertThat(api.get(path(short1)).body().at("/lines/0/wrong").asInt()).isEqualTo(1);

        var off = id(ask(orderId, line("1", 1, "changed-mind")));
        assertThat(post(off, "cancellation", "").body().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(post(off, "cancellation", "").status()).isEqualTo(200);
        assertThat(sent(MessageName.RETURNS_RETURN_CANCELLED, off)).isEqualTo(1);
        assertThat(arrive(off, codes.code(off)).problem()).isEqualTo("return-not-open");

        var late = id(ask(orderId, line("1", 1, "changed-mind")));
        assertThat(expireReturn.work(new ExpireReturn.Input(late)).expiry()).isEqualTo("expired");
        assertThat(expireReturn.work(new ExpireReturn.Input(late)).expiry()).isEqualTo("expired");
        assertThat(claimed(orderId)).isEqualTo(1);

        var intime = id(ask(orderId, line("1", 1, "changed-mind")));
        arrive(intime, codes.code(intime));
        var kept = expireReturn.work(new ExpireReturn.Input(intime));
        assertThat(kept.expiry()).isEqualTo("here");
        assertThat(kept.nodeId()).isEqualTo("STORE");
        assertThat(post(intime, "cancellation", "").problem()).isEqualTo("return-not-open");
    }

    @Test
    void guessing_the_code_ends_after_some_attempts_and_an_agent_may_make_sure_otherwise() {
        var returnId = id(ask(order("web", null, 1), line("1", 1, "changed-mind")));
        var wrong = codes.code(returnId).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 4; i++) {
            assertThat(arrive(returnId, wrong).problem()).isEqualTo("return-wrong-code");
        }
        assertThat(arrive(returnId, wrong).problem()).isEqualTo("return-code-locked");
        assertThat(arrive(returnId, codes.code(returnId)).problem()).isEqualTo("return-code-locked");
        assertThat(api.get(path(returnId)).body().path("codeLocked").asBoolean())
                .isTrue();

        var store = api.newKey(null, "tasks");
        assertThat(api.send(api.anonymous(path(returnId) + "/arrival")
                                .header("X-Api-Key", store)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"nodeId\": \"STORE\"}")))
                        .problem())
                .isEqualTo("return-code-locked");
        assertThat(post(returnId, "arrival", "{\"nodeId\": \"STORE\"}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("ARRIVED");
    }

    @Test
    void too_late_is_refused_until_an_agent_grants_it() {
        var orderId = order("web", null, 70);
        var refused = ask(orderId, line("1", 1, "changed-mind"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-returnable");
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("/lines/0");
        assertThat(refused.body().at("/errors/0/message").asText()).contains("is over");

        var grant =
                "{\"requestedBy\": \"agent\", \"lines\": [%s], \"grant\": {\"role\": \"agent\", \"reason\": \"ill\"}}"
                        .formatted(line("1", 1, "changed-mind"));
        assertThat(api.send(api.anonymous("/api/v1/orders/" + orderId + "/returns")
                                .header("X-Api-Key", api.newKey("web", "orders:write"))
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(grant)))
                        .problem())
                .isEqualTo("missing-scope");
        var granted = send(orderId, grant, UUID.randomUUID().toString());
        assertThat(granted.status()).as("%s", granted.body()).isEqualTo(202);
        assertThat(granted.body().at("/lines/0/basis").asText()).isEqualTo("granted");
        assertThat(granted.body().at("/refund/expected/shipping").asText()).isEqualTo("0.00");
    }

    @Test
    void somebody_elses_order_is_refused() {
        var orderId = order("web", "C-1", 1);
        var body = "{\"customerId\": \"C-2\", \"lines\": [%s]}".formatted(line("1", 1, "changed-mind"));
        assertThat(send(orderId, body, UUID.randomUUID().toString()).problem()).isEqualTo("not-your-order");
        var others = api.send(api.anonymous("/api/v1/orders/" + orderId + "/returns")
                .header("X-Api-Key", api.newKey("app", "orders:write"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"lines\": [%s]}".formatted(line("1", 1, "changed-mind")))));
        assertThat(others.problem()).isEqualTo("wrong-channel");
        assertThat(ask(UUID.randomUUID(), line("1", 1, "changed-mind")).status())
                .isEqualTo(404);
        assertThat(api.get(path(UUID.randomUUID())).status()).isEqualTo(404);
    }

    @Test
    void a_known_customer_with_little_at_stake_has_the_money_at_once_and_then_cannot_call_it_off() {
        var orderId = order("web", "C-" + UUID.randomUUID(), 1);
        var asked = ask(orderId, line("2", 1, "changed-mind"));
        assertThat(asked.body().at("/refund/when").asText()).isEqualTo("at-once");
        assertThat(valueReturn
                        .work(new ValueReturn.Input(orderId, id(asked), "at-once"))
                        .refundAmount())
                .isEqualByComparingTo("19.59");
        assertThat(post(id(asked), "cancellation", "").problem()).isEqualTo("return-refunded");
        expireReturn.work(new ExpireReturn.Input(id(asked)));
        assertThat(ask(orderId, line("2", 1, "changed-mind")).problem())
                .as("money went back for it")
                .isEqualTo("not-returnable");
    }

    @Test
    void the_same_request_twice_is_one_return() {
        var orderId = order("web", null, 1);
        var key = UUID.randomUUID().toString();
        var body = "{\"lines\": [%s]}".formatted(line("1", 1, "changed-mind"));
        var first = send(orderId, body, key);
        assertThat(send(orderId, body, key).body()).isEqualTo(first.body());
        assertThat(db.fetchCount(RETURN_REQUEST, RETURN_REQUEST.ORDER_ID.eq(orderId)))
                .isEqualTo(1);
        assertThat(api.post("/api/v1/orders/" + orderId + "/returns", body).problem())
                .isEqualTo("idempotency-key-missing");
        assertThat(api.get("/api/v1/orders/" + orderId + "/returns").body().path("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                                                             | /lines
                    {"lines": []}                                                                                  | /lines
                    {"lines": [{"quantity": 1, "reason": "damaged"}]}                                              | /lines/0/lineId
                    {"lines": [{"lineId": "9", "quantity": 1, "reason": "damaged"}]}                               | /lines/0/lineId
                    {"lines": [{"lineId": "1", "reason": "damaged"}]}                                              | /lines/0/quantity
                    {"lines": [{"lineId": "1", "quantity": 0, "reason": "damaged"}]}                               | /lines/0/quantity
                    {"lines": [{"lineId": "1", "quantity": 1}]}                                                    | /lines/0/reason
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "bored"}]}                                 | /lines/0/reason
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "condition": "burnt"}]}         | /lines/0/condition
                    {"lines": [{"lineId": "1", "quantity": 1, "reason": "damaged", "photos": ["a b"]}]}            | /lines/0/photos/0
                    {"way": "pigeon", "lines": [{"lineId": "1", "quantity": 1, "reason": "damaged"}]}              | /way
                    {"requestedBy": "king", "lines": [{"lineId": "1", "quantity": 1, "reason": "damaged"}]}        | /requestedBy
                    {"customerId": "a b", "lines": [{"lineId": "1", "quantity": 1, "reason": "damaged"}]}          | /customerId
                    {"grant": {"role": "king", "reason": "x"}, "lines": [{"lineId": "1", "quantity": 1, "reason": "damaged"}]} | /grant/role
                    {"grant": {"role": "agent", "reason": " "}, "lines": [{"lineId": "1", "quantity": 1, "reason": "damaged"}]} | /grant/reason
                    """)
    void bad_requests_are_refused_and_nothing_happens(String body, String field) {
        var orderId = order("web", null, 1);
        var answer = send(orderId, body, UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(db.fetchCount(RETURN_REQUEST, RETURN_REQUEST.ORDER_ID.eq(orderId)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    arrival    | {"code": "123456"}                                         | /nodeId
                    arrival    | {"nodeId": "NOWHERE", "code": "123456"}                     | /nodeId
                    arrival    | {"nodeId": "STORE", "code": "abc"}                          | /code
                    receipt    | {}                                                         | /lines
                    receipt    | {"lines": [{"lineId": "1", "quantity": -1}]}                | /lines/0/quantity
                    receipt    | {"lines": [{"lineId": "1", "quantity": 1, "wrong": -1}]}    | /lines/0/wrong
                    inspection | {"lines": [{"asNew": 1}]}                                  | /lines/0/lineId
                    inspection | {"lines": [{"lineId": "1", "asNew": -1}]}                   | /lines/0/asNew
                    """)
    void bad_reports_of_stores_are_refused(String what, String body, String field) {
        var returnId = id(ask(order("web", null, 1), line("1", 1, "changed-mind")));
        var answer = post(returnId, what, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void stores_count_and_grade_what_there_is() {
        var returnId = id(ask(order("web", null, 1), line("1", 2, "changed-mind")));
        assertThat(post(returnId, "receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                        .problem())
                .isEqualTo("return-not-open");
        arrive(returnId, codes.code(returnId));
        var more = post(returnId, "receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 3}]}");
        assertThat(more.body().at("/errors/0/message").asText()).contains("0 to 2");
        assertThatThrownBy(() -> recordReceipt.work(
                        new RecordReceipt.Input(returnId, List.of(new RecordReceipt.Received("7", 1, 0)))))
                .isInstanceOf(NeedsOperator.class);
        post(returnId, "receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}");
        assertThat(post(returnId, "receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 2}]}")
                        .status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(post(returnId, "receipt", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                        .problem())
                .isEqualTo("return-not-open");
        var less = post(returnId, "inspection", "{\"lines\": [{\"lineId\": \"1\", \"asNew\": 1}]}");
        assertThat(less.body().at("/errors/0/message").asText()).contains("add up to 2");
        assertThatThrownBy(() -> recordInspection.work(new RecordInspection.Input(returnId, List.of())))
                .isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> closeReturn.work(new CloseReturn.Input(UUID.randomUUID())))
                .isInstanceOf(NeedsOperator.class);
    }

    private UUID received(UUID orderId, String line) {
        var returnId = id(ask(orderId, line));
        arrive(returnId, codes.code(returnId));
        var wanted = api.get(path(returnId)).body().at("/lines/0");
        recordReceipt.work(new RecordReceipt.Input(
                returnId,
                List.of(new RecordReceipt.Received(
                        wanted.path("lineId").asText(), wanted.path("quantity").asInt(), 0))));
        return returnId;
    }

    private UUID order(String channel, String customerId, int daysAgo) {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship")
                .product("SHIRT", "Camiseta azul", "home")
                .product("MUG", "Caneca", "home");
        var orderId = steps.delivered(channel, customerId, daysAgo);
        charged(orderId, "202.95", "0");
        return orderId;
    }

    private void charged(UUID orderId, String captured, String refunded) {
        steps.charged(orderId, captured, refunded);
    }

    private int onHand() {
        return db.select(STOCK_LEVEL.ON_HAND)
                .from(STOCK_LEVEL)
                .where(STOCK_LEVEL.NODE_ID.eq("STORE"), STOCK_LEVEL.SKU.eq("SHIRT"))
                .fetchOptional(STOCK_LEVEL.ON_HAND)
                .orElse(0);
    }

    private int claimed(UUID orderId) {
        return db.fetchValue(RETURNABLE.CLAIMED, RETURNABLE.ORDER_ID.eq(orderId).and(RETURNABLE.LINE_ID.eq("1")));
    }

    private int sent(String message, UUID returnId) {
        return db.fetchCount(
                OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(returnId.toString())));
    }

    private Api.Answer arrive(UUID returnId, String code) {
        return post(returnId, "arrival", "{\"nodeId\": \"STORE\", \"code\": \"%s\"}".formatted(code));
    }

    private Api.Answer post(UUID returnId, String what, String body) {
        return api.post(path(returnId) + "/" + what, body);
    }

    private Api.Answer ask(UUID orderId, String line) {
        return send(
                orderId, "{\"lines\": [%s]}".formatted(line), UUID.randomUUID().toString());
    }

    private Api.Answer send(UUID orderId, String body, String key) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/returns")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String line(String lineId, int quantity, String reason) {
        return "{\"lineId\": \"%s\", \"quantity\": %d, \"reason\": \"%s\"}".formatted(lineId, quantity, reason);
    }

    private static List<String> texts(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Api.Answer get(java.util.concurrent.Future<Api.Answer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID id(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return UUID.fromString(answer.body().path("returnId").asText());
    }

    private static String path(UUID returnId) {
        return "/api/v1/returns/" + returnId;
    }
}
