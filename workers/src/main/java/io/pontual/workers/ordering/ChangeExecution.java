package io.pontual.workers.ordering;

import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.pontual.workers.sourcing.contract.Supply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes the facts of an order, and takes from who supplies it what is not to be supplied so any more. */
@Component
class ChangeExecution {
    /** Why it was not done. */
    enum Failure {
        /** Units are picked, perhaps in the same moment: the transaction is to be undone. */
        PICKED,
        /** What is open cannot be had that way; nothing was changed. */
        NOT_AVAILABLE
    }

    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final ChangeRepository changes;
    private final AdditionRepository additions;
    private final OpenUnits units;
    private final FulfilmentStages stages;
    private final Supply supply;
    private final DeliveryWindows windows;
    private final HoldRules holds;
    private final Charges charges;
    private final Timeline timeline;

    ChangeExecution(
            OrderRepository repository,
            OrderReadRepository orders,
            ChangeRepository changes,
            AdditionRepository additions,
            OpenUnits units,
            FulfilmentStages stages,
            Supply supply,
            DeliveryWindows windows,
            HoldRules holds,
            Charges charges,
            Timeline timeline) {
        this.repository = repository;
        this.orders = orders;
        this.changes = changes;
        this.additions = additions;
        this.units = units;
        this.stages = stages;
        this.supply = supply;
        this.windows = windows;
        this.holds = holds;
        this.charges = charges;
        this.timeline = timeline;
    }

    /** With what the order costs more because of it. */
    Change priced(Change change) {
        return change.withPriceDifference(charges.difference(change));
    }

    /** What each line bears of the discounts. */
    Map<String, BigDecimal> discounts(UUID orderId) {
        return charges.borne(orderId);
    }

    /** The units that a change is about: those that go, or all that are wanted. */
    List<OpenUnits.Units> chosen(Change change) {
        var wanted = units.units(change.orderId(), orders.lines(change.orderId()));
        return switch (change.kind()) {
            case CANCEL_LINES, SWAP_LINES ->
                units.choose(
                        wanted,
                        change.lines().stream().collect(Collectors.toMap(Change.Line::lineId, Change.Line::cancelled)));
            case ADD_LINES, CONTACT, ADDRESS, FULFILMENT -> wanted;
        };
    }

    /** How far it is, in the words of the policy. */
    String stage(OrderState order, Change change, List<OpenUnits.Units> chosen) {
        if (order.closedToChangesAt() != null) {
            return ChangePolicy.SETTLING;
        }
        var stage =
                switch (change.kind()) {
                    case CONTACT -> stages.furthest(order.orderId());
                    case ADD_LINES -> OpenUnits.leastFar(chosen);
                    case CANCEL_LINES, SWAP_LINES, ADDRESS, FULFILMENT -> OpenUnits.furthest(chosen);
                };
        return stage.code();
    }

    /** Goods that are prepared, or on the move, are not called back one by one, whatever the policy says. */
    boolean outOfReach(Change change, List<OpenUnits.Units> chosen) {
        return change.kind() != ChangeKind.CONTACT
                && change.kind() != ChangeKind.ADD_LINES
                && OpenUnits.furthest(chosen).compareTo(FulfilmentStage.IN_TRANSFER) >= 0;
    }

    /** The order is locked. @return empty when it is done */
    Optional<Failure> apply(OrderState order, Change change, List<OpenUnits.Units> chosen, String askedBy) {
        if (outOfReach(change, chosen)) {
            return Optional.of(Failure.PICKED);
        }
        var orderId = order.orderId();
        var underWay = order.status() == OrderStatus.IN_FULFILMENT;
        switch (change.kind()) {
            case CONTACT -> repository.putContact(orderId, change.after().contact());
            case CANCEL_LINES, SWAP_LINES -> {
                if (!units.take(orderId, chosen, underWay, askedBy)) {
                    return Optional.of(Failure.PICKED);
                }
                changeLines(order, change);
            }
            case ADD_LINES -> changeLines(order, change);
            case ADDRESS, FULFILMENT -> {
                var after = change.after().fulfilment();
                if (!supply.canReroute(orderId, route(after))) {
                    return Optional.of(Failure.NOT_AVAILABLE);
                }
                repository.putFulfilment(orderId, after);
                charges.gotBy(orderId, after.method());
                if (!units.reroute(orderId, chosen, underWay, askedBy)) {
                    return Optional.of(Failure.PICKED);
                }
                windows.follow(
                        orderId,
                        after.service(),
                        after.address() == null ? null : after.address().postalCode());
                holds.addressMended(orderId);
            }
        }
        changes.applied(change.changeId());
        var total = charges.wanted(orderId).total();
        if (total.compareTo(order.total()) != 0) {
            repository.setTotal(orderId, OrderRules.withDecimals(total, order.currency()));
        }
        timeline.record(
                orderId,
                TimelineKind.ORDER_CHANGED,
                change.changeId(),
                Map.of("option", change.kind().code()));
        return Optional.empty();
    }

    private void changeLines(OrderState order, Change change) {
        var orderId = order.orderId();
        var known = orders.lines(orderId).stream().collect(Collectors.toMap(Orders.Line::lineId, line -> line));
        change.lines().stream()
                .filter(line -> line.cancelled() > 0)
                .forEach(line -> repository.setCancelled(
                        orderId, line.lineId(), known.get(line.lineId()).cancelled() + line.cancelled()));
        additions.addLines(
                orderId,
                change.lines().stream().filter(line -> line.added() > 0).toList());
    }

    private static Supply.Route route(OrderView.Wish wish) {
        var address = wish.address();
        return new Supply.Route(
                wish.method(),
                wish.nodeId(),
                wish.service(),
                address == null ? null : new Orders.Destination(address.postalCode(), address.city(), address.state()));
    }
}
