package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the process of an exchange that the order of the new goods has ended. */
@Component
class ExchangeEnds {
    private final ExchangeOrderRepository exchanges;
    private final Outbox outbox;

    ExchangeEnds(ExchangeOrderRepository exchanges, Outbox outbox) {
        this.exchanges = exchanges;
        this.outbox = outbox;
    }

    /** Nothing for any other order. */
    void ended(UUID orderId) {
        exchanges
                .find(orderId)
                .ifPresent(exchange -> outbox.publish(
                        MessageName.ORDERING_EXCHANGE_ENDED,
                        exchange.returnId().toString(),
                        "exchange-ended:" + orderId,
                        Map.of()));
    }
}
