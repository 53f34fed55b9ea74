package io.pontual.workers.returns;

import io.pontual.processes.returns.WayCollection;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.Fulfilments;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** In which ways the goods of an order may come back, by the decision {@code return-way}. */
@Component
class WayChoice {
    static final int DAYS_AHEAD = 14;

    private final ReturnTables tables;
    private final ReturnHistory history;
    private final Pickups pickups;
    private final Fulfilments fulfilments;
    private final Orders orders;
    private final Clock clock;

    WayChoice(
            ReturnTables tables,
            ReturnHistory history,
            Pickups pickups,
            Fulfilments fulfilments,
            Orders orders,
            Clock clock) {
        this.tables = tables;
        this.history = history;
        this.pickups = pickups;
        this.fulfilments = fulfilments;
        this.orders = orders;
        this.clock = clock;
    }

    /** @param goodsWorth what would go back for them, without shipping */
    ReturnTables.Way ask(
            Orders.OrderFacts order, Orders.Sale sale, Eligibility.Basis basis, ReturnWay way, BigDecimal goodsWorth) {
        return tables.way(new ReturnTables.WayQuestion(
                sale.policyVersion(), basis, way, goodsWorth, hasAddress(order), history.kept(sale)));
    }

    private boolean hasAddress(Orders.OrderFacts order) {
        return order.destination() != null && orders.recipient(order.orderId()).isPresent();
    }

    /** @throws Problem 409 when it is not offered, or nobody knows where the goods came from */
    ReturnTables.Way require(
            Orders.OrderFacts order, Orders.Sale sale, Eligibility.Basis basis, ReturnWay way, BigDecimal goodsWorth) {
        var answer = ask(order, sale, basis, way, goodsWorth);
        if (!answer.offered() || way.isByCarrier() && origin(order.orderId()).isEmpty()) {
            throw Problem.conflict(
                    "return-way-not-offered",
                    "These goods cannot come back this way: " + answer.reason().en());
        }
        return answer;
    }

    /**
     * A way that is new.
     *
     * @throws Problem 400 when a carrier is to come and it is not said when, or the other way round
     */
    Return.Sending sending(UUID orderId, UUID wayId, ReturnWay way, AskReturn.Collection collection) {
        if (way != ReturnWay.COLLECTION && collection != null) {
            throw Problem.invalid("/collection", "is only for the way collection");
        }
        return new Return.Sending(
                wayId,
                way.isByCarrier() ? origin(orderId).orElseThrow() : null,
                way == ReturnWay.COLLECTION ? checked(collection) : null,
                null,
                false);
    }

    private WayCollection checked(AskReturn.Collection collection) {
        if (collection == null) {
            throw Problem.invalid("/collection", "is required for the way collection: say when somebody is at home");
        }
        var today = LocalDate.ofInstant(clock.instant(), PolicyBook.HOME);
        if (!collection.day().isAfter(today) || collection.day().isAfter(today.plusDays(DAYS_AHEAD))) {
            throw Problem.invalid(
                    "/collection/day", "must be a day from " + today.plusDays(1) + " to " + today.plusDays(DAYS_AHEAD));
        }
        return WayCollection.on(collection.day(), collection.period());
    }

    /** Goods go back to where they came from. */
    private Optional<String> origin(UUID orderId) {
        return pickups.handedOver(orderId).stream()
                .map(Pickups.HandedOver::nodeId)
                .findFirst()
                .or(() -> fulfilments.ofOrder(orderId).stream()
                        .map(Fulfilments.Fulfilment::nodeId)
                        .findFirst());
    }
}
