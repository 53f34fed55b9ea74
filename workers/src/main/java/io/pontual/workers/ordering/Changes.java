package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.security.ApiKey;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import io.pontual.workers.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes that somebody asks for after the order was placed, as far as the policy lets them. */
@Service
class Changes {
    private static final String NOT_AVAILABLE = "not-available";

    private final OrderRepository repository;
    private final OrderReadRepository orders;
    private final ChangeRepository changes;
    private final CancellationRequestRepository cancellations;
    private final ChangePolicy policy;
    private final ChangeRules rules;
    private final AdditionRules additionRules;
    private final AdditionRepository additions;
    private final HoldRepository holds;
    private final ChangeExecution execution;
    private final OpenChanges open;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    Changes(
            OrderRepository repository,
            OrderReadRepository orders,
            ChangeRepository changes,
            CancellationRequestRepository cancellations,
            ChangePolicy policy,
            ChangeRules rules,
            AdditionRules additionRules,
            AdditionRepository additions,
            HoldRepository holds,
            ChangeExecution execution,
            OpenChanges open,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.orders = orders;
        this.changes = changes;
        this.cancellations = cancellations;
        this.policy = policy;
        this.rules = rules;
        this.additionRules = additionRules;
        this.additions = additions;
        this.holds = holds;
        this.execution = execution;
        this.open = open;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Changes the order at once, or when somebody agrees, or when lines that are added are found and paid for; its process
     * carries out what follows. The order is locked: of two who change it, or change and cancel it, the first decides.
     *
     * @throws Problem 404, 403 for another channel's order, 400 with every broken rule, 409 when it is too late
     *     or too early, another change or a cancellation is under way, or nothing of the order would be left, 422 when the
     *     tenders do not pay for what it costs more
     */
    @Transactional
    public ChangeReceipt request(UUID orderId, ChangeOrder wish, ApiKey caller) {
        var order = repository.lock(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        caller.requireChannel(order.channel());
        var head = orders.head(orderId).orElseThrow();
        var kind = rules.kind(wish);
        if (!order.status().openForWork() || order.closedToChangesAt() != null) {
            // Whatever it is: what of the order it would be about does not matter any more.
            throw tooLate(policy.decide(kind, wish.changer(), head, ChangePolicy.SETTLING, BigDecimal.ZERO), orderId);
        }
        requireNothingUnderWay(orderId);
        var wanted = execution.priced(rules.change(known(head), wish));
        var chosen = execution.chosen(wanted);
        var verdict = policy.decide(kind, wish.changer(), head, execution.stage(order, wanted, chosen), wanted.due());
        if (verdict.is(ChangeVerdict.TOO_LATE)) {
            throw tooLate(verdict, orderId);
        }
        if (kind.adds()) {
            requireReady(order, verdict);
            additionRules.requirePaid(wanted, wish.tenders(), order.currency());
        }
        var waiting = verdict.is(ChangeVerdict.APPROVAL);
        var change = asked(wanted, verdict, waiting);
        changes.insert(change);
        if (kind.adds() && wish.tenders() != null) {
            additions.insertTenders(orderId, change.changeId(), wish.tenders(), order.currency());
        }
        if (waiting) {
            timeline.record(orderId, TimelineKind.CHANGE_TO_APPROVE, change.changeId(), Map.of("option", kind.code()));
        } else if (kind.adds()) {
            timeline.record(
                    orderId, TimelineKind.LINES_TO_ADD, change.changeId(), Map.of("quantity", change.unitsAdded()));
        } else {
            execution.apply(order, change, chosen, caller.name()).ifPresent(failure -> {
                throw failure == ChangeExecution.Failure.PICKED
                        ? tooLate(
                                policy.decide(kind, wish.changer(), head, FulfilmentStage.PICKED.code(), wanted.due()),
                                orderId)
                        : notAvailable();
            });
        }
        outbox.publish(
                MessageName.ORDERING_CHANGE_ACCEPTED,
                orderId.toString(),
                "change:" + change.changeId(),
                Map.of("changeId", change.changeId()));
        return ChangeReceipt.of(change);
    }

    /** What the process, and whoever must agree, have to know of it; nothing about the customer. */
    @Transactional(readOnly = true)
    public DescribeChange.Output describe(UUID orderId, UUID changeId) {
        var change = find(orderId, changeId);
        var head = orders.head(orderId).orElseThrow(() -> unknown(orderId, changeId));
        var order = repository.read(orderId);
        var verdict = policy.decide(
                change.kind(),
                change.requestedBy(),
                head,
                execution.stage(order, change, execution.chosen(change)),
                change.due());
        return new DescribeChange.Output(
                change.status() == ChangeStatus.WAITING,
                change.kind().code(),
                change.requestedBy().code(),
                head.channel(),
                change.units(),
                OrderRules.withDecimals(change.priceDifference(), head.currency())
                        .toPlainString(),
                head.currency(),
                change.reasonEn(),
                verdict.withoutAnswer(),
                change.approvalDueAt() == null ? null : change.approvalDueAt().toString(),
                change.kind().adds(),
                additions.paymentIds(changeId));
    }

    /**
     * Carries out what was decided about a change, once.
     *
     * @param decision {@code approve} or {@code refuse}
     * @return whether the change is made; otherwise the customer is to be told
     */
    @Transactional
    public boolean decide(UUID orderId, UUID changeId, String decision) {
        var order = repository.lock(orderId).orElseThrow(() -> unknown(orderId, changeId));
        var change = find(orderId, changeId);
        if (change.status() != ChangeStatus.WAITING) {
            return change.status() == ChangeStatus.APPLYING || change.status() == ChangeStatus.APPLIED;
        }
        if (!List.of("approve", "refuse").contains(String.valueOf(decision))) {
            throw new NeedsOperator("The decision about change " + changeId + " of order " + orderId + " is '"
                    + decision + "'. Set approvalDecision to approve or refuse and retry.");
        }
        var chosen = execution.chosen(change);
        var head = orders.head(orderId).orElseThrow();
        var tooLate = !order.status().openForWork()
                || execution.outOfReach(change, chosen)
                || policy.decide(
                                change.kind(),
                                change.requestedBy(),
                                head,
                                execution.stage(order, change, chosen),
                                change.due())
                        .is(ChangeVerdict.TOO_LATE);
        if (decision.equals("refuse") || tooLate) {
            changes.end(change, ChangeStatus.REFUSED, decision.equals("refuse") ? "refused" : OpenChanges.TOO_LATE);
            timeline.record(orderId, TimelineKind.CHANGE_REFUSED, changeId, Map.of());
            return false;
        }
        if (change.kind().adds()) {
            changes.apply(change);
            timeline.record(orderId, TimelineKind.LINES_TO_ADD, changeId, Map.of("quantity", change.unitsAdded()));
            return true;
        }
        var failure =
                execution.apply(order, change, chosen, change.requestedBy().code());
        if (failure.filter(ChangeExecution.Failure.PICKED::equals).isPresent()) {
            throw new IllegalStateException("Units of order " + orderId + " are being picked in this moment");
        }
        if (failure.isPresent()) {
            changes.end(change, ChangeStatus.REFUSED, NOT_AVAILABLE);
            timeline.record(orderId, TimelineKind.CHANGE_REFUSED, changeId, Map.of());
            return false;
        }
        changes.apply(change);
        return true;
    }

    /** Everything that follows from the change has been done; doing it again changes nothing. */
    @Transactional
    public void complete(UUID orderId, UUID changeId) {
        repository.lock(orderId).orElseThrow(() -> unknown(orderId, changeId));
        var change = find(orderId, changeId);
        if (change.status() == ChangeStatus.APPLYING) {
            changes.end(change, ChangeStatus.APPLIED, null);
            outbox.publish(
                    MessageName.ORDERING_CHANGES_CARRIED_OUT,
                    orderId.toString(),
                    "change-carried-out:" + changeId,
                    Map.of());
        }
    }

    /** @return whether the order is closed to changes now; false while one is being carried out */
    @Transactional
    public boolean close(UUID orderId) {
        var order = repository
                .lock(orderId)
                .orElseThrow(() -> new NeedsOperator("There is no order " + orderId
                        + ". Cancel this process instance: it was not started by an accepted order."));
        if (order.closedToChangesAt() == null && order.status().openForWork()) {
            if (!open.close(orderId)) {
                return false;
            }
            repository.closeToChanges(orderId);
        }
        return true;
    }

    private void requireNothingUnderWay(UUID orderId) {
        changes.open(orderId).ifPresent(other -> {
            throw Problem.conflict(
                            "change-under-way",
                            "Another change of the order is " + other.status() + ". Wait until it has ended, then ask"
                                    + " again.")
                    .withLink(ChangeReceipt.path(other));
        });
        if (cancellations
                .latest(orderId)
                .filter(asked -> asked.status() == CancellationStatus.WAITING)
                .isPresent()) {
            throw Problem.conflict(
                            "cancellation-under-way",
                            "Somebody decides about cancelling the order. Wait for the answer, then ask again.")
                    .withLink(OrderLinks.of(orderId).cancellation());
        }
    }

    /** Goods of an order that is not paid for, or that somebody holds, are not prepared: nothing is added to it. */
    private void requireReady(OrderState order, ChangeVerdict verdict) {
        if (verdict.is(ChangeVerdict.NOT_YET) || order.status() != OrderStatus.IN_FULFILMENT) {
            throw Problem.conflict(
                    "too-early-to-change",
                    verdict.is(ChangeVerdict.NOT_YET)
                            ? verdict.reasonEn()
                            : "The order is " + order.status() + ". Ask again when it is IN_FULFILMENT.");
        }
        if (holds.isHeld(order.orderId(), null)) {
            throw Problem.conflict(
                    "order-on-hold",
                    "Somebody holds the order. GET "
                            + OrderLinks.of(order.orderId()).self()
                            + " says who and why; ask again when it is released.");
        }
    }

    private Change asked(Change wanted, ChangeVerdict verdict, boolean waiting) {
        var now = clock.instant();
        return new Change(
                Ids.next(),
                wanted.orderId(),
                wanted.kind(),
                wanted.requestedBy(),
                wanted.note(),
                waiting ? ChangeStatus.WAITING : ChangeStatus.APPLYING,
                wanted.priceDifference(),
                wanted.lines(),
                wanted.before(),
                wanted.after(),
                verdict.reasonPt(),
                verdict.reasonEn(),
                null,
                waiting ? now.plus(verdict.approveWithin()) : null,
                now,
                null,
                null);
    }

    private Change find(UUID orderId, UUID changeId) {
        return changes.find(changeId)
                .filter(change -> change.orderId().equals(orderId))
                .orElseThrow(() -> unknown(orderId, changeId));
    }

    private static Problem tooLate(ChangeVerdict verdict, UUID orderId) {
        var wayOut = verdict.alternative() == null
                ? ""
                : switch (verdict.alternative()) {
                    case "return" -> " Offer the customer a return instead.";
                    case "new-order" -> " Place a new order for what is wanted, too.";
                    default -> " Cancel the whole order instead, as far as its policy allows.";
                };
        var problem = new Problem(HttpStatus.CONFLICT, "too-late-to-change", verdict.reasonEn() + wayOut, List.of());
        return "cancel-order".equals(verdict.alternative())
                ? problem.withLink(OrderLinks.of(orderId).cancellation())
                : problem;
    }

    private static Problem notAvailable() {
        return Problem.conflict(
                "not-available",
                "Not everything that is still open can be had that way now, so nothing was changed. Ask POST"
                        + " /api/v1/promises what can, or cancel the lines that are missing.");
    }

    private ChangeRules.Known known(OrderHead head) {
        var orderId = head.orderId();
        return new ChangeRules.Known(
                head,
                orders.lines(orderId),
                orders.contact(orderId),
                new OrderView.Wish(
                        head.method(),
                        head.nodeId(),
                        head.service(),
                        head.pickupPointId(),
                        orders.address(orderId).orElse(null)),
                orders.tenders(orderId),
                execution.discounts(orderId));
    }

    private static NeedsOperator unknown(UUID orderId, UUID changeId) {
        return new NeedsOperator("Order " + orderId + " has no change " + changeId
                + ". Cancel this process instance: it was not started by a change.");
    }
}
