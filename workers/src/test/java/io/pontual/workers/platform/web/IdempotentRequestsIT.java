package io.pontual.workers.platform.web;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.IDEMPOTENT_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class IdempotentRequestsIT {
    @Autowired
    Api api;

    @Autowired
    IdempotencySweep sweep;

    @Autowired
    IdempotencySettings settings;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    private final String key = UUID.randomUUID().toString();

    private Api.Answer place(String apiKey, String idempotencyKey, JsonNode order) {
        return api.send(api.anonymous("/api/v1/orders")
                .header("X-Api-Key", apiKey)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.toPrettyString())));
    }

    private Api.Answer place(JsonNode order) {
        return place(Api.BOOTSTRAP_KEY, key, order);
    }

    @Test
    void an_order_without_a_key_is_refused() {
        var answer = api.post("/api/v1/orders", api.order().toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("idempotency-key-missing");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void a_key_of_other_characters_or_length_is_refused() {
        assertThat(place(Api.BOOTSTRAP_KEY, "with space", api.order()).problem())
                .isEqualTo("invalid-request");
        assertThat(place(Api.BOOTSTRAP_KEY, "x".repeat(256), api.order()).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void a_repeat_gets_the_first_answer_again() {
        var order = api.order();
        var first = place(order);
        var again = place(order);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.body()).hasToString(first.body().toString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_that_came_with_another_body_is_refused() {
        var order = api.order();
        place(order);

        var answer = place(order.put("channel", "app"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(answer.body().path("detail").asText()).contains("Use a new key");
    }

    @Test
    void a_refused_order_may_be_mended_under_the_same_key() {
        var order = api.order();
        var spoilt = order.deepCopy();
        ((ObjectNode) spoilt.at("/lines/0")).put("sku", "NOPE");

        assertThat(place(spoilt).status()).isEqualTo(400);
        assertThat(place(order).status()).isEqualTo(202);
    }

    @Test
    void keys_of_different_callers_do_not_meet() {
        var other = api.newKey(null, "orders:write");

        assertThat(place(api.order()).status()).isEqualTo(202);
        assertThat(place(other, key, api.order()).status()).isEqualTo(202);
    }

    @Test
    void the_same_request_many_times_at_once_places_one_order() throws InterruptedException, ExecutionException {
        var order = api.order();
        try (var clients = Executors.newFixedThreadPool(8)) {
            var calls = Stream.<Callable<Api.Answer>>generate(() -> () -> place(order))
                    .limit(8)
                    .toList();
            var answers = new ArrayList<Api.Answer>();
            for (Future<Api.Answer> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).extracting(Api.Answer::status).containsOnly(202);
            assertThat(answers)
                    .extracting(Api.Answer::orderId)
                    .containsOnly(answers.getFirst().orderId());
            assertThat(answers.stream().filter(answer -> answer.header("Idempotent-Replayed") == null))
                    .hasSize(1);
        }
    }

    @Test
    void where_a_key_is_optional_it_is_honoured() {
        var path = "/api/v1/orders/" + api.placed() + "/cancellation";
        var answers = List.of(cancel(path, "{\"reason\":\"a\"}"), cancel(path, "{\"reason\":\"a\"}"));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(202);
        assertThat(answers.getLast().header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(cancel(path, "{\"reason\":\"b\"}").status()).isEqualTo(422);
    }

    private Api.Answer cancel(String path, String body) {
        return api.send(api.request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void what_is_old_is_forgotten_and_nothing_else() {
        place(api.order());
        var old = UUID.randomUUID().toString();
        place(Api.BOOTSTRAP_KEY, old, api.order());
        db.update(IDEMPOTENT_REQUEST)
                .set(
                        IDEMPOTENT_REQUEST.CREATED_AT,
                        clock.instant().minus(settings.remembered()).minusSeconds(1))
                .where(IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY.eq(old))
                .execute();

        sweep.sweep();

        assertThat(db.fetchCount(IDEMPOTENT_REQUEST, IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY.eq(old)))
                .isZero();
        assertThat(db.fetchCount(IDEMPOTENT_REQUEST, IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY.eq(key)))
                .isEqualTo(1);
    }
}
