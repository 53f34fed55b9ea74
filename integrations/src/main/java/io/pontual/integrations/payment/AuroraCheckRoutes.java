package io.pontual.integrations.payment;

import static io.pontual.integrations.payment.AuroraRoutes.CALL;
import static io.pontual.integrations.payment.AuroraRoutes.COMMAND;
import static io.pontual.integrations.payment.AuroraRoutes.PUBLISH;
import static io.pontual.integrations.payment.AuroraRoutes.RESULT;
import static io.pontual.integrations.payment.ProviderRoutes.commands;
import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.payment.PaymentProvider.AURORA;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.integrations.payment.ProviderRoutes.Verb;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.PaymentResult;
import java.io.IOException;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Asks Aurora Pay what became of a payment that it owes us an answer for. The answer is published under the id of the one
 * that is missing, so should that come later, nothing happens twice; nor does it when a check is delivered again, which is
 * why this route keeps no memory of them.
 */
@Component
class AuroraCheckRoutes extends RouteBuilder {
    private final AuroraRequests requests;
    private final AuroraAnswers answers;
    private final JsonBody json;
    private final SilentProvider silent;
    private final MeterRegistry metrics;

    AuroraCheckRoutes(
            AuroraRequests requests,
            AuroraAnswers answers,
            JsonBody json,
            SilentProvider silent,
            MeterRegistry metrics) {
        this.requests = requests;
        this.answers = answers;
        this.json = json;
        this.silent = silent;
        this.metrics = metrics;
    }

    @Override
    public void configure() {
        from(commands(AURORA, Verb.CHECK))
                .routeId("payment-aurora-check")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(CheckCommand.class))
                .setProperty(COMMAND, body())
                .doTry()
                .process(requests::check)
                .to(CALL)
                .doCatch(AuroraUnavailable.class, CallNotPermittedException.class, IOException.class)
                // Workers ask again until they know. A question kept for later would only be asked twice, and an outage
                // would leave a dead letter for each.
                .process(this::unreachable)
                .end()
                .filter(exchangeProperty(RESULT).isNull())
                .process(answers::checked)
                .process(this::count)
                .end()
                .filter(exchangeProperty(RESULT).isNotNull())
                .to(PUBLISH)
                .end();
    }

    private void unreachable(Exchange exchange) {
        count("unreachable");
        exchange.setProperty(RESULT, silent.noAnswer(exchange.getProperty(COMMAND, CheckCommand.class)));
    }

    private void count(Exchange exchange) {
        var result = exchange.getProperty(RESULT, PaymentResult.class);
        count(result == null ? "pending" : result.kind().name().toLowerCase(Locale.ROOT));
    }

    private void count(String outcome) {
        metrics.counter("pontual.payment.checks", "partner", "aurora", "outcome", outcome)
                .increment();
    }
}
