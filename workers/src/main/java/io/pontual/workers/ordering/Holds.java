package io.pontual.workers.ordering;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.sourcing.contract.Fulfilments;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Places and releases holds. The caller has locked the order, so one who passes a gate has passed it, or has not. */
@Component
class Holds {
    private final HoldRepository holds;
    private final OrderRepository orders;
    private final OrderReadRepository lines;
    private final Fulfilments fulfilments;
    private final ReviewPolicy policy;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    Holds(
            HoldRepository holds,
            OrderRepository orders,
            OrderReadRepository lines,
            Fulfilments fulfilments,
            ReviewPolicy policy,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.holds = holds;
        this.orders = orders;
        this.lines = lines;
        this.fulfilments = fulfilments;
        this.policy = policy;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param fulfilmentId null for the whole order
     * @param byRule not a person, whose words may hold personal data
     * @param releaseAt null when somebody must release it
     */
    record Wanted(
            HoldType type,
            UUID fulfilmentId,
            List<String> reasons,
            String placedBy,
            boolean byRule,
            Instant releaseAt) {
        static Wanted byRule(HoldType type, List<String> reasons, String rule) {
            return new Wanted(type, null, reasons, rule, true, null);
        }
    }

    /** Holds an order that is open for work; one that is held in this way already stays held as it is. */
    Hold place(OrderState order, Wanted wanted) {
        var orderId = order.orderId();
        releaseLapsed(orderId);
        var open = holds.openOfOrder(orderId);
        for (var hold : open) {
            if (hold.type() == wanted.type() && Objects.equals(hold.fulfilmentId(), wanted.fulfilmentId())) {
                return hold;
            }
        }
        var now = clock.instant();
        var hold = new Hold(
                Ids.next(),
                orderId,
                wanted.fulfilmentId(),
                wanted.type(),
                wanted.reasons(),
                wanted.placedBy(),
                now,
                wanted.releaseAt(),
                wanted.type() == HoldType.FRAUD ? review(order, wanted.placedBy(), now) : null,
                null);
        holds.insert(hold);
        if (hold.fulfilmentId() == null && order.status() == OrderStatus.ACCEPTED) {
            orders.hold(orderId);
        }
        timeline.record(
                orderId,
                hold.fulfilmentId() == null ? TimelineKind.ORDER_ON_HOLD : TimelineKind.FULFILMENT_ON_HOLD,
                hold.holdId(),
                wanted.byRule()
                        ? Map.of("holdType", hold.type().code(), "reason", String.join("; ", hold.reasons()))
                        : Map.of("holdType", hold.type().code()));
        if (hold.review() != null) {
            askForReview(order, hold);
        }
        return hold;
    }

    /** Lets go of a hold that is open. */
    void release(Hold hold, String by, String reason) {
        end(hold, by, reason);
        outbox.publish(
                MessageName.ORDERING_HOLD_RELEASED,
                hold.target().toString(),
                "hold-released:" + hold.holdId(),
                Map.of());
        if (hold.fulfilmentId() == null) {
            fulfilments
                    .ofOrder(hold.orderId())
                    .forEach(plan -> outbox.publish(
                            MessageName.ORDERING_HOLD_RELEASED,
                            plan.fulfilmentId().toString(),
                            "hold-released:" + hold.holdId() + ":" + plan.fulfilmentId(),
                            Map.of()));
            if (!holds.isHeld(hold.orderId(), null)) {
                orders.release(hold.orderId());
            }
        }
        timeline.record(
                hold.orderId(),
                TimelineKind.HOLD_RELEASED,
                hold.holdId(),
                Map.of("holdType", hold.type().code()));
    }

    /** The order ends: nobody waits for anything any more. */
    void endAll(UUID orderId, String why) {
        holds.openOfOrder(orderId).forEach(hold -> end(hold, "pontual", why));
    }

    /**
     * A gate: who passes it is not held, and nobody places a hold until the caller's transaction ends.
     *
     * @param fulfilmentId null for the order alone
     * @throws BusinessError {@code ORDERING_ON_HOLD}
     */
    void requireNone(UUID orderId, UUID fulfilmentId) {
        if (holds.isHeld(orderId, fulfilmentId)) {
            throw new BusinessError(ErrorCode.ORDERING_ON_HOLD, "Order " + orderId + " is on hold");
        }
    }

    /** The gate before goods are sought. @throws BusinessError {@code ORDERING_ON_HOLD} */
    void requireSourcing(UUID orderId) {
        if (holds.keepsFromSourcing(orderId)) {
            throw new BusinessError(ErrorCode.ORDERING_ON_HOLD, "Order " + orderId + " is on hold");
        }
    }

    /** Those whose time is over. */
    void releaseLapsed(UUID orderId) {
        holds.openOfOrder(orderId).stream()
                .filter(hold -> hold.lapsed(clock.instant()))
                .forEach(hold -> release(hold, "pontual", "Its time is over"));
    }

    /** Lets go of a hold without telling those who wait: they are told that the order ends. */
    void end(Hold hold, String by, String reason) {
        holds.release(hold.holdId(), new Hold.Release(by, clock.instant(), reason));
        if (hold.review() != null) {
            outbox.publish(
                    MessageName.ORDERING_REVIEW_ENDED,
                    hold.holdId().toString(),
                    "review-ended:" + hold.holdId(),
                    Map.of());
        }
    }

    private Hold.Review review(OrderState order, String placedBy, Instant now) {
        var terms = policy.of(placedBy, order);
        return new Hold.Review(now.plus(terms.within()), terms.withoutDecision());
    }

    /** Starts the process {@code review-order}. */
    private void askForReview(OrderState order, Hold hold) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", order.orderId());
        variables.put("holdId", hold.holdId());
        variables.put("channel", order.channel());
        variables.put(
                "orderTotal",
                OrderRules.withDecimals(order.total(), order.currency()).toPlainString());
        variables.put("currency", order.currency());
        variables.put(
                "itemCount",
                lines.lines(order.orderId()).stream()
                        .mapToInt(line -> line.quantity())
                        .sum());
        variables.put("reviewReasons", "- " + String.join("\n- ", hold.reasons()));
        variables.put("withoutDecision", hold.review().withoutDecision());
        variables.put("reviewDueAt", hold.review().dueAt().toString());
        outbox.publish(
                MessageName.ORDERING_REVIEW_REQUESTED, hold.holdId().toString(), "review:" + hold.holdId(), variables);
    }
}
