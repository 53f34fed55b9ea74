package io.pontual.workers.ordering;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Goods that a customer gets in exchange for goods of an order, as an order of its own. */
@Schema(name = "ExchangeOrder", description = "Goods that the customer gets in exchange for some of this order.")
record ExchangeOrderView(
        @Schema(description = "The order of the new goods; it has a view, events and a cancellation of its own.")
                UUID orderId,
        @Schema(description = "What is given back for them; read it at /api/v1/returns/{returnId}.") UUID returnId,
        @Schema(description = "Whether the new goods leave first.") boolean instant,
        OrderStatus status,
        OrderLinks links) {

    /** Of an order of new goods: whose goods are given back for them. */
    @Schema(name = "ExchangedFor")
    record Origin(
            @Schema(description = "The order whose goods are given back.") UUID orderId,
            UUID returnId,
            OrderLinks links) {
        static Origin of(ExchangeOrderRepository.Exchange exchange) {
            return new Origin(exchange.originOrderId(), exchange.returnId(), OrderLinks.of(exchange.originOrderId()));
        }
    }

    static ExchangeOrderView of(ExchangeOrderRepository.Exchange exchange, OrderStatus status) {
        return new ExchangeOrderView(
                exchange.orderId(), exchange.returnId(), exchange.instant(), status, OrderLinks.of(exchange.orderId()));
    }
}
