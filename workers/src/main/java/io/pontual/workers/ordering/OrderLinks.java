package io.pontual.workers.ordering;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Where to go on from an order; paths, so that they hold behind any proxy. */
record OrderLinks(
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10") String self,
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10/events") String events,
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10/cancellation") String cancellation,
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10/changes") String changes,
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10/returns") String returns,
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10/claims") String claims,
        @Schema(example = "/api/v1/orders/0198c7a2-7f0e-7000-8000-4b5f7d1c2a10/repairs") String repairs) {
    static final String ORDERS = "/api/v1/orders";

    static OrderLinks of(UUID orderId) {
        var self = ORDERS + "/" + orderId;
        return new OrderLinks(
                self,
                self + "/events",
                self + "/cancellation",
                self + "/changes",
                self + "/returns",
                self + "/claims",
                self + "/repairs");
    }
}
