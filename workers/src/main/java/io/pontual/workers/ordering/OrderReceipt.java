package io.pontual.workers.ordering;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** The short answer to a command: which order, how it stands, where to look. */
@Schema(description = "Which order, how it stands and where to look next.")
record OrderReceipt(
        @Schema(example = "0198c7a2-7f0e-7000-8000-4b5f7d1c2a10") UUID orderId, OrderStatus status, OrderLinks links) {

    static OrderReceipt of(UUID orderId, OrderStatus status) {
        return new OrderReceipt(orderId, status, OrderLinks.of(orderId));
    }
}
