package io.pontual.integrations.payment;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;

import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.Queue;
import io.pontual.processes.payment.PaymentProvider;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Hands each command to the provider that it names. */
@Component
class ProviderRoutes extends RouteBuilder {
    private static final String PROVIDER = "provider";

    private final JsonBody json;

    ProviderRoutes(JsonBody json) {
        this.json = json;
    }

    /** What every command says, whatever else it says. */
    record Addressed(@NotBlank String provider) {}

    /** What a provider can be asked for, and the queue that it is asked on. */
    enum Verb {
        AUTHORISE(Queue.PAYMENT_AUTHORISE_CMD),
        CAPTURE(Queue.PAYMENT_CAPTURE_CMD),
        REFUND(Queue.PAYMENT_REFUND_CMD),
        VOID(Queue.PAYMENT_VOID_CMD),
        CHECK(Queue.PAYMENT_CHECK_CMD);

        private final String queue;

        Verb(String queue) {
            this.queue = queue;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return where the route of this provider takes its commands from */
    static String commands(PaymentProvider provider, Verb verb) {
        return "direct:" + routeId(provider, verb);
    }

    static String routeId(PaymentProvider provider, Verb verb) {
        return "payment-" + provider.code() + "-" + verb.code();
    }

    @Override
    public void configure() {
        for (var verb : Verb.values()) {
            var choice = from(Queues.from(verb.queue))
                    .routeId("payment-provider-" + verb.code())
                    .routeConfigurationId(CALLER_TRIES_AGAIN)
                    .process(this::address)
                    .choice();
            for (var provider : PaymentProvider.values()) {
                choice = choice.when(exchangeProperty(PROVIDER).isEqualTo(provider))
                        .to(commands(provider, verb));
            }
            choice.end();
        }
    }

    private void address(Exchange exchange) {
        var code = json.read(exchange.getMessage().getBody(), Addressed.class).provider();
        exchange.setProperty(
                PROVIDER,
                PaymentProvider.of(code)
                        .orElseThrow(() -> new MalformedMessage("There is no payment provider of that name; there are "
                                + Arrays.stream(PaymentProvider.values())
                                        .map(PaymentProvider::code)
                                        .collect(Collectors.joining(", ")))));
    }
}
