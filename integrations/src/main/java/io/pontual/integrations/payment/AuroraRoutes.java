package io.pontual.integrations.payment;

import static io.pontual.integrations.payment.ProviderRoutes.commands;
import static io.pontual.integrations.payment.ProviderRoutes.routeId;
import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.PAYMENT_RESULT_EVT;
import static io.pontual.processes.payment.PaymentProvider.AURORA;

import io.pontual.integrations.payment.ProviderRoutes.Verb;
import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.integrations.platform.Unreached;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;

/**
 * Commands to Aurora Pay and its answers. A command is recorded as done only after its result is safe in the broker, so a
 * crash anywhere repeats it, and the provider's idempotency key and the result's event id make the repeat harmless.
 */
@Component
class AuroraRoutes extends RouteBuilder {
    static final String COMMAND = "command";
    static final String RESULT = "result";
    static final String PENDING = "pending";
    static final String NOTIFY = "direct:payment-aurora-notify";

    static final String CALL = "direct:payment-aurora-call";
    static final String PUBLISH = "direct:payment-aurora-publish";

    private final AuroraProperties properties;
    private final AuroraRequests requests;
    private final AuroraAnswers answers;
    private final JsonBody json;
    private final OutgoingMessage outgoing;
    private final Idempotency idempotency;
    private final SilentProvider silent;

    AuroraRoutes(
            AuroraProperties properties,
            AuroraRequests requests,
            AuroraAnswers answers,
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
        call();
        publish();
        notifyOfEvent();
    }

    private void authorise() {
        from(Verb.AUTHORISE, AuthoriseCommand.class)
                .idempotentConsumer(
                        simple("${body.paymentId}:${body.attempt}:${body.issue}"),
                        idempotency.of(routeId(AURORA, Verb.AUTHORISE)))
                .eager(false)
                // The last try may have timed out after the provider took the money: ask before trying again.
                // What is only issued takes none, and its idempotency key makes a repeat harmless.
                .filter(exchange ->
                        !isCharge(exchange) && exchange.getIn().getHeader("JMSRedelivered", false, Boolean.class))
                .process(requests::find)
                .to(CALL)
                .process(answers::found)
                .end()
                .filter(AuroraRoutes::unanswered)
                .doTry()
                .process(exchange -> {
                    if (isCharge(exchange)) {
                        requests.charge(exchange);
                    } else {
                        requests.authorise(exchange);
                    }
                })
                .to(CALL)
                .process(exchange -> {
                    if (isCharge(exchange)) {
                        answers.charged(exchange);
                    } else {
                        answers.authorised(exchange);
                    }
                })
                .doCatch(Exception.class)
                .onWhen(Unreached::surely)
                .process(this::unavailable)
                .end()
                .end()
                // A pending one has no result yet; the webhook brings it, or a check when it does not.
                .filter(exchangeProperty(RESULT).isNotNull())
                .to(PUBLISH)
                .end();
    }

    private void once(Verb verb, Class<?> command, String key, Processor request, Processor answer) {
        from(verb, command)
                .idempotentConsumer(simple(key), idempotency.of(routeId(AURORA, verb)))
                .eager(false)
                .process(request)
                .to(CALL)
                .process(answer)
                .to(PUBLISH);
    }

    private RouteDefinition from(Verb verb, Class<?> command) {
        return from(commands(AURORA, verb))
                .routeId(routeId(AURORA, verb))
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(command))
                .setProperty(COMMAND, body());
    }

    /** One route for all calls, so that one circuit breaker sees them all. */
    private void call() {
        properties
                .breaker()
                .guard(from(CALL).routeId("payment-aurora-call").routeConfigurationId(CALLER_TRIES_AGAIN))
                .to(endpoint())
                .convertBodyTo(String.class, "UTF-8")
                .process(answers::refuseOutage)
                .end();
    }

    private void publish() {
        from(PUBLISH)
                .routeId("payment-aurora-publish")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(this::fill)
                .to(Queues.to(PAYMENT_RESULT_EVT));
    }

    private void notifyOfEvent() {
        from(NOTIFY)
                .routeId("payment-aurora-notify")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .setProperty(RESULT, body())
                .to(PUBLISH);
    }

    private void unavailable(Exchange exchange) {
        exchange.setProperty(RESULT, silent.unavailable(exchange.getProperty(COMMAND, AuthoriseCommand.class)));
    }

    private void fill(Exchange exchange) {
        var result = exchange.getProperty(RESULT, PaymentResult.class);
        outgoing.fill(exchange, result.eventId(), result.paymentId().toString(), result);
    }

    private static boolean isCharge(Exchange exchange) {
        return AuroraRequests.isCharged(
                exchange.getProperty(COMMAND, AuthoriseCommand.class).method());
    }

    private static boolean unanswered(Exchange exchange) {
        return exchange.getProperty(RESULT) == null && exchange.getProperty(PENDING) == null;
    }

    private String endpoint() {
        return properties.baseUrl()
                + "?throwExceptionOnFailure=false"
                + "&httpClient.connectTimeout=" + properties.connectTimeout().toMillis()
                + "&httpClient.connectionRequestTimeout="
                + properties.connectTimeout().toMillis()
                + "&httpClient.responseTimeout=" + properties.responseTimeout().toMillis();
    }
}
