package io.pontual.integrations.simulators.aurora;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.integrations.simulators.Partner;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Posts signed webhooks to whoever uses the simulated provider, and again until they are taken. */
@Component
@Profile("simulators")
class AuroraWebhooks {
    private static final Logger log = LoggerFactory.getLogger(AuroraWebhooks.class);

    /** In real time; who is late is decided by the clock, which the sandbox moves. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration LATE = Duration.ofDays(2);

    private final Map<AuroraAuthorisation, Instant> lateVerdicts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sender = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("aurora-webhook-", 0).daemon().factory());
    private final AuroraSimulatorProperties properties;
    private final AuroraAccount account;
    private final AuroraCharges charges;
    private final ObjectMapper json;
    private final Clock clock;
    private final RestClient http;

    AuroraWebhooks(
            AuroraSimulatorProperties properties,
            AuroraAccount account,
            AuroraCharges charges,
            ObjectMapper json,
            Clock clock) {
        this.properties = properties;
        this.account = account;
        this.json = json;
        this.clock = clock;
        var factory = new JdkClientHttpRequestFactory();
        factory.setReadTimeout(Duration.ofSeconds(15));
        this.charges = charges;
        sender.scheduleWithFixedDelay(
                guarded(this::lookForLate), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        this.http = RestClient.builder().requestFactory(factory).build();
    }

    /** After the configured delay the issuer decides, and the client is told. */
    void announce(AuroraAuthorisation pending) {
        later(properties.webhookDelay(), () -> {
            var decided = account.decide(pending.id());
            if (!pending.token().isAnnounced()) {
                return;
            }
            var event = event(decided);
            send(event, 1);
            if (decided.token() == MagicToken.TOK_WEBHOOK_TWICE) {
                send(event, 1);
            }
        });
    }

    /** Before anybody has an answer. */
    void tellAtOnce(AuroraAuthorisation decided) {
        send(event(decided), 1);
    }

    /** After the configured delay the fraud screening comes to its verdict, if it ever does. */
    void announceVerdict(AuroraAuthorisation screened) {
        switch (screened.token()) {
            case TOK_FRAUD_APPROVED -> later(properties.webhookDelay(), () -> tellVerdict(screened, "approved"));
            case TOK_FRAUD_DENIED ->
                later(properties.webhookDelay(), () -> {
                    tellVerdict(screened, "denied");
                    tellVerdict(screened, "denied");
                });
            case TOK_FRAUD_LATE -> lateVerdicts.put(screened, clock.instant().plus(LATE));
            default -> {
                // No verdict ever comes.
            }
        }
    }

    private void tellVerdict(AuroraAuthorisation screened, String verdict) {
        send(event("evt_fraud_" + screened.id(), "fraud." + verdict, screened), 1);
    }

    /** After the configured delay the payer pays, if this one does. */
    void announceCharge(AuroraCharge issued) {
        later(properties.webhookDelay(), () -> charges.payNow(issued.id()).ifPresent(this::tellPaid));
    }

    private void lookForLate() {
        charges.payLater().forEach(this::tellPaid);
        lateVerdicts.entrySet().removeIf(late -> {
            var due = late.getValue().isBefore(clock.instant());
            if (due) {
                tellVerdict(late.getKey(), "denied");
            }
            return due;
        });
    }

    private void tellPaid(AuroraCharge charge) {
        send(event("evt_" + charge.id(), "charge.paid", charge), 1);
    }

    private Map<String, Object> event(AuroraAuthorisation decided) {
        return event("evt_" + decided.id(), "authorisation." + decided.status(), decided);
    }

    private Map<String, Object> event(String id, String type, Object data) {
        return Map.of(
                "event_id", id, "type", type, "created_at", clock.instant().toString(), "data", data);
    }

    private void send(Map<String, Object> event, int attempt) {
        try {
            var body = json.writeValueAsBytes(event);
            http.post()
                    .uri(properties.webhookUrl())
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("Aurora-Signature", Partner.signature(properties.webhookSecret(), clock.instant(), body))
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            again(event, attempt, e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void again(Map<String, Object> event, int attempt, RestClientException e) {
        if (attempt >= properties.webhookAttempts()) {
            log.warn("Gave up webhook {} after {} attempts: {}", event.get("event_id"), attempt, e.getMessage());
            return;
        }
        later(properties.webhookRetry(), () -> send(event, attempt + 1));
    }

    private void later(Duration delay, Runnable work) {
        sender.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("The simulated provider could not send a webhook", e);
            }
        };
    }

    @PreDestroy
    void stop() {
        sender.shutdownNow();
    }
}
