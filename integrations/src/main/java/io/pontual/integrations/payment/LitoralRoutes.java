package io.pontual.integrations.payment;

import static io.pontual.integrations.payment.ProviderRoutes.commands;
import static io.pontual.integrations.payment.ProviderRoutes.routeId;
import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.PAYMENT_CHECK_CMD;
import static io.pontual.processes.Queue.PAYMENT_RESULT_EVT;
import static io.pontual.processes.payment.PaymentProvider.LITORAL;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.pontual.integrations.payment.ProviderRoutes.Verb;
import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.integrations.platform.Unreached;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.CheckCommand;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;

/**
 * Commands to Litoral and its answers. It sends no webhooks: what it is still processing is asked for a few times, with
 * growing pauses, by messages that the broker holds back; after that the checks of workers go on. As with every provider, a
 * command is recorded as done only after its result is safe in the broker.
 */
@Component
class LitoralRoutes extends RouteBuilder {
    static final String COMMAND = "command";
    static final String RESULT = "result";
    static final String PENDING = "pending";

    private static final String CALL = "direct:payment-litoral-call";
    private static final String PUBLISH = "direct:payment-litoral-publish";

    private final LitoralProperties properties;
    private final LitoralRequests requests;
    private final LitoralAnswers answers;
    private final JsonBody json;
    private final OutgoingMessage outgoing;
    private final Idempotency idempotency;
    private final SilentProvider silent;

    LitoralRoutes(
            LitoralProperties properties,
            LitoralRequests requests,
            LitoralAnswers answers,
            JsonBody json,
            OutgoingMessage outgoing,
            Idempotency idempotency,
            SilentProvider silent) {
        this.properties = properties;
        this.requests = requests;
        this.answers = answers;
        this.json = json;
        this.outgoing = outgoing;
        this.idempotency = idempotency;
        this.silent = silent;
    }

    @Override
    public void configure() {
        authorise();
        once(
                Verb.CAPTURE,
                CaptureCommand.class,
                "${body.captureId}:${body.attempt}",
                requests::capture,
                answers::captured);
        once(Verb.REFUND, RefundCommand.class, "${body.refundId}:${body.attempt}", requests::refund, answers::refunded);
        once(Verb.VOID, VoidCommand.class, "${body.providerReference}", requests::cancel, answers::voided);
        check();
        call();
        publish();
    }

    private void authorise() {
        from(Verb.AUTHORISE, AuthoriseCommand.class)
                .idempotentConsumer(
                        simple("${body.paymentId}:${body.attempt}"), idempotency.of(routeId(LITORAL, Verb.AUTHORISE)))
                .eager(false)
                // The last try may have timed out after the provider took the money: ask before trying again.
                .filter(header("JMSRedelivered").isEqualTo(true))
                .process(requests::find)
                .to(CALL)
                .process(answers::found)
                .end()
                .filter(exchange -> exchange.getProperty(RESULT) == null && exchange.getProperty(PENDING) == null)
                .doTry()
                .process(requests::authorise)
                .to(CALL)
                .process(answers::authorised)
                .doCatch(Exception.class)
                .onWhen(Unreached::surely)
                .process(this::unavailable)
                .end()
                .end()
                .filter(exchangeProperty(PENDING).isNotNull())
                .process(exchange -> askLater(exchange, 1))
                .to(Queues.to(PAYMENT_CHECK_CMD))
                .end()
                .to(PUBLISH);
    }

    private void once(Verb verb, Class<?> command, String key, Processor request, Processor answer) {
        from(verb, command)
                .idempotentConsumer(simple(key), idempotency.of(routeId(LITORAL, verb)))
                .eager(false)
                .process(request)
                .to(CALL)
                .process(answer)
                .to(PUBLISH);
    }

    /** Keeps no memory of checks: the answer has the id of the one that is missing, so nothing happens twice. */
    private void check() {
        from(Verb.CHECK, CheckCommand.class)
                .doTry()
                .process(requests::check)
                .to(CALL)
                .doCatch(LitoralUnavailable.class, CallNotPermittedException.class, IOException.class)
                // Workers ask again until they know. A question kept for later would only be asked twice.
                .process(this::noAnswer)
                .end()
                .filter(exchangeProperty(RESULT).isNull())
                .process(answers::checked)
                .end()
                .filter(this::morePolls)
                .process(exchange -> askLater(exchange, poll(exchange) + 1))
                .to(Queues.to(PAYMENT_CHECK_CMD))
                .end()
                .to(PUBLISH);
    }

    private RouteDefinition from(Verb verb, Class<?> command) {
        return from(commands(LITORAL, verb))
                .routeId(routeId(LITORAL, verb))
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(command))
                .setProperty(COMMAND, body());
    }

    /** One route for all calls, so that one circuit breaker sees them all. */
    private void call() {
        properties
                .breaker()
                .guard(from(CALL).routeId("payment-litoral-call").routeConfigurationId(CALLER_TRIES_AGAIN))
                .to(endpoint())
                .process(answers::take)
                .end();
    }

    private void publish() {
        from(PUBLISH)
                .routeId("payment-litoral-publish")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .filter(exchangeProperty(RESULT).isNotNull())
                .process(this::fill)
                .to(Queues.to(PAYMENT_RESULT_EVT))
                .end();
    }

    private void unavailable(Exchange exchange) {
        exchange.setProperty(RESULT, silent.unavailable(exchange.getProperty(COMMAND, AuthoriseCommand.class)));
    }

    private void noAnswer(Exchange exchange) {
        exchange.setProperty(RESULT, silent.noAnswer(exchange.getProperty(COMMAND, CheckCommand.class)));
    }

    private void fill(Exchange exchange) {
        var result = exchange.getProperty(RESULT, PaymentResult.class);
        outgoing.fill(exchange, result.eventId(), result.paymentId().toString(), result);
    }

    /** Our own polls count downwards, so that they are never taken for the checks of workers. */
    private static int poll(Exchange exchange) {
        return -exchange.getProperty(COMMAND, CheckCommand.class).check();
    }

    private boolean morePolls(Exchange exchange) {
        var poll = poll(exchange);
        return exchange.getProperty(RESULT) == null && poll > 0 && poll < properties.polls();
    }

    /** @param poll from 1 */
    private void askLater(Exchange exchange, int poll) {
        var command = exchange.getProperty(COMMAND);
        var paymentId = command instanceof AuthoriseCommand authorise
                ? authorise.paymentId()
                : ((CheckCommand) command).paymentId();
        var pause = properties.pollPause().multipliedBy(1L << (poll - 1));
        outgoing.fill(
                exchange,
                "poll:" + paymentId + ":" + poll,
                paymentId.toString(),
                new CheckCommand(
                        paymentId, LITORAL.code(), "credit-card", CheckCommand.Awaited.AUTHORISATION, null, 0, -poll));
        outgoing.holdBack(exchange, pause);
    }

    private String endpoint() {
        return properties.baseUrl()
                + "?throwExceptionOnFailure=false&disableStreamCache=true"
                + "&httpClient.connectTimeout=" + properties.connectTimeout().toMillis()
                + "&httpClient.connectionRequestTimeout="
                + properties.connectTimeout().toMillis()
                + "&httpClient.responseTimeout=" + properties.responseTimeout().toMillis();
    }
}
