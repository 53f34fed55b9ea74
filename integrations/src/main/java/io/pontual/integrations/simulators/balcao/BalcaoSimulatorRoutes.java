package io.pontual.integrations.simulators.balcao;

import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.Queues;
import io.pontual.integrations.platform.RouteErrorPolicy;
import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Request;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The simulated stores' ear. In mode {@code down} it is suspended. */
@Component
@Profile("simulators")
class BalcaoSimulatorRoutes extends RouteBuilder {
    static final String SERVE = "sim-balcao-serve";

    private final BalcaoStore store;
    private final BalcaoVoice voice;
    private final Behaviour<BalcaoMode> behaviour;
    private final JsonBody json;

    BalcaoSimulatorRoutes(BalcaoStore store, BalcaoVoice voice, Behaviour<BalcaoMode> behaviour, JsonBody json) {
        this.store = store;
        this.voice = voice;
        this.behaviour = behaviour;
        this.json = json;
    }

    @Override
    public void configure() {
        from(Queues.from(BalcaoMessages.REQUESTS))
                .routeId(SERVE)
                .routeConfigurationId(RouteErrorPolicy.CALLER_TRIES_AGAIN)
                .process(json.as(Request.class))
                .process(this::serve);
    }

    private void serve(Exchange exchange) {
        var mode = behaviour.mode();
        voice.say(
                store.handle(exchange.getMessage().getBody(Request.class), mode), mode == BalcaoMode.DUPLICATE_EVENTS);
    }
}
