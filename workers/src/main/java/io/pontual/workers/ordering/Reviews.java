package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.workers.ordering.contract.FraudReviews;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.shipping.contract.Shipments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides about orders that are held for fear of fraud; whoever decides first has decided. */
@Service
class Reviews implements FraudReviews {
    private static final String SCREENING = "screening";

    private final OrderRepository orders;
    private final HoldRepository repository;
    private final Holds holds;
    private final OrderCancellation cancellation;
    private final Pickups pickups;
    private final Shipments shipments;
    private final Outbox outbox;

    Reviews(
            OrderRepository orders,
            HoldRepository repository,
            Holds holds,
            OrderCancellation cancellation,
            Pickups pickups,
            Shipments shipments,
            Outbox outbox) {
        this.orders = orders;
        this.repository = repository;
        this.holds = holds;
        this.cancellation = cancellation;
        this.pickups = pickups;
        this.shipments = shipments;
        this.outbox = outbox;
    }

    /** What the decision table {@code screen-order} found; a repeat changes nothing. */
    @Transactional
    public void screened(UUID orderId, List<String> reasons) {
        var order = locked(orderId);
        var known = repository.ofOrder(orderId).stream()
                .anyMatch(hold -> hold.placedBy().equals(SCREENING) && hold.type() == HoldType.FRAUD);
        if (order.status().openForWork() && !known) {
            holds.place(
                    order,
                    Holds.Wanted.byRule(
                            HoldType.FRAUD,
                            reasons == null || reasons.isEmpty() ? List.of("The order could not be screened") : reasons,
                            SCREENING));
        }
    }

    /**
     * Carries out what a reviewer, or the policy in their place, decided. Changes nothing when the hold is gone.
     *
     * @param decision {@code approve} or {@code refuse}
     */
    @Transactional
    public void decide(UUID orderId, UUID holdId, String decision, boolean overdue) {
        var order = locked(orderId);
        var hold = repository
                .find(holdId)
                .filter(found -> found.orderId().equals(orderId))
                .orElseThrow(() -> new NeedsOperator("Order " + orderId + " has no hold " + holdId
                        + ". Cancel this process instance: it was not started by a hold."));
        if (!hold.isOpen()) {
            return;
        }
        var by = overdue ? "review-policy" : "reviewer";
        switch (String.valueOf(decision)) {
            case "approve" ->
                holds.release(hold, by, overdue ? "Nobody decided in time; the policy approves" : "Approved in review");
            case "refuse" ->
                refuse(order, hold, by, overdue ? "Nobody decided in time; the policy refuses" : "Refused in review");
            default ->
                throw new NeedsOperator("The decision about the review of order " + orderId + " is '" + decision
                        + "'. Set reviewDecision to approve or refuse and retry.");
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID orderId) {
        locked(orderId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void pending(UUID orderId, String provider) {
        var order = locked(orderId);
        if (order.status().openForWork()) {
            holds.place(
                    order,
                    Holds.Wanted.byRule(
                            HoldType.FRAUD,
                            List.of("The fraud screening of the payment provider " + provider
                                    + " has not come to a verdict yet"),
                            provider));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Effect verdict(UUID orderId, String provider, boolean approved) {
        var order = locked(orderId);
        if (!order.status().openForWork()) {
            return Effect.LATE;
        }
        var open = repository.openOfOrder(orderId).stream()
                .filter(hold -> hold.type() == HoldType.FRAUD && hold.fulfilmentId() == null)
                .findFirst();
        if (approved) {
            return approve(open.filter(hold -> hold.placedBy().equals(provider)), provider);
        }
        if (open.isPresent()) {
            return refuse(order, open.get(), provider, "Denied by the provider's fraud screening");
        }
        var decided = repository.ofOrder(orderId).stream()
                .anyMatch(
                        hold -> hold.type() == HoldType.FRAUD && hold.placedBy().equals(provider));
        if (decided) {
            return Effect.LATE;
        }
        holds.place(
                order,
                Holds.Wanted.byRule(
                        HoldType.FRAUD,
                        List.of("The fraud screening of the payment provider " + provider
                                + " denied the payment after it had been authorised"),
                        provider));
        return Effect.HELD;
    }

    private Effect approve(Optional<Hold> hold, String provider) {
        hold.ifPresent(open -> holds.release(open, provider, "Approved by the provider's fraud screening"));
        return hold.isPresent() ? Effect.RELEASED : Effect.LATE;
    }

    /**
     * Who comes first, this or a handover, is decided by the rows that both lock. What the customer has cannot be called
     * back: then the order goes on.
     */
    private Effect refuse(OrderState order, Hold hold, String by, String why) {
        var orderId = order.orderId();
        var gone = pickups.ofOrder(orderId).stream()
                        .anyMatch(pickup -> pickup.status().equals("HANDED_OVER"))
                || shipments.ofOrder(orderId).stream()
                        .anyMatch(parcel -> parcel.status().equals("SHIPPED"));
        if (gone) {
            holds.release(hold, by, why + ", too late: goods have been handed over");
            return Effect.LATE;
        }
        if (!pickups.recall(orderId) || !shipments.recall(orderId)) {
            throw new IllegalStateException("Goods of order " + orderId + " are being handed over in this moment");
        }
        holds.end(hold, by, why);
        cancellation.begin(orderId, CancellationReason.REFUSED_IN_REVIEW, null, BigDecimal.ZERO, order.currency());
        outbox.publish(
                MessageName.ORDERING_CANCELLATION_REQUESTED,
                orderId.toString(),
                "cancel:" + orderId,
                Map.of("cancellationReason", CancellationReason.REFUSED_IN_REVIEW.code()));
        return Effect.REFUSED;
    }

    private OrderState locked(UUID orderId) {
        return orders.lock(orderId)
                .orElseThrow(() -> new NeedsOperator("There is no order " + orderId
                        + ". Cancel this process instance: it was not started by an accepted order."));
    }
}
