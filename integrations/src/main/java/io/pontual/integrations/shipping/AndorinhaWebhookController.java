package io.pontual.integrations.shipping;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.integrations.platform.WebhookSignature;
import io.pontual.integrations.shipping.AndorinhaApi.Events;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Andorinha tells what happens to parcels, many events at once. Says yes only once all are safe in the broker. */
@RestController
class AndorinhaWebhookController {
    private static final Logger log = LoggerFactory.getLogger(AndorinhaWebhookController.class);

    private final AndorinhaProperties properties;
    private final WebhookSignature signature;
    private final JsonBody json;
    private final Tracking tracking;
    private final MeterRegistry metrics;

    AndorinhaWebhookController(
            AndorinhaProperties properties, JsonBody json, Tracking tracking, MeterRegistry metrics, Clock clock) {
        this.properties = properties;
        this.signature = new WebhookSignature(properties.webhookSecret(), properties.webhookTolerance(), clock);
        this.json = json;
        this.tracking = tracking;
        this.metrics = metrics;
    }

    /** Reads the raw bytes, since these are what is signed. */
    @PostMapping("/webhooks/shipping/andorinha")
    ResponseEntity<ProblemDetail> receive(HttpServletRequest request) throws IOException {
        var limit = (int) properties.webhookMaxSize().toBytes();
        var body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            return refuse(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "A webhook may have " + limit + " bytes.");
        }
        var problem = signature.problem(request.getHeader("Andorinha-Signature"), body);
        if (problem.isPresent()) {
            log.warn("Refused a webhook of Andorinha: its signature is {}", problem.get());
            return refuse(
                    HttpStatus.UNAUTHORIZED,
                    "signature-" + problem.get(),
                    "The Andorinha-Signature header is " + problem.get() + ".");
        }
        return accept(body);
    }

    private ResponseEntity<ProblemDetail> accept(byte[] body) {
        try {
            var events = json.read(new String(body, StandardCharsets.UTF_8), Events.class);
            tracking.take(Andorinha.CODE, Andorinha.raw(events.events()));
            count("accepted");
            return ResponseEntity.noContent().build();
        } catch (MalformedMessage e) {
            return refuse(HttpStatus.BAD_REQUEST, "malformed", e.getMessage());
        } catch (PartnerUnavailable e) {
            return refuse(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Please send this again in a minute.");
        }
    }

    private ResponseEntity<ProblemDetail> refuse(HttpStatus status, String outcome, String detail) {
        count(outcome);
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private void count(String outcome) {
        metrics.counter("pontual.shipping.webhooks", "partner", "andorinha", "outcome", outcome)
                .increment();
    }
}
