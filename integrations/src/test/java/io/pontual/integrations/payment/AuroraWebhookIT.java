package io.pontual.integrations.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.LogRecorder;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("aurora")
class AuroraWebhookIT {
    @RegisterExtension
    final LogRecorder log = new LogRecorder();

    @Autowired
    TestRestTemplate http;

    @Autowired
    AuroraProperties properties;

    @Autowired
    MeterRegistry metrics;

    private final UUID paymentId = UUID.randomUUID();

    @Test
    void an_event_about_a_payment_that_nobody_knows_is_passed_on_once_however_often_it_comes() throws Exception {
        var body = event("authorisation.authorised", paymentId, "\"amount\": \"10.00\", \"new_field\": {}");

        assertThat(post(body).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(post(body).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        var result = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId)
                .getFirst();
        assertThat(result.body().path("kind").asText()).isEqualTo("AUTHORISED");
        assertThat(result.body().path("amount").asText()).isEqualTo("10.00");
        assertThat(result.body().path("providerReference").asText()).isEqualTo("aut_1" + paymentId);
        assertThat(result.id()).isEqualTo("aurora:aut_1" + paymentId + ":authorised");
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void a_wrong_signature_is_refused_counted_and_without_effect() {
        var before = count("signature-wrong");
        var body = event("authorisation.authorised", paymentId, "\"amount\": \"10.00\"");

        var response = post(body, "t=" + Instant.now().getEpochSecond() + ",v1=" + "0".repeat(64));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(count("signature-wrong")).isEqualTo(before + 1);
        TestQueues.staysAt(0, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "denied"})
    void a_verdict_of_the_fraud_screening_is_passed_on_once_however_often_it_comes(String verdict) throws Exception {
        var body = event("fraud." + verdict, paymentId, "\"score\": 12");

        assertThat(post(body).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(post(body).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        var result = TestQueues.await(Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId)
                .getFirst();
        assertThat(result.body().path("kind").asText()).isEqualTo("FRAUD_VERDICT");
        assertThat(result.body().path("fraud").asText()).isEqualTo(verdict.toUpperCase(Locale.ROOT));
        assertThat(result.id()).isEqualTo("aurora:aut_1" + paymentId + ":fraud:" + verdict);
        TestQueues.staysAt(1, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void a_verdict_of_the_fraud_screening_with_a_wrong_signature_is_refused_counted_and_without_effect() {
        var before = count("signature-wrong");

        var response = post(
                event("fraud.approved", paymentId, "\"score\": 12"),
                "t=" + Instant.now().getEpochSecond() + ",v1=" + "0".repeat(64));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(count("signature-wrong")).isEqualTo(before + 1);
        TestQueues.staysAt(0, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void an_amount_that_was_changed_on_the_way_breaks_the_signature() throws Exception {
        var before = count("signature-wrong");
        var signed = event("charge.paid", paymentId, "\"paid_amount\": \"10.00\"");

        var response = post(signed.replace("10.00", "99.00"), signature(signed));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(count("signature-wrong")).isEqualTo(before + 1);
        TestQueues.staysAt(0, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void an_event_with_a_card_number_in_any_of_its_texts_is_refused_counted_and_not_passed_on() throws Exception {
        var before = count("card-number");
        var body =
                event("authorisation.declined", paymentId, "\"decline_reason\": \"card 4111-1111 1111 1111 expired\"");

        var response = post(body);

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(response.getBody()).doesNotContain("4111");
        assertThat(count("card-number")).isEqualTo(before + 1);
        TestQueues.staysAt(0, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
        assertThat(log.all()).doesNotContain("4111-1111", "41111111");
    }

    @Test
    void no_signature_is_refused() {
        assertThat(post(event("authorisation.declined", paymentId, ""), null).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void a_signed_body_that_makes_no_sense_is_refused_as_malformed() throws Exception {
        assertThat(post("{\"event_id\": ").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("{}").getBody()).contains("eventId", "type", "data");
        assertThat(post(event("authorisation.authorised", paymentId, "")).getBody())
                .contains("amount");
        assertThat(post(event("authorisation.declined", "not-ours", "")).getBody())
                .contains("reference");
    }

    @Test
    void an_event_that_we_do_not_act_on_is_taken_and_dropped() throws Exception {
        assertThat(post(event("authorisation.expired", paymentId, "")).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        TestQueues.staysAt(0, Queue.PAYMENT_RESULT_EVT, "paymentId", paymentId);
    }

    @Test
    void a_body_over_the_limit_is_refused_unread() throws Exception {
        assertThat(post("x".repeat(65 * 1024)).getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
    }

    private static String event(String type, Object reference, String more) {
        return """
                {"event_id": "evt_%1$s", "type": "%2$s", "data": {"id": "aut_1%1$s", "reference": "%1$s"%3$s}}"""
                .formatted(reference, type, more.isEmpty() ? "" : ", " + more);
    }

    private ResponseEntity<String> post(String body) throws Exception {
        return post(body, signature(body));
    }

    private String signature(String body) throws Exception {
        var time = Instant.now().getEpochSecond();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(properties.webhookSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var hex = HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        return "t=" + time + ",v1=" + hex;
    }

    private ResponseEntity<String> post(String body, String signature) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (signature != null) {
            headers.set("Aurora-Signature", signature);
        }
        return http.postForEntity("/webhooks/payment/aurora", new HttpEntity<>(body, headers), String.class);
    }

    private double count(String outcome) {
        return metrics.counter("pontual.payment.webhooks", "partner", "aurora", "outcome", outcome)
                .count();
    }
}
