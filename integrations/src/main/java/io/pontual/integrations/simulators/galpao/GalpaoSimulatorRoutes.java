package io.pontual.integrations.simulators.galpao;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.Queues;
import io.pontual.integrations.platform.RouteErrorPolicy;
import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.WarehouseStaff;
import io.pontual.integrations.simulators.WarehouseStaff.Step;
import io.pontual.integrations.simulators.galpao.GalpaoMessages.Confirmation;
import io.pontual.integrations.simulators.galpao.GalpaoMessages.Order;
import io.pontual.integrations.simulators.galpao.GalpaoMessages.Units;
import io.pontual.integrations.simulators.galpao.GalpaoMessages.Volume;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The simulated warehouse's ear and voice. In mode {@code down} it is suspended. */
@Component
@Profile("simulators")
class GalpaoSimulatorRoutes extends RouteBuilder {
    static final String SERVE = "sim-galpao-serve";
    private static final ZoneOffset BRASILIA = ZoneOffset.ofHours(-3);

    private final Behaviour<GalpaoMode> behaviour;
    private final JsonBody json;
    private final ObjectMapper writer;
    private final ProducerTemplate routes;
    private final Clock clock;

    GalpaoSimulatorRoutes(
            Behaviour<GalpaoMode> behaviour, JsonBody json, ObjectMapper writer, ProducerTemplate routes, Clock clock) {
        this.behaviour = behaviour;
        this.json = json;
        this.writer = writer;
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void configure() {
        from(Queues.from(GalpaoMessages.ORDERS))
                .routeId(SERVE)
                .routeConfigurationId(RouteErrorPolicy.CALLER_TRIES_AGAIN)
                .process(json.as(Order.class))
                .process(this::serve);
    }

    /** What it is told later comes too late: everything was done at once. */
    private void serve(Exchange exchange) {
        var order = exchange.getMessage().getBody(Order.class);
        var mode = behaviour.mode();
        if (!order.tipo().equals("ordem-de-saida") || mode == GalpaoMode.SILENT) {
            return;
        }
        var wanted = order.itens().stream()
                .map(item -> new WarehouseStaff.Units(item.linha(), item.sku(), item.quantidade()))
                .toList();
        var said = 0;
        for (var step : WarehouseStaff.work(wanted, mode == GalpaoMode.REJECT)) {
            var confirmation = confirmation(order, step);
            send(confirmation, ++said);
            if (mode == GalpaoMode.DUPLICATE_EVENTS) {
                send(confirmation, ++said);
            }
        }
    }

    /** Its id comes from the order, so that a run can be repeated. */
    private Confirmation confirmation(Order order, Step step) {
        var gone = step.deed() == WarehouseStaff.Deed.SENT_OFF;
        return new Confirmation(
                order.ordem() + "-" + step.no(),
                type(step),
                order.ordem(),
                order.armazem(),
                clock.instant().atOffset(BRASILIA).toString(),
                units(step),
                volume(step),
                step.deed() == WarehouseStaff.Deed.REFUSED ? "Sem capacidade hoje" : null,
                gone ? "Transportes Exemplo" : null,
                gone
                        ? "GX" + order.ordem().replace("-", "").substring(20).toUpperCase(Locale.ROOT) + step.parcel()
                        : null);
    }

    private static String type(Step step) {
        return switch (step.deed()) {
            case TAKEN_ON -> "ordem-recebida";
            case REFUSED -> "ordem-recusada";
            case PICKED -> "separacao";
            case SHORT -> "falta";
            case PACKED -> "volume-fechado";
            case SENT_OFF -> "volume-expedido";
        };
    }

    private static List<Units> units(Step step) {
        var reason = step.deed() == WarehouseStaff.Deed.SHORT ? "nao encontrado" : null;
        return step.units().isEmpty()
                ? null
                : step.units().stream()
                        .map(units -> new Units(units.line(), units.quantity(), reason))
                        .toList();
    }

    private static Volume volume(Step step) {
        if (step.parcel() == 0) {
            return null;
        }
        var number = "V" + step.parcel();
        return step.deed() == WarehouseStaff.Deed.PACKED
                ? new Volume(number, step.grams(), 400, 300, 200)
                : new Volume(number, null, null, null, null);
    }

    /** @param no makes each a message of its own, which the broker cannot know for a copy */
    private void send(Confirmation confirmation, int no) {
        routes.sendBodyAndHeaders(
                Queues.to(GalpaoMessages.CONFIRMATIONS),
                write(confirmation),
                Map.of("JMSXGroupID", confirmation.ordem(), "_AMQ_DUPL_ID", confirmation.id() + "/" + no));
    }

    private String write(Confirmation confirmation) {
        try {
            return writer.writeValueAsString(confirmation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
