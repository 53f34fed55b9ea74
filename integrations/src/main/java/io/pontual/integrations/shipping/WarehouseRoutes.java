package io.pontual.integrations.shipping;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.PARTNER_GALPAO_CONFIRMATIONS;
import static io.pontual.processes.Queue.PARTNER_GALPAO_ORDERS;
import static io.pontual.processes.Queue.SHIPPING_WAREHOUSE_CMD;
import static io.pontual.processes.Queue.SHIPPING_WAREHOUSE_EVT;

import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.shipping.WarehouseCommand;
import io.pontual.processes.shipping.WarehouseSystem;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * To warehouses with a management system, each by its own protocol, and back from Galpão. The fulfilment is the message
 * group on both sides.
 */
@Component
class WarehouseRoutes extends RouteBuilder {
    private final JsonBody json;
    private final OutgoingMessage outgoing;
    private final Idempotency idempotency;

    WarehouseRoutes(JsonBody json, OutgoingMessage outgoing, Idempotency idempotency) {
        this.json = json;
        this.outgoing = outgoing;
        this.idempotency = idempotency;
    }

    @Override
    public void configure() {
        from(Queues.from(SHIPPING_WAREHOUSE_CMD))
                .routeId("shipping-warehouse-instruct")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(WarehouseCommand.class))
                .idempotentConsumer(simple("${body.commandId}"), idempotency.of("shipping-warehouse-instruct"))
                .eager(false)
                .choice()
                .when(exchange -> WarehouseSystem.JMS.equals(system(exchange)))
                .process(this::toGalpao)
                .to(Queues.to(PARTNER_GALPAO_ORDERS))
                .when(exchange -> WarehouseSystem.SFTP.equals(system(exchange)))
                .to(ArmazemSulRoutes.INSTRUCT)
                .otherwise()
                .process(WarehouseRoutes::refuse)
                .end();

        from(Queues.from(PARTNER_GALPAO_CONFIRMATIONS))
                .routeId("shipping-galpao-report")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(GalpaoApi.Confirmation.class))
                .process(this::fromGalpao)
                .to(Queues.to(SHIPPING_WAREHOUSE_EVT));
    }

    private static String system(Exchange exchange) {
        return exchange.getMessage().getBody(WarehouseCommand.class).system();
    }

    private void toGalpao(Exchange exchange) {
        var order = GalpaoTranslation.order(exchange.getMessage().getBody(WarehouseCommand.class));
        outgoing.fill(exchange, order.id(), order.ordem().toString(), order);
    }

    private void fromGalpao(Exchange exchange) {
        var event = GalpaoTranslation.event(exchange.getMessage().getBody(GalpaoApi.Confirmation.class));
        outgoing.fill(exchange, event.eventId(), event.fulfilmentId().toString(), event);
    }

    private static void refuse(Exchange exchange) {
        throw new MalformedMessage("No warehouse is reached by system " + system(exchange));
    }
}
