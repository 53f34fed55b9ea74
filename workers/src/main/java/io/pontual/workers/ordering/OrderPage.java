package io.pontual.workers.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param next path of the next page; absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPage(
        List<Item> items,
        @Schema(
                        description = "Path of the next page; absent on the last one.",
                        example = "/api/v1/orders?status=CLOSED&size=20&page=0198c7a2-7f0e-7000-8000-4b5f7d1c2a10")
                String next) {

    /** Without personal data. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID orderId,
            String externalId,
            String channel,
            OrderStatus status,
            String currency,
            BigDecimal total,
            Instant acceptedAt,
            Instant endedAt,
            OrderLinks links) {
        static Item of(OrderHead head) {
            return new Item(
                    head.orderId(),
                    head.externalId(),
                    head.channel(),
                    head.status(),
                    head.currency(),
                    head.total(),
                    head.acceptedAt(),
                    head.endedAt(),
                    OrderLinks.of(head.orderId()));
        }
    }
}
