package io.pontual.workers.ordering;

import io.pontual.processes.ordering.CheckHolds;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders that wait until nobody holds them. */
@Service
class HeldOrders {
    /** A message can be lost for good only together with the engine's memory; then an order is late by this much. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final OrderRepository orders;
    private final HoldRepository repository;
    private final Holds holds;
    private final Clock clock;

    HeldOrders(OrderRepository orders, HoldRepository repository, Holds holds, Clock clock) {
        this.orders = orders;
        this.repository = repository;
        this.holds = holds;
        this.clock = clock;
    }

    /** @param fulfilmentId null when the whole order waits */
    @Transactional
    public CheckHolds.Output check(UUID orderId, UUID fulfilmentId) {
        orders.lock(orderId)
                .orElseThrow(() -> new NeedsOperator("There is no order " + orderId
                        + ". Cancel this process instance: it was not started by an accepted order."));
        holds.releaseLapsed(orderId);
        var open = repository.openOfOrder(orderId).stream()
                .filter(hold -> hold.isOf(fulfilmentId))
                .toList();
        var latest = clock.instant().plus(LOOK_AGAIN);
        var next = open.stream()
                .map(Hold::releaseAt)
                .filter(Objects::nonNull)
                .filter(at -> at.isBefore(latest))
                .min(Instant::compareTo)
                .orElse(latest);
        return new CheckHolds.Output(!open.isEmpty(), fulfilmentId == null ? orderId : fulfilmentId, next.toString());
    }
}
