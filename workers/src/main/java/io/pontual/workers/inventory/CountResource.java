package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.processes.inventory.BookCount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A count as the API shows it, in units.
 *
 * @param reason a code, such as {@code not-found} or {@code operator}
 * @param referenceId what gave rise to it; absent when a person did
 * @param status {@code REQUESTED}, {@code COUNTED} or {@code CANCELLED}
 * @param expectedOnHand what the books said when it was asked for
 * @param shortfall held for orders and not there when it was counted
 * @param ordersAtRisk who holds units of the product there now; only of a single count that found a shortfall
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CountResource(
        UUID countId,
        String nodeId,
        String sku,
        String reason,
        UUID referenceId,
        String status,
        int expectedOnHand,
        Integer counted,
        Integer shortfall,
        Instant requestedAt,
        Instant countedAt,
        List<BookCount.OrderAtRisk> ordersAtRisk) {
    boolean isCounted() {
        return counted != null;
    }

    StockKey stock() {
        return new StockKey(nodeId, sku);
    }

    CountResource with(List<BookCount.OrderAtRisk> orders) {
        return new CountResource(
                countId,
                nodeId,
                sku,
                reason,
                referenceId,
                status,
                expectedOnHand,
                counted,
                shortfall,
                requestedAt,
                countedAt,
                orders);
    }
}
