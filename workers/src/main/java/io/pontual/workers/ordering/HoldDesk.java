package io.pontual.workers.ordering;

import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.Fulfilments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds that people place and release. */
@Service
class HoldDesk {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final OrderRepository orders;
    private final HoldRepository repository;
    private final Holds holds;
    private final Fulfilments fulfilments;
    private final ExchangeOrderRepository exchanges;
    private final Clock clock;

    HoldDesk(
            OrderRepository orders,
            HoldRepository repository,
            Holds holds,
            Fulfilments fulfilments,
            ExchangeOrderRepository exchanges,
            Clock clock) {
        this.orders = orders;
        this.repository = repository;
        this.holds = holds;
        this.fulfilments = fulfilments;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /**
     * @throws Problem 404 when there is no such order, 403 for another channel's, 400 for a fulfilment of another order or a
     *     time that is not ahead, 409 when the order ends or is held in this way already
     */
    @Transactional
    public HoldView place(UUID orderId, PlaceHold wanted, ApiKey caller) {
        var order = locked(orderId, caller);
        var now = clock.instant();
        if (wanted.releaseAt() != null
                && (!wanted.releaseAt().isAfter(now) || wanted.releaseAt().isAfter(now.plus(LONGEST)))) {
            throw Problem.invalid("/releaseAt", "must lie ahead, by up to a year");
        }
        if (wanted.fulfilmentId() != null
                && fulfilments.ofOrder(orderId).stream()
                        .noneMatch(plan -> plan.fulfilmentId().equals(wanted.fulfilmentId()))) {
            throw Problem.invalid(
                    "/fulfilmentId",
                    "is no fulfilment of this order; GET "
                            + OrderLinks.of(orderId).self() + " shows those that are");
        }
        if (!order.status().openForWork()) {
            throw Problem.conflict(
                    "order-ended", "The order is " + order.status() + ": there is nothing left to hold.");
        }
        var type = HoldType.of(wanted.type());
        holds.releaseLapsed(orderId);
        repository.openOfOrder(orderId).stream()
                .filter(hold -> hold.type() == type && Objects.equals(hold.fulfilmentId(), wanted.fulfilmentId()))
                .findFirst()
                .ifPresent(hold -> {
                    throw Problem.conflict(
                            "already-held",
                            "A hold of type " + type.code() + " is open already: " + hold.holdId()
                                    + ". Release that one first, or use another type.");
                });
        var hold = holds.place(
                locked(orderId, caller),
                new Holds.Wanted(
                        type,
                        wanted.fulfilmentId(),
                        List.of(wanted.reason()),
                        caller.name(),
                        false,
                        wanted.releaseAt()));
        return HoldView.of(hold, now);
    }

    /**
     * Repeatable: a hold that is over stays as it was released first.
     *
     * @throws Problem 404 when there is no such order or hold, 403 for another channel's, 409 for a hold that ends by itself
     */
    @Transactional
    public HoldView release(UUID orderId, UUID holdId, ReleaseHold wanted, ApiKey caller) {
        locked(orderId, caller);
        holds.releaseLapsed(orderId);
        var hold = find(orderId, holdId);
        if (hold.isOpen()) {
            requireNoExchange(hold);
            holds.release(hold, caller.name(), wanted.reason());
        }
        return HoldView.of(find(orderId, holdId), clock.instant());
    }

    /** What is open, oldest first. */
    @Transactional(readOnly = true)
    public List<HoldView> open(HoldFilter filter, int limit) {
        var now = clock.instant();
        return repository.open(filter, limit).stream()
                .map(hold -> HoldView.of(hold, now))
                .toList();
    }

    /** Nothing would pay for the new goods if they left before it is known what came back. */
    private void requireNoExchange(Hold hold) {
        exchanges
                .find(hold.orderId())
                .filter(exchange -> hold.type() == HoldType.EXCHANGE)
                .ifPresent(exchange -> {
                    var returnId = exchange.returnId();
                    throw Problem.conflict(
                                    "hold-ends-itself",
                                    "What the customer gives back pays for this order, and is not here yet. The hold ends when"
                                            + " return " + returnId
                                            + " is received, called off or expires: report the goods, or"
                                            + " call the return off. If the customer does not want the new goods, cancel this"
                                            + " order instead.")
                            .withLink("/api/v1/returns/" + returnId);
                });
    }

    Instant before(Duration age) {
        return clock.instant().minus(age);
    }

    private Hold find(UUID orderId, UUID holdId) {
        return repository
                .find(holdId)
                .filter(hold -> hold.orderId().equals(orderId))
                .orElseThrow(() -> Problem.notFound("hold", holdId));
    }

    private OrderState locked(UUID orderId, ApiKey caller) {
        var order = orders.lock(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(order.channel());
        return order;
    }
}
