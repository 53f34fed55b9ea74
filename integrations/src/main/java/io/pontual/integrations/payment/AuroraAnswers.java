package io.pontual.integrations.payment;

import io.pontual.integrations.payment.AuroraApi.Authorisation;
import io.pontual.integrations.payment.AuroraApi.AuthorisationStatus;
import io.pontual.integrations.payment.AuroraApi.Authorisations;
import io.pontual.integrations.payment.AuroraApi.Capture;
import io.pontual.integrations.payment.AuroraApi.Charge;
import io.pontual.integrations.payment.AuroraApi.Charges;
import io.pontual.integrations.payment.AuroraApi.Refusal;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.util.Set;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes of the provider's HTTP answer a result, or an exception when there is no answer to build on. */
@Component
class AuroraAnswers {
    /** The provider understood us and says no for good: an answer for the customer, not a failure of ours. */
    private static final Set<Integer> BUSINESS_REFUSALS = Set.of(400, 402, 404, 410, 422);

    private final JsonBody json;
    private final AuroraResults results;

    AuroraAnswers(JsonBody json, AuroraResults results) {
        this.json = json;
        this.results = results;
    }

    /** Inside the circuit breaker: what counts as the provider being down. */
    void refuseOutage(Exchange exchange) {
        var status = status(exchange);
        if (status >= 500 || status == 429 || status == 408) {
            throw new AuroraUnavailable(status);
        }
    }

    void found(Exchange exchange) {
        expectSuccess(exchange);
        json.read(body(exchange), Authorisations.class)
                .first()
                .ifPresent(authorisation -> authorisation(exchange, authorisation));
    }

    /** Sets no result while the provider is still at work on what was asked of it. */
    void checked(Exchange exchange) {
        expectSuccess(exchange);
        var command = exchange.getProperty(AuroraRoutes.COMMAND, CheckCommand.class);
        var result = AuroraRequests.isCharged(command.method())
                ? results.ofCharge(
                        command, json.read(body(exchange), Charges.class).first())
                : results.of(
                        command, json.read(body(exchange), Authorisations.class).first());
        result.ifPresent(told -> result(exchange, told));
    }

    void authorised(Exchange exchange) {
        var command = exchange.getProperty(AuroraRoutes.COMMAND, AuthoriseCommand.class);
        if (refused(exchange)) {
            result(exchange, results.refused(command, reason(exchange)));
            return;
        }
        expectSuccess(exchange);
        authorisation(exchange, json.read(body(exchange), Authorisation.class));
    }

    void charged(Exchange exchange) {
        var command = exchange.getProperty(AuroraRoutes.COMMAND, AuthoriseCommand.class);
        if (refused(exchange)) {
            result(exchange, results.refused(command, reason(exchange)));
            return;
        }
        expectSuccess(exchange);
        result(exchange, results.issuedOrPaid(json.read(body(exchange), Charge.class)));
    }

    void captured(Exchange exchange) {
        var command = exchange.getProperty(AuroraRoutes.COMMAND, CaptureCommand.class);
        if (refused(exchange)) {
            result(exchange, results.captureFailed(command, reason(exchange)));
            return;
        }
        expectSuccess(exchange);
        result(exchange, results.of(command, json.read(body(exchange), Capture.class)));
    }

    void refunded(Exchange exchange) {
        var command = exchange.getProperty(AuroraRoutes.COMMAND, RefundCommand.class);
        if (refused(exchange)) {
            result(exchange, results.refundFailed(command, reason(exchange)));
            return;
        }
        expectSuccess(exchange);
        result(exchange, results.of(command, json.read(body(exchange), AuroraApi.Refund.class)));
    }

    /** There is no word for a void that is refused: it needs a person, so it goes to the dead letters. */
    void voided(Exchange exchange) {
        expectSuccess(exchange);
        var command = exchange.getProperty(AuroraRoutes.COMMAND, VoidCommand.class);
        result(
                exchange,
                AuroraRequests.isCharge(command.providerReference())
                        ? results.withdrawn(command, json.read(body(exchange), Charge.class))
                        : results.voided(command));
    }

    private void authorisation(Exchange exchange, Authorisation authorisation) {
        if (authorisation.status() == AuthorisationStatus.PENDING) {
            exchange.setProperty(AuroraRoutes.PENDING, true);
        } else {
            result(exchange, results.of(authorisation));
        }
    }

    private static void result(Exchange exchange, Object result) {
        exchange.setProperty(AuroraRoutes.RESULT, result);
    }

    private static boolean refused(Exchange exchange) {
        return BUSINESS_REFUSALS.contains(status(exchange));
    }

    /** A wrong key or a conflict is our mistake: declining a customer's card for it would be wrong. */
    private static void expectSuccess(Exchange exchange) {
        var status = status(exchange);
        if (status < 200 || status > 299) {
            throw new IllegalStateException("Aurora Pay answered " + status + ", which no result can be made of");
        }
    }

    private String reason(Exchange exchange) {
        try {
            var code = json.read(body(exchange), Refusal.class).code();
            return code == null ? "http-" + status(exchange) : code;
        } catch (MalformedMessage e) {
            return "http-" + status(exchange);
        }
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static String body(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }
}
