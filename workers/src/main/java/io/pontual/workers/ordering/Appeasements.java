package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.payment.RefundReason;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives money back, or shipping for nothing, for goodwill: at once within the limit of whoever asks, otherwise when a supervisor agrees. */
@Service
class Appeasements {
    private final OrderRepository repository;
    private final AppeasementRepository appeasements;
    private final AppeasementPolicy policy;
    private final FreeShipping shipping;
    private final Payments payments;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    Appeasements(
            OrderRepository repository,
            AppeasementRepository appeasements,
            AppeasementPolicy policy,
            FreeShipping shipping,
            Payments payments,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.appeasements = appeasements;
        this.policy = policy;
        this.shipping = shipping;
        this.payments = payments;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @throws Problem 404, 403 for another channel's order, 400 for an amount that is missing or has too many decimals, 409
     *     when more than is left to give is wanted, or free shipping that is not charged
     */
    @Transactional
    public AppeasementView ask(UUID orderId, AskAppeasement wanted, ApiKey caller) {
        var order = repository.lock(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(order.channel());
        var given = given(orderId);
        var gift = gift(order, wanted, given.earlier());
        if (!gift.waived() && gift.amount().compareTo(given.left()) > 0) {
            throw Problem.conflict(
                    "appeasement-too-large",
                    "Of " + given.charged().toPlainString() + " " + order.currency() + " that was charged, "
                            + given.left().toPlainString() + " is left to give back.");
        }
        var limit = policy.limit(wanted.role(), wanted.kind(), order.currency());
        // Shipping may be given before anything was charged.
        var measure = wanted.kind().equals(Appeasement.FREE_SHIPPING)
                ? given.charged().max(order.total())
                : given.charged();
        var within = limit.covers(given.inAll().add(gift.amount()), measure);
        var now = clock.instant();
        var appeasement = new Appeasement(
                Ids.next(),
                orderId,
                wanted.kind(),
                gift.amount(),
                wanted.role(),
                wanted.reason(),
                within ? AppeasementStatus.GRANTED : AppeasementStatus.WAITING,
                within && gift.waived(),
                within ? null : now.plus(limit.approveWithin()),
                now,
                within ? now : null);
        appeasements.insert(appeasement);
        if (appeasement.waived()) {
            shipping.waive(order);
        }
        tell(
                appeasement,
                order.currency(),
                within ? TimelineKind.APPEASEMENT_GRANTED : TimelineKind.APPEASEMENT_TO_APPROVE);
        start(appeasement, order, given.inAll(), given.charged(), limit);
        return AppeasementView.of(appeasement, order.currency());
    }

    /**
     * @param charged what was taken of the order's money
     * @param inAll what appeasements gave or are to give
     * @param left what of the charged is not given back yet
     */
    private record Given(List<Appeasement> earlier, BigDecimal charged, BigDecimal inAll, BigDecimal left) {}

    private Given given(UUID orderId) {
        var paid = payments.ofOrder(orderId);
        var charged = sum(paid.stream().map(Payments.Payment::captured).toList());
        var refunded = sum(paid.stream().map(Payments.Payment::refunded).toList());
        var earlier = appeasements.ofOrder(orderId).stream()
                .filter(one -> one.status() != AppeasementStatus.REFUSED)
                .toList();
        var given = sum(earlier.stream().map(Appeasement::amount).toList());
        var waived = sum(earlier.stream()
                .filter(Appeasement::waived)
                .map(Appeasement::amount)
                .toList());
        var waiting = sum(earlier.stream()
                .filter(one -> one.status() == AppeasementStatus.WAITING)
                .map(Appeasement::amount)
                .toList());
        return new Given(
                earlier, charged, given, charged.subtract(refunded.add(waiting).max(given.subtract(waived))));
    }

    private FreeShipping.Gift gift(OrderState order, AskAppeasement wanted, List<Appeasement> earlier) {
        if (!wanted.kind().equals(Appeasement.FREE_SHIPPING)) {
            return new FreeShipping.Gift(amount(order, wanted), false);
        }
        if (wanted.amount() != null) {
            throw Problem.invalid("/amount", "must be left away for free-shipping: it is what is charged for shipping");
        }
        return shipping.of(order)
                .filter(gift -> earlier.stream().noneMatch(Appeasement::freesShipping))
                .orElseThrow(() -> Problem.conflict(
                        "no-shipping-charge",
                        "Nothing is charged for the order's shipping, or it was given back already; give a refund"
                                + " instead."));
    }

    private static BigDecimal amount(OrderState order, AskAppeasement wanted) {
        var decimals = OrderRules.decimals(order.currency()).orElseThrow();
        if (wanted.amount() == null) {
            throw Problem.invalid("/amount", "is required for " + wanted.kind());
        }
        if (wanted.amount().stripTrailingZeros().scale() > decimals) {
            throw Problem.invalid("/amount", "has more decimals than " + order.currency() + "; use up to " + decimals);
        }
        return wanted.amount();
    }

    /** @throws Problem 404, 403 for another channel's order */
    @Transactional(readOnly = true)
    public List<AppeasementView> of(OrderHead order, ApiKey caller) {
        caller.requireChannel(order.channel());
        return appeasements.ofOrder(order.orderId()).stream()
                .map(one -> AppeasementView.of(one, order.currency()))
                .toList();
    }

    /** Records the decision, once. @param decision {@code approve} or {@code refuse} */
    @Transactional
    public Appeasement decide(UUID orderId, UUID appeasementId, String decision) {
        var order = repository.lock(orderId).orElseThrow(() -> unknown(orderId, appeasementId));
        var appeasement = appeasements
                .find(appeasementId)
                .filter(found -> found.orderId().equals(orderId))
                .orElseThrow(() -> unknown(orderId, appeasementId));
        if (appeasement.status() != AppeasementStatus.WAITING) {
            return appeasement;
        }
        if (!List.of("approve", "refuse").contains(String.valueOf(decision))) {
            throw new NeedsOperator("The decision about appeasement " + appeasementId + " is '" + decision
                    + "'. Set approvalDecision to approve or refuse and retry.");
        }
        // What somebody waited for may be gone by now, since the order was cancelled, or is collected instead.
        var gift = appeasement.freesShipping() ? shipping.of(order) : Optional.<FreeShipping.Gift>empty();
        var granted = decision.equals("approve") && (!appeasement.freesShipping() || gift.isPresent());
        if (granted && gift.isPresent()) {
            appeasements.grantShipping(
                    appeasement, gift.get().amount(), gift.get().waived(), clock.instant());
            if (gift.get().waived()) {
                shipping.waive(order);
            }
        } else {
            appeasements.decide(
                    appeasement, granted ? AppeasementStatus.GRANTED : AppeasementStatus.REFUSED, clock.instant());
        }
        tell(
                appeasement,
                order.currency(),
                granted ? TimelineKind.APPEASEMENT_GRANTED : TimelineKind.APPEASEMENT_REFUSED);
        return appeasements.find(appeasementId).orElseThrow();
    }

    static RefundReason refundReason(Appeasement appeasement) {
        return appeasement.kind().equals("store-credit") ? RefundReason.APPEASEMENT_CREDIT : RefundReason.APPEASEMENT;
    }

    private void start(
            Appeasement appeasement,
            OrderState order,
            BigDecimal given,
            BigDecimal charged,
            AppeasementPolicy.Limit limit) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", order.orderId());
        variables.put("appeasementId", appeasement.appeasementId());
        variables.put("kind", appeasement.kind());
        variables.put("role", appeasement.role());
        variables.put("amount", text(appeasement.amount(), order));
        variables.put("alreadyGiven", text(given, order));
        variables.put("charged", text(charged, order));
        variables.put("currency", order.currency());
        variables.put("withoutAnswer", limit.withoutAnswer());
        variables.put("approvalDueAt", String.valueOf(appeasement.approvalDueAt()));
        variables.put("approvalDecision", appeasement.status() == AppeasementStatus.GRANTED ? "approve" : "none");
        outbox.publish(
                MessageName.ORDERING_APPEASEMENT_REQUESTED,
                appeasement.appeasementId().toString(),
                "appeasement:" + appeasement.appeasementId(),
                variables);
    }

    private void tell(Appeasement appeasement, String currency, TimelineKind kind) {
        timeline.record(
                appeasement.orderId(),
                kind,
                appeasement.appeasementId(),
                Map.of("amount", appeasement.amount().toPlainString(), "currency", currency));
    }

    private static String text(BigDecimal amount, OrderState order) {
        return OrderRules.withDecimals(amount, order.currency()).toPlainString();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static NeedsOperator unknown(UUID orderId, UUID appeasementId) {
        return new NeedsOperator("Order " + orderId + " has no appeasement " + appeasementId
                + ". Cancel this process instance: it was not started by a request.");
    }
}
