package io.pontual.integrations.simulators.aurora;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.Partner;
import io.pontual.integrations.simulators.aurora.AuroraAccount.Answer;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The simulated provider's HTTP interface. */
@RestController
@Profile("simulators")
@RequestMapping("/simulators/aurora/v1")
class AuroraSimulatorController {
    private final AuroraSimulatorProperties properties;
    private final Behaviour<AuroraMode> behaviour;
    private final AuroraAccount account;
    private final AuroraCharges charges;
    private final AuroraWebhooks webhooks;

    AuroraSimulatorController(
            AuroraSimulatorProperties properties,
            Behaviour<AuroraMode> behaviour,
            AuroraAccount account,
            AuroraCharges charges,
            AuroraWebhooks webhooks) {
        this.properties = properties;
        this.behaviour = behaviour;
        this.account = account;
        this.charges = charges;
        this.webhooks = webhooks;
    }

    record AuthorisationRequest(
            String reference, String token, String amount, String currency, int installments, String renews) {}

    record CaptureRequest(String reference, String amount, boolean last) {}

    record RefundRequest(String reference, String amount) {}

    record ChargeRequest(
            String reference,
            String method,
            int issue,
            String amount,
            String currency,
            String description,
            @JsonProperty("due_at") Instant dueAt) {}

    @PostMapping("/charges")
    ResponseEntity<Object> charge(@RequestHeader HttpHeaders headers, @RequestBody ChargeRequest request) {
        return post(headers, () -> {
            var answer = charges.issue(
                    request.reference(),
                    request.method(),
                    request.issue(),
                    request.amount(),
                    request.description(),
                    request.dueAt());
            if (answer.body() instanceof AuroraCharge issued) {
                webhooks.announceCharge(issued);
            }
            return answer;
        });
    }

    @GetMapping("/charges")
    ResponseEntity<Object> findCharge(@RequestHeader HttpHeaders headers, @RequestParam String reference) {
        return answer(headers, () -> charges.find(reference));
    }

    @PostMapping("/charges/{id}/cancellations")
    ResponseEntity<Object> cancelCharge(@RequestHeader HttpHeaders headers, @PathVariable String id) {
        return post(headers, () -> charges.cancel(id));
    }

    @PostMapping("/charges/{id}/refunds")
    ResponseEntity<Object> refundCharge(
            @RequestHeader HttpHeaders headers, @PathVariable String id, @RequestBody RefundRequest request) {
        return post(headers, () -> charges.refund(id, request.reference(), request.amount()));
    }

    @PostMapping("/authorisations")
    ResponseEntity<Object> authorise(@RequestHeader HttpHeaders headers, @RequestBody AuthorisationRequest request) {
        return post(headers, () -> {
            var answer = account.authorise(
                    request.reference(),
                    request.token(),
                    request.amount(),
                    behaviour.mode() == AuroraMode.DECLINE,
                    request.renews());
            if (answer.body() instanceof AuroraAuthorisation made && made.is(AuroraAuthorisation.PENDING)) {
                webhooks.announce(made);
            }
            if (answer.body() instanceof AuroraAuthorisation made && made.token() == MagicToken.TOK_WEBHOOK_FIRST) {
                webhooks.tellAtOnce(made);
            }
            if (answer.body() instanceof AuroraAuthorisation made
                    && made.token().isScreened()) {
                webhooks.announceVerdict(made);
            }
            return answer;
        });
    }

    @GetMapping("/authorisations")
    ResponseEntity<Object> find(@RequestHeader HttpHeaders headers, @RequestParam String reference) {
        return answer(headers, () -> account.find(reference));
    }

    @PostMapping("/authorisations/{id}/captures")
    ResponseEntity<Object> capture(
            @RequestHeader HttpHeaders headers, @PathVariable String id, @RequestBody CaptureRequest request) {
        return post(headers, () -> account.capture(id, request.reference(), request.amount(), request.last()));
    }

    @PostMapping("/authorisations/{id}/refunds")
    ResponseEntity<Object> refund(
            @RequestHeader HttpHeaders headers, @PathVariable String id, @RequestBody RefundRequest request) {
        return post(headers, () -> account.refund(id, request.reference(), request.amount()));
    }

    @PostMapping("/authorisations/{id}/voids")
    ResponseEntity<Object> cancel(@RequestHeader HttpHeaders headers, @PathVariable String id) {
        return post(headers, () -> account.cancel(id));
    }

    private ResponseEntity<Object> post(HttpHeaders headers, Supplier<Answer> work) {
        var key = headers.getFirst("Idempotency-Key");
        return answer(
                headers, () -> key == null ? Answer.refused(400, "idempotency_key_missing") : answerOnce(key, work));
    }

    /** {@code tok_timeout}: the money is taken at once, the first answer comes too late. */
    private Answer answerOnce(String key, Supplier<Answer> work) {
        var fresh = new boolean[1];
        var answer = account.once(key, () -> {
            fresh[0] = true;
            return work.get();
        });
        if (fresh[0] && answer.body() instanceof AuroraAuthorisation made && made.token() == MagicToken.TOK_TIMEOUT) {
            Partner.hold(properties.timeoutDelay());
        }
        return answer;
    }

    private ResponseEntity<Object> answer(HttpHeaders headers, Supplier<Answer> work) {
        if (!("Bearer " + properties.apiKey()).equals(headers.getFirst(HttpHeaders.AUTHORIZATION))) {
            return response(Answer.refused(401, "wrong_key"));
        }
        if (behaviour.mode() == AuroraMode.DOWN) {
            return response(Answer.refused(503, "maintenance"));
        }
        if (behaviour.mode() == AuroraMode.SLOW) {
            Partner.hold(properties.slowDelay());
        }
        return response(work.get());
    }

    private static ResponseEntity<Object> response(Answer answer) {
        return ResponseEntity.status(answer.status()).body(answer.body());
    }
}
