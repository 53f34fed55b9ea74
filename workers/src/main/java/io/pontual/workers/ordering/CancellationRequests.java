package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Language;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.shipping.contract.Shipments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cancellations that somebody asks for, as far as the policy lets them. */
@Service
class CancellationRequests {
    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final CancellationRequestRepository requests;
    private final CancellationPolicy policy;
    private final CancellationApprovals approvals;
    private final OrderCancellation cancellation;
    private final Pickups pickups;
    private final Shipments shipments;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    CancellationRequests(
            OrderRepository repository,
            OrderReadRepository orders,
            CancellationRequestRepository requests,
            CancellationPolicy policy,
            CancellationApprovals approvals,
            OrderCancellation cancellation,
            Pickups pickups,
            Shipments shipments,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.orders = orders;
        this.requests = requests;
        this.policy = policy;
        this.approvals = approvals;
        this.cancellation = cancellation;
        this.pickups = pickups;
        this.shipments = shipments;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Repeatable: an order that is cancelled, or being cancelled, stays so, and one question is asked once.
     *
     * @throws Problem 404, 403 for another channel's order, 409 when it is too late, or costs a fee that was not accepted
     */
    @Transactional
    public CancellationReceipt request(UUID orderId, CancelOrder wanted, ApiKey caller) {
        var order = repository.lock(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(order.channel());
        var last = requests.latest(orderId).orElse(null);
        if (order.status() == OrderStatus.CANCELLING || order.status() == OrderStatus.CANCELLED) {
            return CancellationReceipt.cancelling(order, order.status(), last);
        }
        var head = head(orderId);
        var verdict = policy.decide(head, wanted.canceller());
        if (verdict.is(CancellationVerdict.Kind.TOO_LATE)) {
            throw tooLate(verdict);
        }
        if (verdict.costs() && !wanted.acceptsFee()) {
            throw costs(head, verdict);
        }
        if (!verdict.is(CancellationVerdict.Kind.APPROVAL)) {
            var request = request(head, wanted, verdict, CancellationStatus.GRANTED);
            approvals.withdraw(orderId);
            requests.insert(request);
            carryOut(head, request);
            return CancellationReceipt.cancelling(order, OrderStatus.CANCELLING, request);
        }
        if (last == null || last.status() != CancellationStatus.WAITING) {
            last = request(head, wanted, verdict, CancellationStatus.WAITING);
            approvals.ask(last, head, verdict);
        }
        return CancellationReceipt.waiting(order, last);
    }

    /**
     * Carries out what was decided about a request, once.
     *
     * @param decision {@code approve} or {@code refuse}
     * @return whether the order is being cancelled, or nobody waits for the answer any more
     */
    @Transactional
    public boolean decide(UUID orderId, UUID requestId, String decision) {
        repository.lock(orderId).orElseThrow(() -> unknown(orderId, requestId));
        var request = requests.find(requestId)
                .filter(found -> found.orderId().equals(orderId))
                .orElseThrow(() -> unknown(orderId, requestId));
        if (request.status() != CancellationStatus.WAITING) {
            return request.status() == CancellationStatus.GRANTED || request.status() == CancellationStatus.WITHDRAWN;
        }
        if (!List.of("approve", "refuse").contains(String.valueOf(decision))) {
            throw new NeedsOperator("The decision about the cancellation of order " + orderId + " is '" + decision
                    + "'. Set approvalDecision to approve or refuse and retry.");
        }
        var head = head(orderId);
        var tooLate = policy.decide(head, request.requestedBy()).is(CancellationVerdict.Kind.TOO_LATE);
        if (decision.equals("refuse") || tooLate) {
            requests.decide(
                    request,
                    decision.equals("refuse") ? CancellationStatus.REFUSED : CancellationStatus.TOO_LATE,
                    clock.instant());
            timeline.record(orderId, TimelineKind.CANCELLATION_REFUSED, requestId, Map.of());
            return false;
        }
        requests.decide(request, CancellationStatus.GRANTED, clock.instant());
        carryOut(head, request);
        return true;
    }

    /** @throws Problem 404 when there is no such order, 403 for another channel's */
    @Transactional(readOnly = true)
    public CancellationView preview(UUID orderId, Canceller requestedBy, Language language, ApiKey caller) {
        var head = orders.head(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(head.channel());
        var given = head.status() == OrderStatus.CANCELLING || head.status() == OrderStatus.CANCELLED;
        return CancellationView.of(
                head,
                given ? null : policy.decide(head, requestedBy),
                requests.latest(orderId).orElse(null),
                language);
    }

    /**
     * Who comes first, this or a handover, is decided by the rows that both lock. When it was the handover, the whole
     * transaction is undone.
     */
    private void carryOut(OrderHead head, CancellationRequest request) {
        var orderId = head.orderId();
        if (!pickups.recall(orderId) || !shipments.recall(orderId)) {
            throw tooLate(policy.decide(head, request.requestedBy(), FulfilmentStage.HANDED_OVER));
        }
        var reason = request.requestedBy().reason();
        cancellation.begin(orderId, reason, request.note(), request.fee(), head.currency());
        outbox.publish(
                MessageName.ORDERING_CANCELLATION_REQUESTED,
                orderId.toString(),
                "cancel:" + orderId,
                Map.of("cancellationReason", reason.code()));
    }

    private CancellationRequest request(
            OrderHead head, CancelOrder wanted, CancellationVerdict verdict, CancellationStatus status) {
        var now = clock.instant();
        var waiting = status == CancellationStatus.WAITING;
        return new CancellationRequest(
                Ids.next(),
                head.orderId(),
                wanted.canceller(),
                wanted.reason(),
                status,
                verdict.fee(),
                verdict.reasonPt(),
                verdict.reasonEn(),
                waiting ? due(now, verdict) : null,
                now,
                waiting ? null : now);
    }

    private static Instant due(Instant now, CancellationVerdict verdict) {
        return now.plus(verdict.approveWithin());
    }

    private OrderHead head(UUID orderId) {
        return orders.head(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
    }

    private static Problem costs(OrderHead head, CancellationVerdict verdict) {
        var fee = verdict.fee().toPlainString() + " " + head.currency();
        return new Problem(
                        HttpStatus.CONFLICT,
                        "cancellation-fee",
                        "Cancelling costs " + fee + ". " + verdict.reasonEn()
                                + " Tell the customer, and send acceptFee true to cancel all the same.",
                        List.of(new Problem.FieldError("/acceptFee", "must be true to accept the fee of " + fee)))
                .withLink(OrderLinks.of(head.orderId()).cancellation());
    }

    private static Problem tooLate(CancellationVerdict verdict) {
        return Problem.conflict(
                "too-late-to-cancel",
                verdict.reasonEn()
                        + ("return".equals(verdict.alternative()) ? " Offer the customer a return instead." : ""));
    }

    private static NeedsOperator unknown(UUID orderId, UUID requestId) {
        return new NeedsOperator("Order " + orderId + " has no cancellation request " + requestId
                + ". Cancel this process instance: it was not started by a request.");
    }
}
