package io.pontual.integrations.platform;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/** The one error policy of routes, by name. */
@Component
public class RouteErrorPolicy extends RouteConfigurationBuilder {
    /**
     * A failure goes back to whoever gave us the message: the broker redelivers, an HTTP caller gets an error. Camel
     * itself tries nothing again and hides nothing, since only one layer may retry. What is logged names no body and no
     * header, since some of ours carry a customer's address.
     */
    public static final String CALLER_TRIES_AGAIN = "caller-tries-again";

    @Override
    public void configuration() {
        var policy = routeConfiguration(CALLER_TRIES_AGAIN);
        // What an operator knows the meaning of: one line.
        policy.onException(
                        PartnerUnavailable.class,
                        MalformedMessage.class,
                        CallNotPermittedException.class,
                        IOException.class)
                .handled(false)
                .maximumRedeliveries(0)
                .retriesExhaustedLogLevel(LoggingLevel.WARN)
                .logStackTrace(false)
                .logExhaustedMessageHistory(false);
        policy.onException(Exception.class)
                .handled(false)
                .maximumRedeliveries(0)
                .retriesExhaustedLogLevel(LoggingLevel.ERROR)
                .logExhaustedMessageHistory(false);
    }
}
