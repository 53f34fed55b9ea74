package io.pontual.workers.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemsIT {
    private static final String ORDERS = "/api/v1/orders";

    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Test
    void invalid_json_is_told_with_its_place() {
        var answer = api.post(ORDERS, "{\n  \"channel\": web\n}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-json");
        assertThat(answer.body().path("detail").asText()).contains("line 2, column ");
        assertThat(answer.body().path("instance").asText()).isEqualTo(ORDERS);
        assertThat(answer.body().path("title").asText()).isEqualTo("Invalid json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(400);
    }

    @Test
    void json_that_ends_too_early_or_too_late_or_says_a_field_twice_is_invalid() {
        assertThat(api.post(ORDERS, "{\"channel\": \"web\"").problem()).isEqualTo("invalid-json");
        assertThat(api.post(ORDERS, "{} {}").problem()).isEqualTo("invalid-json");
        assertThat(api.post(ORDERS, "{\"channel\":\"web\",\"channel\":\"app\"}")
                        .body()
                        .path("detail")
                        .asText())
                .contains("twice");
    }

    @Test
    void another_shape_than_an_object_is_told() {
        var answer = api.post(ORDERS, "[]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/message").asText()).contains("must be an object");
    }

    @Test
    void a_missing_body_is_told() {
        assertThat(api.post(ORDERS, "").problem()).isEqualTo("missing-body");
        assertThat(api.post(ORDERS, "null").problem()).isEqualTo("missing-body");
    }

    @Test
    void another_content_type_is_told_with_the_right_one() {
        var answer = api.send(
                api.request(ORDERS).header("Content-Type", "text/xml").POST(BodyPublishers.ofString("<order/>")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("wrong-content-type");
        assertThat(answer.body().path("detail").asText()).contains("Content-Type: application/json");

        var without = api.send(api.request(ORDERS).POST(BodyPublishers.ofString("{}")));
        assertThat(without.status()).isEqualTo(415);
    }

    @Test
    void another_method_is_told_with_the_right_one() {
        var answer = api.send(api.request(ORDERS).DELETE());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("wrong-method");
        assertThat(answer.header("Allow")).contains("GET", "POST");
        assertThat(answer.body().path("detail").asText()).contains("DELETE").contains("GET");
    }

    @Test
    void an_unknown_path_is_told() {
        var answer = api.get("/api/v1/order");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
        assertThat(answer.body().path("detail").asText()).contains("/api/v1/order", "/v3/api-docs");
    }

    @Test
    void an_answer_in_another_form_than_json_cannot_be_had() {
        var answer = api.send(api.request(ORDERS).header("Accept", "text/html").GET());

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_path_with_what_cannot_be_an_id_is_told() {
        var answer = api.get(ORDERS + "/42");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("orderId");
        assertThat(answer.body().at("/errors/0/message").asText()).contains("UUID");
    }

    @Test
    void a_url_with_tricks_in_it_is_refused() {
        var answer = api.get(ORDERS + ";scope=admin");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("bad-request");
    }

    @Test
    void a_body_over_256_KiB_is_refused() {
        var answer = api.post(ORDERS, "x".repeat(256 * 1024 + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body-too-large");
        assertThat(answer.body().path("detail").asText()).contains("256 KiB");
    }

    @Test
    void a_body_that_does_not_announce_its_length_is_counted() {
        var long_ = "{\"channel\":\"" + "x".repeat(256 * 1024) + "\"}";
        var answer = api.send(api.request(ORDERS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long_.getBytes()))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body-too-large");
    }

    @Test
    void our_own_mistake_gives_nothing_away_but_an_id_that_is_in_the_log(CapturedOutput log) {
        var orderId = api.placed();
        neighbours.fail(orderId, new IllegalStateException("inner secret"));

        var answer = api.get(ORDERS + "/" + orderId);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.problem()).isEqualTo("internal-error");
        assertThat(answer.body().toString()).doesNotContain("secret", "Exception");
        var incidentId = answer.body().path("incidentId").asText();
        assertThat(incidentId).isNotBlank();
        assertThat(log.getOut()).contains("Incident " + incidentId);
    }

    @Test
    void a_database_that_is_away_means_try_again_later() {
        var orderId = api.placed();
        neighbours.fail(orderId, new DataAccessResourceFailureException("gone"));

        var answer = api.get(ORDERS + "/" + orderId);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("temporarily-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void a_concurrent_change_means_read_again() {
        var orderId = api.placed();
        neighbours.fail(orderId, new CannotAcquireLockException("deadlock"));

        var answer = api.get(ORDERS + "/" + orderId);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("changed-meanwhile");
    }

    @Test
    void a_request_keeps_the_id_that_it_came_with_unless_that_could_forge_log_lines() {
        var sent =
                api.send(api.request(ORDERS).header("X-Request-Id", "shop-42").GET());
        assertThat(sent.header("X-Request-Id")).isEqualTo("shop-42");

        var forged =
                api.send(api.request(ORDERS).header("X-Request-Id", "a b=c").GET());
        assertThat(forged.header("X-Request-Id")).isNotEqualTo("a b=c").isNotBlank();
    }
}
