package io.pontual.workers.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whoever wants more for an order than they paid for is told why not, in whichever way they try. */
@ApiTest
@Import(ReturnSteps.class)
class ReturnAbuseIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    ReturnCodes codes;

    @Autowired
    RecordReceiptWorker recordReceipt;

    @Autowired
    ValueReturnWorker valueReturn;

    @Autowired
    DSLContext db;

    /** In which a customer may want something for goods that they have. */
    enum Way {
        RETURN(
                "returns",
                "not-returnable",
                "{\"lines\": [{\"lineId\": \"2\", \"quantity\": %d, \"reason\": \"changed-mind\"}]%s}"),
        EXCHANGE(
                "returns",
                "not-returnable",
                "{\"lines\": [{\"lineId\": \"2\", \"quantity\": %d, \"reason\": \"changed-mind\", \"resolution\":"
                        + " \"exchange\", \"exchangeFor\": {\"sku\": \"SOCKS\"}}]%s}"),
        CLAIM(
                "claims",
                "already-claimed",
                "{\"kind\": \"missing\", \"lines\": [{\"lineId\": \"2\", \"quantity\": %d}]%s}"),
        REPAIR(
                "repairs",
                "not-repairable",
                "{\"lineId\": \"2\", \"problem\": \"other\", \"way\": \"send-in\", \"nodeId\": \"STORE\"%2$s}");

        private final String path;
        private final String refused;
        private final String body;

        Way(String path, String refused, String body) {
            this.path = path;
            this.refused = refused;
            this.body = body;
        }

        String body(int units, String more) {
            return body.formatted(units, more);
        }
    }

    static Stream<Arguments> twice() {
        return Arrays.stream(Way.values())
                .flatMap(first -> Arrays.stream(Way.values()).map(then -> Arguments.of(first, then)));
    }

    @BeforeEach
    void stores() {
        new Catalog(db)
                .node("STORE", "America/Sao_Paulo", "tasklist", true, "pickup", "ship")
                .node("belem-nazare", "America/Belem", "tasklist", true, "pickup", "ship");
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @MethodSource("twice")
    void one_mug_is_asked_for_once_whichever_way(Way first, Way then) {
        var orderId = order(null);
        assertThat(ask(orderId, first, 1, "").status()).isEqualTo(202);

        var again = ask(orderId, then, 1, "");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo(then.refused);
        assertThat(again.body().toString()).containsAnyOf("already", "more than the customer has");
    }

    @Test
    void of_all_who_ask_for_it_at_once_one_gets_it() throws Exception {
        var orderId = order(null);
        var answers = atOnce(Arrays.stream(Way.values())
                .map(way -> (Callable<Api.Answer>) () -> ask(orderId, way, 1, ""))
                .toList());
        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(202, 409, 409, 409);
    }

    @ParameterizedTest
    @EnumSource(names = "REPAIR", mode = EnumSource.Mode.EXCLUDE)
    void more_than_was_bought_is_refused(Way way) {
        var answer = ask(order(null), way, 2, "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo(way.refused);
        assertThat(answer.body().at("/errors/0/detail").asText() + answer.body().at("/errors/0/message"))
                .containsAnyOf("1 more than the customer has", "up to 1");
    }

    @ParameterizedTest
    @EnumSource
    void somebody_elses_order_is_refused(Way way) {
        var orderId = order("C-1");
        var other = ask(orderId, way, 1, ", \"customerId\": \"C-2\"");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.problem()).isEqualTo("not-your-order");

        var channel = send(api.newKey("app", "orders:write"), orderId, way, way.body(1, ""));
        assertThat(channel.status()).isEqualTo(403);
        assertThat(channel.problem()).isEqualTo("wrong-channel");
        assertThat(api.send(api.anonymous(path(orderId, way))
                                .header("X-Api-Key", api.newKey("app", "orders:read"))
                                .GET())
                        .problem())
                .isEqualTo("wrong-channel");
        assertThat(ask(orderId, way, 1, ", \"customerId\": \"C-1\"").status()).isEqualTo(202);
    }

    @Test
    void one_parcel_brought_to_two_stores_at_once_is_taken_by_one_and_paid_once() throws Exception {
        var orderId = order(null);
        var returnId = id(ask(orderId, Way.RETURN, 1, ""));
        var arrivals = atOnce(Stream.of("STORE", "belem-nazare")
                .map(node -> (Callable<Api.Answer>) () -> arrive(returnId, node, codes.code(returnId)))
                .toList());
        assertThat(arrivals).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(arrivals)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("return-not-open"));

        var one = new RecordReceipt.Input(returnId, List.of(new RecordReceipt.Received("2", 1, 0)));
        recordReceipt.work(one);
        recordReceipt.work(one);
        assertThat(receive(returnId, 0).problem()).as("counted otherwise").isEqualTo("return-not-open");
        assertThat(arrive(returnId, "belem-nazare", codes.code(returnId)).problem())
                .isEqualTo("return-not-open");
        var due = valueReturn.work(new ValueReturn.Input(orderId, returnId, "on-receipt"));
        assertThat(due.refundAmount()).isPositive();
        assertThat(valueReturn.work(new ValueReturn.Input(orderId, returnId, "on-receipt")))
                .as("the same refund")
                .isEqualTo(due);
        assertThat(valueReturn
                        .work(new ValueReturn.Input(orderId, returnId, "on-inspection"))
                        .refundAmount())
                .isZero();
    }

    @Test
    void guessing_the_code_of_an_exchange_ends_after_some_attempts() {
        var returnId = id(ask(order(null), Way.EXCHANGE, 1, ""));
        var wrong = codes.code(returnId).equals("000000") ? "000001" : "000000";
        for (int left = 4; left > 0; left--) {
            var answer = arrive(returnId, "STORE", wrong);
            assertThat(answer.problem()).isEqualTo("return-wrong-code");
            assertThat(answer.body().path("detail").asText()).contains(left + " attempts are left");
        }
        assertThat(arrive(returnId, "STORE", wrong).problem()).isEqualTo("return-code-locked");
        assertThat(arrive(returnId, "belem-nazare", codes.code(returnId)).problem())
                .as("in no store")
                .isEqualTo("return-code-locked");
    }

    private static List<Api.Answer> atOnce(List<Callable<Api.Answer>> calls) throws InterruptedException {
        try (var people = Executors.newFixedThreadPool(calls.size())) {
            return people.invokeAll(calls).stream().map(ReturnAbuseIT::get).toList();
        }
    }

    private static Api.Answer get(Future<Api.Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Api.Answer ask(UUID orderId, Way way, int units, String more) {
        return send(Api.BOOTSTRAP_KEY, orderId, way, way.body(units, more));
    }

    private Api.Answer send(String key, UUID orderId, Way way, String body) {
        return api.send(api.anonymous(path(orderId, way))
                .header("X-Api-Key", key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Api.Answer arrive(UUID returnId, String nodeId, String code) {
        return api.post(
                "/api/v1/returns/" + returnId + "/arrival",
                "{\"nodeId\": \"%s\", \"code\": \"%s\"}".formatted(nodeId, code));
    }

    private Api.Answer receive(UUID returnId, int units) {
        return api.post(
                "/api/v1/returns/" + returnId + "/receipt",
                "{\"lines\": [{\"lineId\": \"2\", \"quantity\": %d}]}".formatted(units));
    }

    private static String path(UUID orderId, Way way) {
        return "/api/v1/orders/" + orderId + "/" + way.path;
    }

    /** Two shirts and one mug. */
    private UUID order(String customerId) {
        var orderId = steps.delivered("web", customerId, 1);
        steps.charged(orderId);
        return orderId;
    }

    private static UUID id(Api.Answer answer) {
        return UUID.fromString(answer.body().path("returnId").asText());
    }
}
