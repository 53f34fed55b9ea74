package io.pontual.integrations.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.support.IntegrationsTest;
import io.pontual.integrations.support.TestQueues;
import io.pontual.processes.Queue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What Andorinha posts, good and bad; what is said of Rota Sul's events takes the same way from the normaliser on. */
@IntegrationsTest
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("carriers")
class AndorinhaWebhookIT {
    @Autowired
    TestRestTemplate http;

    @Autowired
    AndorinhaProperties properties;

    @Autowired
    MeterRegistry metrics;

    private final String parcel = "AN"
            + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    @Test
    void an_event_of_a_parcel_that_nobody_here_knows_is_passed_on_once_however_often_it_comes() {
        var body = events(event("e1", "AND-EXC-ABSENT", now, "\"place\": \"Campinas\""));

        assertThat(post(body).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(post(body).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        var told = TestQueues.await(Queue.SHIPPING_TRACKING_EVT, "trackingCode", parcel)
                .getFirst();
        assertThat(told.id()).isEqualTo("andorinha:e1-" + parcel);
        assertThat(told.body().path("status").asText()).isEqualTo("ATTEMPT_FAILED");
        assertThat(told.body().path("reason").asText()).isEqualTo("nobody-home");
        assertThat(told.body().path("carrierCode").asText()).isEqualTo("AND-EXC-ABSENT");
        assertThat(told.body().path("place").asText()).isEqualTo("Campinas");
        TestQueues.staysAt(1, Queue.SHIPPING_TRACKING_EVT, "trackingCode", parcel);
    }

    @Test
    void a_wrong_signature_is_refused_counted_and_without_effect() {
        var before = webhooks("signature-wrong");

        var response = post(
                events(event("e1", "AND-DELIVERED", now, null)),
                "t=" + Instant.now().getEpochSecond() + ",v1=" + "0".repeat(64));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(webhooks("signature-wrong")).isEqualTo(before + 1);
        TestQueues.staysAt(0, Queue.SHIPPING_TRACKING_EVT, "trackingCode", parcel);
    }

    @Test
    void one_that_is_played_again_after_the_tolerance_is_refused() {
        var body = events(event("e1", "AND-DELIVERED", now, null));
        var longAgo = Instant.now().minus(properties.webhookTolerance()).minusSeconds(5);

        assertThat(post(body, signature(body, longAgo)).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        TestQueues.staysAt(0, Queue.SHIPPING_TRACKING_EVT, "trackingCode", parcel);
    }

    @ParameterizedTest
    @CsvSource({
        "AND-WHALE-ON-TRACK, 0, unknown-code",
        "'', 0, unknown-code",
        "AND-DELIVERED, 7200, time-in-the-future",
        "AND-DELIVERED, -999999999, no-time"
    })
    void what_cannot_be_understood_is_parked_and_counted_and_holds_up_nothing(
            String code, long seconds, String problem) {
        var before = tracking(problem);
        var at = Instant.now()
                .plusSeconds(seconds)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        assertThat(post(events(event("bad", code, at, null), event("good", "AND-OUT", now, null)))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);

        var parked = TestQueues.await(Queue.deadLetters(Queue.SHIPPING_RAW_EVT), "trackingCode", parcel)
                .getFirst();
        assertThat(parked.body().path("problem").asText()).isEqualTo(problem);
        assertThat(parked.body().path("code").asText()).isEqualTo(code);
        assertThat(tracking(problem)).isEqualTo(before + 1);
        assertThat(TestQueues.await(Queue.SHIPPING_TRACKING_EVT, "trackingCode", parcel)
                        .getFirst()
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("OUT_FOR_DELIVERY");
    }

    @Test
    void what_was_parked_is_read_again_when_it_is_sent_again() {
        post(events(event("e1", "AND-WHALE-ON-TRACK", now, null)));
        var parked = TestQueues.await(Queue.deadLetters(Queue.SHIPPING_RAW_EVT), "trackingCode", parcel)
                .getFirst();

        TestQueues.sendText(Queue.SHIPPING_RAW_EVT, null, null, parked.body().toString());
        TestQueues.await(Queue.deadLetters(Queue.SHIPPING_RAW_EVT), "trackingCode", parcel, 2);

        TestQueues.sendText(
                Queue.SHIPPING_RAW_EVT, null, null, parked.body().toString().replace("WHALE-ON-TRACK", "LOST"));
        assertThat(TestQueues.await(Queue.SHIPPING_TRACKING_EVT, "trackingCode", parcel)
                        .getFirst()
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("LOST");
    }

    @Test
    void an_address_or_a_name_where_none_belongs_goes_no_further() {
        post(events(event(
                "e1", "AND-DELIVERED", now, "\"place\": \"Rua Exemplo 10\", \"proof_id\": \"Ana Exemplo, rg 1\"")));

        var told = TestQueues.await(Queue.SHIPPING_TRACKING_EVT, "trackingCode", parcel)
                .getFirst();
        assertThat(told.body().path("place").isNull()).isTrue();
        assertThat(told.body().path("proof").isNull()).isTrue();
        assertThat(told.body().toString()).doesNotContain("Exemplo");
    }

    @Test
    void what_is_no_list_of_events_or_too_large_is_refused() {
        assertThat(post("{\"events\": 5}").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("{\"events\": [null]}").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("{}").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        var large = " ".repeat((int) properties.webhookMaxSize().toBytes() + 1);
        assertThat(post(large).getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
    }

    private String event(String id, String code, String at, String more) {
        return "{\"event_id\": \"%s-%s\", \"tracking_code\": \"%s\", \"code\": \"%s\", \"occurred_at\": \"%s\"%s}"
                .formatted(id, parcel, parcel, code, at, more == null ? "" : ", " + more);
    }

    private static String events(String... events) {
        return "{\"events\": [" + String.join(", ", events) + "], \"new_field\": 1}";
    }

    private ResponseEntity<String> post(String body) {
        return post(body, signature(body, Instant.now()));
    }

    private ResponseEntity<String> post(String body, String signature) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Andorinha-Signature", signature);
        return http.postForEntity("/webhooks/shipping/andorinha", new HttpEntity<>(body, headers), String.class);
    }

    private String signature(String body, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(properties.webhookSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var time = at.getEpochSecond();
            return "t=" + time + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private double webhooks(String outcome) {
        return metrics.counter("pontual.shipping.webhooks", "partner", "andorinha", "outcome", outcome)
                .count();
    }

    private double tracking(String result) {
        return metrics.counter("pontual.shipping.tracking", "carrier", "andorinha", "result", result)
                .count();
    }
}
