package io.pontual.integrations.simulators.andorinha;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.integrations.simulators.Partner;
import io.pontual.integrations.simulators.carriers.CarrierBook;
import io.pontual.integrations.simulators.carriers.Marker;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Posts what there is to tell, in signed webhooks of many events, and again until they are taken. */
@Component
@Profile("simulators")
class AndorinhaWebhooks {
    private static final Logger log = LoggerFactory.getLogger(AndorinhaWebhooks.class);

    /** In real time; what there is to tell is decided by the clock, which the sandbox moves. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final int AT_ONCE = 200;

    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("andorinha-webhook").daemon().factory());
    private final AndorinhaSimulatorProperties properties;
    private final CarrierBook book;
    private final ObjectMapper json;
    private final Clock clock;
    private final RestClient http;
    private int told;

    AndorinhaWebhooks(
            AndorinhaSimulatorProperties properties,
            @Qualifier("andorinhaBook") CarrierBook book,
            ObjectMapper json,
            Clock clock) {
        this.properties = properties;
        this.book = book;
        this.json = json;
        this.clock = clock;
        var factory = new JdkClientHttpRequestFactory();
        factory.setReadTimeout(Duration.ofSeconds(15));
        this.http = RestClient.builder().requestFactory(factory).build();
        sender.scheduleWithFixedDelay(this::tell, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tell() {
        try {
            for (var events = book.feed(told, AT_ONCE); !events.isEmpty(); events = book.feed(told, AT_ONCE)) {
                var posted = events.stream()
                        .filter(event -> !event.waybill().has(Marker.NOWEBHOOK))
                        .map(AndorinhaEvents::shown)
                        .toList();
                if (!posted.isEmpty()) {
                    post(posted);
                }
                told += events.size();
            }
        } catch (RestClientException e) {
            log.debug("Told again in a moment", e);
        } catch (RuntimeException e) {
            log.error("The simulated carrier could not send a webhook", e);
        }
    }

    private void post(List<Map<String, String>> events) {
        var body = write(Map.of("events", events));
        http.post()
                .uri(properties.webhookUrl())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Andorinha-Signature", Partner.signature(properties.webhookSecret(), clock.instant(), body))
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void stop() {
        sender.shutdownNow();
    }
}
