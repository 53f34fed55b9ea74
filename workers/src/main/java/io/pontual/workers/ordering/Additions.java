package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes that add lines to an order: they come true only when the goods are found and paid for, all at once, or not at
 * all. Every step may be repeated.
 */
@Service
class Additions {
    private final OrderRepository repository;
    private final ChangeRepository changes;
    private final AdditionRepository additions;
    private final ChangeExecution execution;
    private final Timeline timeline;
    private final Outbox outbox;

    Additions(
            OrderRepository repository,
            ChangeRepository changes,
            AdditionRepository additions,
            ChangeExecution execution,
            Timeline timeline,
            Outbox outbox) {
        this.repository = repository;
        this.changes = changes;
        this.additions = additions;
        this.execution = execution;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /**
     * Found and paid for: the lines become the order's.
     *
     * @return false when that is not possible any more: units that go in exchange have been prepared meanwhile, or the
     *     order is being cancelled; nothing was changed then
     */
    @Transactional
    public boolean apply(UUID orderId, UUID changeId) {
        var order = repository.lock(orderId).orElseThrow(() -> unknown(orderId, changeId));
        var change = find(orderId, changeId);
        if (change.appliedAt() != null) {
            return true;
        }
        if (change.status() != ChangeStatus.APPLYING || !order.status().openForWork()) {
            return false;
        }
        var chosen = execution.chosen(change);
        if (execution.outOfReach(change, chosen)) {
            return false;
        }
        if (execution.apply(order, change, chosen, change.requestedBy().code()).isPresent()) {
            throw new IllegalStateException("Units of order " + orderId + " are being picked in this moment");
        }
        return true;
    }

    /** From here nobody is asked to pay for it any more; what was asked for is undone next. @param failure code */
    @Transactional
    public void giveUp(UUID orderId, UUID changeId, String failure) {
        repository.lock(orderId).orElseThrow(() -> unknown(orderId, changeId));
        var change = find(orderId, changeId);
        if (change.status() == ChangeStatus.APPLYING && change.appliedAt() == null) {
            changes.end(change, ChangeStatus.FAILED, failure);
            timeline.record(orderId, TimelineKind.CHANGE_REFUSED, changeId, Map.of());
        }
    }

    /** The added lines are dealt with, or everything that was done for them is undone: the order may be settled. */
    @Transactional
    public void end(UUID orderId, UUID changeId, List<FulfilmentOutcome> outcomes) {
        repository.lock(orderId).orElseThrow(() -> unknown(orderId, changeId));
        var change = find(orderId, changeId);
        if (additions.end(change.changeId(), outcomes == null ? List.of() : outcomes)) {
            outbox.publish(
                    MessageName.ORDERING_CHANGES_CARRIED_OUT,
                    orderId.toString(),
                    "addition-ended:" + changeId,
                    Map.of());
        }
    }

    private Change find(UUID orderId, UUID changeId) {
        return changes.find(changeId)
                .filter(change ->
                        change.orderId().equals(orderId) && change.kind().adds())
                .orElseThrow(() -> unknown(orderId, changeId));
    }

    private static NeedsOperator unknown(UUID orderId, UUID changeId) {
        return new NeedsOperator("Order " + orderId + " has no change " + changeId
                + " that adds lines. Cancel this process instance: it was not started by one.");
    }
}
