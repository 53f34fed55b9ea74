package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.INBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/** Webhooks that come too early, from somebody else, or with another amount than was asked for. */
@Stage.OnSecond
class PaymentFaultsJourneyIT extends Journey {
    private static final BigDecimal TOTAL = new BigDecimal("119.80");
    private static final String SECRET = "simulated-secret";

    /** More than the provider may owe an answer for, less than the process waits. */
    private static final Duration CHECK = Duration.ofMinutes(3);

    private final DSLContext db = sandbox().workersBean(DSLContext.class);

    @AfterEach
    void behave() {
        partner("aurora", "normal");
    }

    @Test
    void a_webhook_that_comes_before_the_response_charges_once() {
        partner("aurora", "normal");
        // Authorised at once, but the answer takes longer than the client waits.
        var orderId = place(order().paidWithToken("tok_timeout"));
        var authorised = awaitAtTheProvider(orderId);

        assertThat(webhook(orderId, authorised, "119.80", SECRET)).isEqualTo(204);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(TOTAL);
        assertThat(awaitAtTheProvider(orderId).path("captures")).hasSize(1);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_webhook_that_somebody_else_has_signed_or_changed_has_no_effect() {
        var orderId = place(order().paidWithToken("tok_pending_silent"));
        var authorised = awaitAtTheProvider(orderId);

        assertThat(webhook(orderId, authorised, "119.80", "guessed")).isEqualTo(401);
        var right = body(orderId, authorised, "119.80");
        assertThat(post(right.replace("119.80", "0.80"), signature(right, SECRET)))
                .isEqualTo(401);

        assertThat(events(authorised)).isZero();
        assertThat(show(orderId).at("/payments/0/status").asText()).isEqualTo("REQUESTED");
        advance(CHECK);
        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(TOTAL);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void another_amount_than_was_asked_for_is_voided_and_an_operator_sees_it() {
        var request = order().paidWithToken("tok_pending_silent");
        var before = stock("sp-paulista", OrderRequest.USUAL_SKU);
        var orderId = place(request);
        var authorised = awaitAtTheProvider(orderId);

        assertThat(webhook(orderId, authorised, "0.80", SECRET)).isEqualTo(204);

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("payment-declined");
        assertThat(captured(order)).isZero();
        assertThat(awaitAtTheProvider(orderId).path("status").asText()).isEqualTo("voided");
        assertThat(stock("sp-paulista", OrderRequest.USUAL_SKU)).isEqualTo(before);
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
        // He has looked at it; other journeys want nothing parked.
        assertThat(db.deleteFrom(INBOX)
                        .where(INBOX.STATUS.eq("PARKED"), INBOX.EVENT_ID.contains(id(authorised)))
                        .execute())
                .isOne();
    }

    @Test
    void a_webhook_that_is_played_again_hours_later_is_refused() {
        var orderId = place(order());
        awaitStatus(orderId, "CLOSED");
        var body = body(orderId, awaitAtTheProvider(orderId), "119.80");
        var signature = signature(body, SECRET);
        advance(Duration.ofHours(1));

        assertThat(post(body, signature)).isEqualTo(401);

        assertThat(captured(show(orderId))).isEqualByComparingTo(TOTAL);
        assertNothingLeftBehind(orderId);
    }

    private int webhook(String orderId, JsonNode authorised, String amount, String secret) {
        var body = body(orderId, authorised, amount);
        return post(body, signature(body, secret));
    }

    private String body(String orderId, JsonNode authorised, String amount) {
        return """
                {"event_id": "evt_%1$s", "type": "authorisation.authorised",
                 "data": {"id": "%1$s", "reference": "%2$s", "amount": "%3$s"}}"""
                .formatted(id(authorised), paymentId(orderId), amount);
    }

    private String signature(String body, String secret) {
        try {
            var time = sandbox().clock().instant().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "t=" + time + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private int post(String body, String signature) {
        var url = sandbox().workersBean(Environment.class).getRequiredProperty("pontual.sandbox.integrations-url");
        var request = HttpRequest.newBuilder(URI.create(url + "/webhooks/payment/aurora"))
                .header("Content-Type", "application/json")
                .header("Aurora-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int events(JsonNode authorised) {
        return db.fetchCount(INBOX, INBOX.EVENT_ID.contains(id(authorised)));
    }

    private static String id(JsonNode authorised) {
        return authorised.path("id").asText();
    }

    /** As the provider's own staff would see it, once it is no longer pending. */
    private JsonNode awaitAtTheProvider(String orderId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !Set.of("", "pending")
                        .contains(atTheProvider(orderId).path("status").asText()));
        return atTheProvider(orderId);
    }

    private JsonNode atTheProvider(String orderId) {
        return sandbox()
                .workersBean(RestClient.class)
                .get()
                .uri("/aurora/v1/authorisations?reference={reference}", paymentId(orderId))
                .header("Authorization", "Bearer simulated-key")
                .retrieve()
                .body(JsonNode.class)
                .path("authorisations")
                .path(0);
    }

    private String paymentId(String orderId) {
        return show(orderId).at("/payments/0/paymentId").asText();
    }
}
