package io.pontual.integrations.pickup;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.INVENTORY_TRANSFER_CMD;
import static io.pontual.processes.Queue.INVENTORY_TRANSFER_EVT;
import static io.pontual.processes.Queue.PARTNER_BALCAO_EVENTS;
import static io.pontual.processes.Queue.PARTNER_BALCAO_REQUESTS;
import static io.pontual.processes.Queue.PICKUP_STORE_CMD;
import static io.pontual.processes.Queue.PICKUP_STORE_EVT;
import static io.pontual.processes.Queue.SHIPPING_NODE_CMD;
import static io.pontual.processes.Queue.SHIPPING_NODE_EVT;

import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.inventory.TransferCommand;
import io.pontual.processes.pickup.StoreCommand;
import io.pontual.processes.shipping.ShipmentCommand;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * To and from stores that run Balcão. The fulfilment is the message group on both sides, so what concerns one customer
 * stays in order however many consumers there are. The exception: a message that is redelivered after a failure may be
 * overtaken by the next one of its group, since the broker does not hold a group back for a delayed redelivery.
 */
@Component
class BalcaoRoutes extends RouteBuilder {
    private final JsonBody json;
    private final OutgoingMessage outgoing;
    private final Idempotency idempotency;

    BalcaoRoutes(JsonBody json, OutgoingMessage outgoing, Idempotency idempotency) {
        this.json = json;
        this.outgoing = outgoing;
        this.idempotency = idempotency;
    }

    @Override
    public void configure() {
        from(Queues.from(PICKUP_STORE_CMD))
                .routeId("pickup-balcao-instruct")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(StoreCommand.class))
                .idempotentConsumer(simple("${body.commandId}"), idempotency.of("pickup-balcao-instruct"))
                .eager(false)
                .process(this::toRequest)
                .to(Queues.to(PARTNER_BALCAO_REQUESTS));

        from(Queues.from(SHIPPING_NODE_CMD))
                .routeId("shipping-balcao-instruct")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(ShipmentCommand.class))
                .idempotentConsumer(simple("${body.commandId}"), idempotency.of("shipping-balcao-instruct"))
                .eager(false)
                .process(this::toShipmentRequest)
                .to(Queues.to(PARTNER_BALCAO_REQUESTS));

        from(Queues.from(INVENTORY_TRANSFER_CMD))
                .routeId("inventory-balcao-instruct")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(TransferCommand.class))
                .idempotentConsumer(simple("${body.commandId}"), idempotency.of("inventory-balcao-instruct"))
                .eager(false)
                .process(this::toTransferRequest)
                .to(Queues.to(PARTNER_BALCAO_REQUESTS));

        from(Queues.from(PARTNER_BALCAO_EVENTS))
                .routeId("pickup-balcao-report")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(BalcaoApi.Event.class))
                .idempotentConsumer(simple("${body.id}"), idempotency.of("pickup-balcao-report"))
                .eager(false)
                .choice()
                .when(BalcaoRoutes::isDelivery)
                .process(this::toShipmentEvent)
                .to(Queues.to(SHIPPING_NODE_EVT))
                .when(BalcaoRoutes::isTransfer)
                .process(this::toTransferEvent)
                .to(Queues.to(INVENTORY_TRANSFER_EVT))
                .otherwise()
                .process(this::toEvent)
                .to(Queues.to(PICKUP_STORE_EVT))
                .end();
    }

    private static boolean isDelivery(Exchange exchange) {
        return exchange.getMessage().getBody(BalcaoApi.Event.class).modalidade() == BalcaoApi.Mode.DELIVERY;
    }

    private static boolean isTransfer(Exchange exchange) {
        var mode = exchange.getMessage().getBody(BalcaoApi.Event.class).modalidade();
        return mode != null && mode.isTransfer();
    }

    private void toTransferRequest(Exchange exchange) {
        var request = BalcaoTranslation.request(exchange.getMessage().getBody(TransferCommand.class));
        outgoing.fill(exchange, request.id(), request.comanda().toString(), request);
    }

    private void toTransferEvent(Exchange exchange) {
        var event = BalcaoTranslation.transferEvent(exchange.getMessage().getBody(BalcaoApi.Event.class));
        outgoing.fill(exchange, event.eventId(), event.transferId().toString(), event);
    }

    private void toShipmentRequest(Exchange exchange) {
        var request = BalcaoTranslation.request(exchange.getMessage().getBody(ShipmentCommand.class));
        outgoing.fill(exchange, request.id(), request.comanda().toString(), request);
    }

    private void toShipmentEvent(Exchange exchange) {
        var event = BalcaoTranslation.shipmentEvent(exchange.getMessage().getBody(BalcaoApi.Event.class));
        outgoing.fill(exchange, event.eventId(), event.fulfilmentId().toString(), event);
    }

    private void toRequest(Exchange exchange) {
        var request = BalcaoTranslation.request(exchange.getMessage().getBody(StoreCommand.class));
        outgoing.fill(exchange, request.id(), request.comanda().toString(), request);
    }

    private void toEvent(Exchange exchange) {
        var event = BalcaoTranslation.event(exchange.getMessage().getBody(BalcaoApi.Event.class));
        outgoing.fill(exchange, event.eventId(), event.fulfilmentId().toString(), event);
    }
}
