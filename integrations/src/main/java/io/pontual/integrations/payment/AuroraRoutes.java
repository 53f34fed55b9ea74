package io.pontual.integrations.payment;

import static io.pontual.integrations.payment.ProviderRoutes.commands;
import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.PAYMENT_RESULT_EVT;
import static io.pontual.processes.payment.PaymentProvider.AURORA;

import io.pontual.integrations.payment.ProviderRoutes.Verb;
import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.payment.AuthoriseCommand;
import io.pontual.processes.payment.CaptureCommand;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.RefundCommand;
import io.pontual.processes.payment.VoidCommand;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
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
        capture();
        refund();
        cancel();
        call();
        publish();
        notifyOfEvent();
    }

    private void authorise() {
        from(commands(AURORA, Verb.AUTHORISE))
                .routeId("payment-aurora-authorise")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(AuthoriseCommand.class))
                .setProperty(COMMAND, body())
                .idempotentConsumer(
                        simple("${body.paymentId}:${body.attempt}:${body.issue}"),
                        idempotency.of("payment-aurora-authorise"))
                .eager(false)
                // The last try may have timed out after the provider took the money: ask before trying again. What is
                // only
                // issued takes none, and its idempotency key makes a repeat harmless.
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

    private void capture() {
        from(commands(AURORA, Verb.CAPTURE))
                .routeId("payment-aurora-capture")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(CaptureCommand.class))
                .setProperty(COMMAND, body())
                .idempotentConsumer(
                        simple("${body.captureId}:${body.attempt}"), idempotency.of("payment-aurora-capture"))
                .eager(false)
                .process(requests::capture)
                .to(CALL)
                .process(answers::captured)
                .to(PUBLISH);
    }

    private void refund() {
        from(commands(AURORA, Verb.REFUND))
                .routeId("payment-aurora-refund")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(RefundCommand.class))
                .setProperty(COMMAND, body())
                .idempotentConsumer(simple("${body.refundId}:${body.attempt}"), idempotency.of("payment-aurora-refund"))
                .eager(false)
                .process(requests::refund)
                .to(CALL)
                .process(answers::refunded)
                .to(PUBLISH);
    }

    private void cancel() {
        from(commands(AURORA, Verb.VOID))
                .routeId("payment-aurora-void")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(VoidCommand.class))
                .setProperty(COMMAND, body())
                .idempotentConsumer(simple("${body.providerReference}"), idempotency.of("payment-aurora-void"))
                .eager(false)
                .process(requests::cancel)
                .to(CALL)
                .process(answers::voided)
                .to(PUBLISH);
    }

    /** One route for all calls, so that one circuit breaker sees them all. */
    private void call() {
        var breaker = properties.breaker();
        from(CALL)
                .routeId("payment-aurora-call")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .circuitBreaker()
                .resilience4jConfiguration()
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState((int) Math.max(1, breaker.openFor().toSeconds()))
                .permittedNumberOfCallsInHalfOpenState(1)
                // Without this an open breaker skips the call and the route goes on as if it had succeeded.
                .throwExceptionWhenHalfOpenOrOpenState(true)
                .end()
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
