package io.pontual.integrations.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.payment.AuroraApi.Event;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.WebhookSignature;
import io.pontual.processes.CardNumbers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Aurora Pay tells us what became of a pending authorisation. Says yes only once the result is safe in the broker;
 * until then the provider sends it again.
 */
@RestController
class AuroraWebhookController {
    private static final Logger log = LoggerFactory.getLogger(AuroraWebhookController.class);

    private final AuroraProperties properties;
    private final WebhookSignature signature;
    private final AuroraResults results;
    private final JsonBody json;
    private final ProducerTemplate routes;
    private final MeterRegistry metrics;

    AuroraWebhookController(
            AuroraProperties properties,
            AuroraResults results,
            JsonBody json,
            ProducerTemplate routes,
            MeterRegistry metrics,
            Clock clock) {
        this.properties = properties;
        this.signature = new WebhookSignature(properties.webhookSecret(), properties.webhookTolerance(), clock);
        this.results = results;
        this.json = json;
        this.routes = routes;
        this.metrics = metrics;
    }

    /** Reads the raw bytes, since these are what is signed. */
    @PostMapping("/webhooks/payment/aurora")
    ResponseEntity<ProblemDetail> receive(HttpServletRequest request) throws IOException {
        var limit = (int) properties.webhookMaxSize().toBytes();
        var body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            return refuse(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "A webhook may have " + limit + " bytes.");
        }
        var problem = signature.problem(request.getHeader("Aurora-Signature"), body);
        if (problem.isPresent()) {
            log.warn("Refused a webhook of Aurora Pay: its signature is {}", problem.get());
            return refuse(
                    HttpStatus.UNAUTHORIZED,
                    "signature-" + problem.get(),
                    "The Aurora-Signature header is " + problem.get() + ".");
        }
        return accept(body);
    }

    private ResponseEntity<ProblemDetail> accept(byte[] body) {
        try {
            var text = new String(body, StandardCharsets.UTF_8);
            if (CardNumbers.surelyIn(text)) {
                return refuse(HttpStatus.BAD_REQUEST, "card-number", "The event holds what looks like a card number.");
            }
            var event = json.read(text, Event.class);
            var result = results.of(event);
            result.ifPresent(value -> routes.sendBody(AuroraRoutes.NOTIFY, value));
            count(result.isPresent() ? "accepted" : "ignored");
            return ResponseEntity.noContent().build();
        } catch (MalformedMessage e) {
            return refuse(HttpStatus.BAD_REQUEST, "malformed", e.getMessage());
        } catch (CamelExecutionException e) {
            return refuse(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Please send this again in a minute.");
        }
    }

    private ResponseEntity<ProblemDetail> refuse(HttpStatus status, String outcome, String detail) {
        count(outcome);
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private void count(String outcome) {
        metrics.counter("pontual.payment.webhooks", "partner", "aurora", "outcome", outcome)
                .increment();
    }
}
