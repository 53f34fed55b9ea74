package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends changes that are open when the order ends, or is settled. The caller has locked the order. */
@Component
class OpenChanges {
    static final String ORDER_ENDED = "order-ended";
    static final String TOO_LATE = "too-late";

    private final ChangeRepository changes;
    private final AdditionRepository additions;
    private final ExchangeOrderRepository exchanges;
    private final Outbox outbox;

    OpenChanges(
            ChangeRepository changes, AdditionRepository additions, ExchangeOrderRepository exchanges, Outbox outbox) {
        this.changes = changes;
        this.additions = additions;
        this.exchanges = exchanges;
        this.outbox = outbox;
    }

    /** The order is cancelled, or has ended: nobody needs to decide, and nothing more is carried out. */
    void withdraw(UUID orderId) {
        changes.open(orderId).ifPresent(change -> {
            if (change.status() == ChangeStatus.WAITING) {
                changes.end(change, ChangeStatus.WITHDRAWN, ORDER_ENDED);
                tellWithdrawn(change);
            } else if (change.appliedAt() == null) {
                changes.end(change, ChangeStatus.FAILED, ORDER_ENDED);
            } else {
                changes.end(change, ChangeStatus.APPLIED, null);
            }
        });
    }

    /**
     * Everything was handed over or given up: whoever has not agreed by now is too late.
     *
     * @return false when a change is being carried out, or lines that one added are being supplied, which has to end first,
     *     or when it is not known yet what comes back in exchange for the order
     */
    boolean close(UUID orderId) {
        if (additions.anyUnderWay(orderId) || exchanges.waitsForReturn(orderId)) {
            return false;
        }
        var open = changes.open(orderId);
        open.filter(change -> change.status() == ChangeStatus.WAITING).ifPresent(change -> {
            changes.end(change, ChangeStatus.REFUSED, TOO_LATE);
            tellWithdrawn(change);
        });
        return open.filter(change -> change.status() == ChangeStatus.APPLYING).isEmpty();
    }

    private void tellWithdrawn(Change change) {
        outbox.publish(
                MessageName.ORDERING_CHANGE_APPROVAL_WITHDRAWN,
                change.changeId().toString(),
                "change-withdrawn:" + change.changeId(),
                Map.of());
    }
}
