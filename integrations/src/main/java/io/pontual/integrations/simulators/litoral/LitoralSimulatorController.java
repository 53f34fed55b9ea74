package io.pontual.integrations.simulators.litoral;

import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.Partner;
import io.pontual.integrations.simulators.aurora.MagicToken;
import io.pontual.integrations.simulators.litoral.LitoralAccount.Answer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The simulated provider's HTTP interface. Everything is addressed by the client's references. */
@RestController
@Profile("simulators")
@RequestMapping("/simulators/litoral/gateway/transactions")
class LitoralSimulatorController {
    private final LitoralSimulatorProperties properties;
    private final Behaviour<LitoralMode> behaviour;
    private final LitoralAccount account;

    LitoralSimulatorController(
            LitoralSimulatorProperties properties, Behaviour<LitoralMode> behaviour, LitoralAccount account) {
        this.properties = properties;
        this.behaviour = behaviour;
        this.account = account;
    }

    /** {@code tok_timeout}: the money is set aside at once, the first answer comes too late. */
    @PostMapping
    ResponseEntity<String> authorise(
            @RequestHeader HttpHeaders headers,
            @RequestParam String reference,
            @RequestParam String token,
            @RequestParam long amount,
            @RequestParam String currency,
            @RequestParam(required = false) String renews) {
        return answer(headers, () -> {
            var answer = account.authorise(reference, token, amount, currency, renews);
            if (answer.fresh() && answer.about().token == MagicToken.TOK_TIMEOUT) {
                Partner.hold(properties.timeoutDelay());
            }
            return answer;
        });
    }

    @GetMapping("/{reference}")
    ResponseEntity<String> find(@RequestHeader HttpHeaders headers, @PathVariable String reference) {
        return answer(headers, () -> account.find(reference));
    }

    @PostMapping("/{reference}/captures")
    ResponseEntity<String> capture(
            @RequestHeader HttpHeaders headers,
            @PathVariable String reference,
            @RequestParam("reference") String operation,
            @RequestParam long amount,
            @RequestParam("final") boolean last) {
        return answer(headers, () -> account.capture(reference, operation, amount, last));
    }

    @PostMapping("/{reference}/refunds")
    ResponseEntity<String> refund(
            @RequestHeader HttpHeaders headers,
            @PathVariable String reference,
            @RequestParam("reference") String operation,
            @RequestParam long amount) {
        return answer(headers, () -> account.refund(reference, operation, amount));
    }

    @PostMapping("/{reference}/cancellation")
    ResponseEntity<String> cancel(@RequestHeader HttpHeaders headers, @PathVariable String reference) {
        return answer(headers, () -> account.cancel(reference));
    }

    private ResponseEntity<String> answer(HttpHeaders headers, Supplier<Answer> work) {
        var expected = "Basic "
                + HttpHeaders.encodeBasicAuth(properties.merchant(), properties.secret(), StandardCharsets.UTF_8);
        if (!expected.equals(headers.getFirst(HttpHeaders.AUTHORIZATION))) {
            return response(Answer.refused(401, "wrong_merchant"));
        }
        if (behaviour.mode() == LitoralMode.DOWN) {
            return response(Answer.refused(503, "maintenance"));
        }
        if (behaviour.mode() == LitoralMode.SLOW) {
            Partner.hold(properties.slowDelay());
        }
        return response(work.get());
    }

    private static ResponseEntity<String> response(Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_XML)
                .body(answer.xml());
    }
}
