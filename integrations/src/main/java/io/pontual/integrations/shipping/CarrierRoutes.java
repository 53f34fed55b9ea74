package io.pontual.integrations.shipping;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;

import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.integrations.platform.Unreached;
import io.pontual.integrations.shipping.Carrier.Answer;
import io.pontual.integrations.shipping.Carrier.Call;
import io.pontual.processes.Queue;
import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import io.pontual.processes.shipping.CarrierResult;
import io.pontual.processes.shipping.CarrierResult.Outcome;
import io.pontual.processes.shipping.RawTracking;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Commands to carriers and their answers. A command is recorded as done only after its result is safe in the broker, so a
 * crash anywhere repeats it. There are never two labels: a delivery that comes again asks first, and the carrier keeps one
 * shipment per reference.
 */
@Component
class CarrierRoutes extends RouteBuilder {
    static final String TRACKING_CODE = "[A-Z0-9]{6,40}";

    private static final String COMMAND = "command";
    private static final String CARRIER = "carrier";
    private static final String CARRIER_CODE = "carrierCode";
    private static final String TRACKING = "tracking";
    private static final String RESULT = "result";
    private static final String LABEL = "direct:shipping-carrier-label";
    private static final String INSTRUCT = "direct:shipping-carrier-instruct";
    private static final String PUBLISH = "direct:shipping-carrier-publish";
    private static final String ROUTED_CALL = "direct:shipping-${exchangeProperty.carrierCode}-call";

    /** The carrier understood us and says no for good. */
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 410, 422);

    private final List<Carrier> carriers;
    private final JsonBody json;
    private final OutgoingMessage outgoing;
    private final Idempotency idempotency;
    private final Tracking tracking;
    private final Clock clock;

    CarrierRoutes(
            List<Carrier> carriers,
            JsonBody json,
            OutgoingMessage outgoing,
            Idempotency idempotency,
            Tracking tracking,
            Clock clock) {
        this.carriers = carriers;
        this.json = json;
        this.outgoing = outgoing;
        this.idempotency = idempotency;
        this.tracking = tracking;
        this.clock = clock;
    }

    /** @return where the events of a carrier are fetched: takes a cursor, gives a {@link Carrier.Page} */
    static String events(Carrier carrier) {
        return "direct:shipping-" + carrier.code() + "-events";
    }

    @Override
    public void configure() {
        command();
        label();
        instruct();
        publish();
        rawAgain();
        carriers.forEach(this::call);
        carriers.forEach(this::fetch);
    }

    private void command() {
        from(Queues.from(Queue.SHIPPING_CARRIER_CMD))
                .routeId("shipping-carrier-command")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(CarrierCommand.class))
                .process(this::address)
                .idempotentConsumer(simple("${body.commandId}"), idempotency.of("shipping-carrier-command"))
                .eager(false)
                .choice()
                .when(exchange -> command(exchange).kind() == Kind.LABEL)
                .to(LABEL)
                .otherwise()
                .to(INSTRUCT)
                .end();
    }

    private void label() {
        from(LABEL)
                .routeId("shipping-carrier-label")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                // The last try may have timed out after the label was made: ask before trying again.
                .filter(header("JMSRedelivered").isEqualTo(true))
                .process(request(Carrier::find))
                .toD(ROUTED_CALL)
                .process(this::found)
                .end()
                .filter(exchangeProperty(TRACKING).isNull())
                .doTry()
                .process(request(Carrier::make))
                .toD(ROUTED_CALL)
                .process(answered(Carrier::made, TRACKING))
                .doCatch(Exception.class)
                .onWhen(Unreached::surely)
                .process(exchange -> result(exchange, Outcome.UNREACHED, null, null, null))
                .end()
                .end()
                .filter(exchangeProperty(RESULT).isNull())
                .process(this::printable)
                .toD(ROUTED_CALL)
                .process(this::printed)
                .end()
                .to(PUBLISH);
    }

    private void instruct() {
        from(INSTRUCT)
                .routeId("shipping-carrier-instruct")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(request(Carrier::instruct))
                .toD(ROUTED_CALL)
                .process(answered(Carrier::receipt, "receipt"))
                .filter(exchangeProperty(RESULT).isNull())
                .process(exchange -> result(
                        exchange,
                        Outcome.DONE,
                        command(exchange).trackingCode(),
                        exchange.getProperty("receipt", String.class),
                        null))
                .end()
                .to(PUBLISH);
    }

    private void publish() {
        from(PUBLISH)
                .routeId("shipping-carrier-publish")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(exchange -> {
                    var result = exchange.getProperty(RESULT, CarrierResult.class);
                    outgoing.fill(exchange, result.eventId(), result.parcelId().toString(), result);
                })
                .to(Queues.to(Queue.SHIPPING_CARRIER_EVT));
    }

    /** What was parked comes again, once somebody has taught us its code. */
    private void rawAgain() {
        from(Queues.from(Queue.SHIPPING_RAW_EVT))
                .routeId("shipping-carrier-raw")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(RawTracking.class))
                .process(exchange -> {
                    var raw = exchange.getMessage().getBody(RawTracking.class);
                    tracking.take(String.valueOf(raw.carrier()), List.of(raw));
                });
    }

    /** One route for all calls to a carrier, so that one circuit breaker sees them all. */
    private void call(Carrier carrier) {
        carrier.line()
                .breaker()
                .guard(from("direct:shipping-" + carrier.code() + "-call")
                        .routeId("shipping-" + carrier.code() + "-call")
                        .routeConfigurationId(CALLER_TRIES_AGAIN))
                .to(endpoint(carrier.line()))
                .process(exchange -> take(carrier, exchange))
                .end();
    }

    private void fetch(Carrier carrier) {
        from(events(carrier))
                .routeId("shipping-" + carrier.code() + "-fetch")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(exchange ->
                        fill(exchange, carrier.events(exchange.getMessage().getBody(String.class))))
                .to("direct:shipping-" + carrier.code() + "-call")
                .process(exchange -> {
                    var answer = answer(exchange);
                    if (!answer.isSuccess()) {
                        throw new IllegalStateException(
                                carrier.code() + " answered " + answer.status() + " when asked for events");
                    }
                    exchange.getMessage().setBody(carrier.page(answer));
                });
    }

    private void address(Exchange exchange) {
        var command = exchange.getMessage().getBody(CarrierCommand.class);
        exchange.setProperty(COMMAND, command);
        exchange.setProperty(CARRIER_CODE, command.carrier());
        exchange.setProperty(
                CARRIER,
                carriers.stream()
                        .filter(carrier -> carrier.code().equals(command.carrier()))
                        .findFirst()
                        .orElseThrow(() -> new MalformedMessage("There is no carrier of that name; there are "
                                + carriers.stream().map(Carrier::code).sorted().toList())));
        if (command.commandId() == null || command.kind() == null || command.parcelId() == null) {
            throw new MalformedMessage("A command to a carrier lacks its id, its kind or its parcel");
        }
        if (command.kind() == Kind.LABEL
                ? command.label() == null
                        || command.label().recipient() == null
                        || command.label().from() == null
                : command.trackingCode() == null || !command.trackingCode().matches(TRACKING_CODE)) {
            throw new MalformedMessage(command.kind() + " lacks what is to be printed, or the parcel's tracking code");
        }
    }

    private Processor request(BiFunction<Carrier, CarrierCommand, Call> call) {
        return exchange -> fill(exchange, call.apply(carrier(exchange), command(exchange)));
    }

    private static void fill(Exchange exchange, Call call) {
        var request = exchange.getMessage();
        // Nothing of the JMS message may travel to the carrier as an HTTP header.
        request.removeHeaders("*");
        call.headers().forEach(request::setHeader);
        request.setHeader(Exchange.HTTP_METHOD, call.method().name());
        request.setHeader(Exchange.HTTP_PATH, call.path());
        if (call.query() != null) {
            request.setHeader(Exchange.HTTP_QUERY, call.query());
        }
        request.setBody(call.body());
    }

    /** Inside the circuit breaker: reads the answer, though never more than we are ready for. */
    private static void take(Carrier carrier, Exchange exchange) throws IOException {
        var limit = (int) carrier.line().maxAnswer().toBytes();
        byte[] answer;
        try (var body = exchange.getMessage().getBody(InputStream.class)) {
            answer = body == null ? new byte[0] : body.readNBytes(limit + 1);
        }
        var status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        if (status >= 500 || status == 429 || status == 408) {
            throw new CarrierUnavailable(carrier.code(), status);
        }
        if (answer.length > limit) {
            throw new MalformedMessage("An answer of " + carrier.code() + " is larger than " + limit + " bytes");
        }
        exchange.getMessage().setBody(new Answer(status, answer));
    }

    private void found(Exchange exchange) {
        var answer = answer(exchange);
        if (answer.isSuccess()) {
            carrier(exchange).found(answer).ifPresent(code -> exchange.setProperty(TRACKING, trackingCode(code)));
        } else {
            throw unusable(exchange, answer);
        }
    }

    private Processor answered(BiFunction<Carrier, Answer, String> read, String property) {
        return exchange -> {
            var answer = answer(exchange);
            if (answer.isSuccess()) {
                exchange.setProperty(property, read.apply(carrier(exchange), answer));
                return;
            }
            if (!REFUSALS.contains(answer.status())) {
                throw unusable(exchange, answer);
            }
            // Believed only in the carrier's own words: any web server answers 404 to a wrong address.
            var code = carrier(exchange)
                    .refusal(answer)
                    .filter(one -> one.matches("[\\w-]{1,60}"))
                    .orElseThrow(() -> unusable(exchange, answer));
            result(exchange, Outcome.REFUSED, command(exchange).trackingCode(), null, code);
        };
    }

    private void printable(Exchange exchange) {
        var code = trackingCode(exchange.getProperty(TRACKING, String.class));
        fill(exchange, carrier(exchange).document(code));
    }

    private void printed(Exchange exchange) {
        var answer = answer(exchange);
        if (!answer.isSuccess()) {
            throw unusable(exchange, answer);
        }
        var pdf = answer.body();
        if (pdf.length < 5 || pdf[0] != '%' || pdf[1] != 'P' || pdf[2] != 'D' || pdf[3] != 'F') {
            throw new MalformedMessage("What " + carrier(exchange).code() + " sent as a label is no PDF");
        }
        var code = exchange.getProperty(TRACKING, String.class);
        result(exchange, Outcome.DONE, code, null, null);
        var done = exchange.getProperty(RESULT, CarrierResult.class);
        exchange.setProperty(RESULT, withDocument(done, Base64.getEncoder().encodeToString(pdf)));
    }

    private void result(Exchange exchange, Outcome outcome, String trackingCode, String receipt, String reason) {
        var command = command(exchange);
        exchange.setProperty(
                RESULT,
                new CarrierResult(
                        command.carrier() + ":" + command.commandId() + ":" + outcome,
                        command.commandId(),
                        command.kind(),
                        command.carrier(),
                        command.parcelId(),
                        command.attempt(),
                        outcome,
                        trackingCode,
                        receipt,
                        reason,
                        null,
                        clock.instant()));
    }

    private static CarrierResult withDocument(CarrierResult done, String document) {
        return new CarrierResult(
                done.eventId(),
                done.commandId(),
                done.kind(),
                done.carrier(),
                done.parcelId(),
                done.attempt(),
                done.outcome(),
                done.trackingCode(),
                done.carrierReference(),
                done.reason(),
                document,
                done.at());
    }

    private static String trackingCode(String code) {
        if (code == null || !code.matches(TRACKING_CODE)) {
            throw new MalformedMessage("A carrier gave a tracking code that is none");
        }
        return code;
    }

    /** A wrong key or a conflict of ours is no answer about the parcel. */
    private static IllegalStateException unusable(Exchange exchange, Answer answer) {
        return new IllegalStateException("Carrier " + carrier(exchange).code() + " answered " + answer.status()
                + ", which no result can be made of");
    }

    private static Answer answer(Exchange exchange) {
        return exchange.getMessage().getBody(Answer.class);
    }

    private static CarrierCommand command(Exchange exchange) {
        return exchange.getProperty(COMMAND, CarrierCommand.class);
    }

    private static Carrier carrier(Exchange exchange) {
        return exchange.getProperty(CARRIER, Carrier.class);
    }

    private static String endpoint(Carrier.Line line) {
        return line.baseUrl()
                + "?throwExceptionOnFailure=false&disableStreamCache=true"
                + "&httpClient.connectTimeout=" + line.connectTimeout().toMillis()
                + "&httpClient.connectionRequestTimeout="
                + line.connectTimeout().toMillis()
                + "&httpClient.responseTimeout=" + line.responseTimeout().toMillis();
    }
}
