package io.pontual.workers.pickup;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the customer is to be told beside the pickup's own steps: its process does it. */
@Component
class PickupNotices {
    private final Outbox outbox;

    PickupNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The customer has another code. */
    void codeIssued(CollectionCode code) {
        tell(
                code.fulfilmentId(),
                code.holder() == Holder.PROXY ? "pickup-proxy-code" : "pickup-new-code",
                code.codeId());
    }

    /** @param code what the customer had */
    void codeLocked(CollectionCode code) {
        tell(code.fulfilmentId(), "pickup-code-locked", code.codeId());
    }

    /** The goods are kept longer. */
    void extended(Pickup pickup, UUID extensionId) {
        tell(pickup.fulfilmentId(), "pickup-extended", extensionId);
    }

    private void tell(UUID fulfilmentId, String template, UUID noticeId) {
        outbox.publish(
                MessageName.PICKUP_NOTICE_ISSUED,
                fulfilmentId.toString(),
                template + ":" + noticeId,
                Map.of("noticeId", noticeId, "noticeTemplate", template));
    }
}
