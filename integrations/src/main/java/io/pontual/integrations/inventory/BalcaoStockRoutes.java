package io.pontual.integrations.inventory;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.INVENTORY_STOCK_EVT;
import static io.pontual.processes.Queue.PARTNER_BALCAO_STOCK;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.inventory.StockEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.OffsetDateTime;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * What stores and warehouses that run Balcão report of their stock. The node is the message group, but nobody relies on
 * the order: the node's own number says what happened first.
 */
@Component
class BalcaoStockRoutes extends RouteBuilder {
    private final JsonBody json;
    private final OutgoingMessage outgoing;
    private final Idempotency idempotency;

    BalcaoStockRoutes(JsonBody json, OutgoingMessage outgoing, Idempotency idempotency) {
        this.json = json;
        this.outgoing = outgoing;
        this.idempotency = idempotency;
    }

    /**
     * In Balcão's words.
     *
     * @param id the same for every copy
     * @param loja the store or warehouse
     * @param sequencia numbers what the node reports, without gaps
     * @param quantidade units: there are so many (contagem), so many more or less (movimento), so many broken (avaria)
     * @param quando when it happened there
     */
    record Report(
            @NotBlank String id,
            @NotNull Kind tipo,
            @NotBlank String loja,
            @NotNull @Positive Long sequencia,
            @NotBlank String sku,
            @NotNull Integer quantidade,
            @NotNull OffsetDateTime quando) {}

    enum Kind {
        @JsonProperty("contagem")
        COUNT,
        @JsonProperty("movimento")
        MOVE,
        @JsonProperty("avaria")
        BREAKAGE
    }

    @Override
    public void configure() {
        from(Queues.from(PARTNER_BALCAO_STOCK))
                .routeId("inventory-balcao-report")
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(Report.class))
                .idempotentConsumer(simple("${body.id}"), idempotency.of("inventory-balcao-report"))
                .eager(false)
                .process(this::toEvent)
                .to(Queues.to(INVENTORY_STOCK_EVT));
    }

    private void toEvent(Exchange exchange) {
        var event = event(exchange.getMessage().getBody(Report.class));
        outgoing.fill(exchange, event.eventId(), event.nodeId(), event);
    }

    static StockEvent event(Report report) {
        return new StockEvent(
                // Another store system may number its reports alike.
                "balcao:" + report.id(),
                report.loja(),
                report.sequencia(),
                report.sku(),
                switch (report.tipo()) {
                    case COUNT -> StockEvent.Kind.COUNTED;
                    case MOVE -> StockEvent.Kind.CHANGED;
                    case BREAKAGE -> StockEvent.Kind.DAMAGED;
                },
                report.quantidade(),
                report.quando().toInstant());
    }
}
