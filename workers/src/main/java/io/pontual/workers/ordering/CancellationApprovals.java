package io.pontual.workers.ordering;

import io.pontual.processes.model.MessageName;
import io.pontual.workers.platform.messaging.Outbox;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks somebody to agree with a cancellation, and takes the question back. The caller has locked the order. */
@Component
class CancellationApprovals {
    private final CancellationRequestRepository requests;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    CancellationApprovals(CancellationRequestRepository requests, Timeline timeline, Outbox outbox, Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Starts the process {@code approve-cancellation}, whose task shows what is known here. */
    void ask(CancellationRequest request, OrderHead order, CancellationVerdict verdict) {
        requests.insert(request);
        timeline.record(order.orderId(), TimelineKind.CANCELLATION_TO_APPROVE, request.requestId(), Map.of());
        var variables = new HashMap<String, Object>();
        variables.put("orderId", order.orderId());
        variables.put("requestId", request.requestId());
        variables.put("requestedBy", request.requestedBy().code());
        variables.put("channel", order.channel());
        variables.put("furthest", verdict.furthest().code());
        variables.put(
                "orderTotal",
                OrderRules.withDecimals(order.total(), order.currency()).toPlainString());
        variables.put(
                "feeAmount",
                OrderRules.withDecimals(request.fee(), order.currency()).toPlainString());
        variables.put("currency", order.currency());
        variables.put("policyReason", verdict.reasonEn());
        variables.put("withoutAnswer", verdict.withoutAnswer());
        variables.put("approvalDueAt", request.approvalDueAt().toString());
        outbox.publish(
                MessageName.ORDERING_CANCELLATION_APPROVAL_REQUESTED,
                request.requestId().toString(),
                "cancellation-approval:" + request.requestId(),
                variables);
    }

    /** The order ends, or is cancelled for another reason: nobody needs to decide any more. */
    void withdraw(UUID orderId) {
        requests.latest(orderId)
                .filter(request -> request.status() == CancellationStatus.WAITING)
                .ifPresent(request -> {
                    requests.decide(request, CancellationStatus.WITHDRAWN, clock.instant());
                    outbox.publish(
                            MessageName.ORDERING_CANCELLATION_APPROVAL_WITHDRAWN,
                            request.requestId().toString(),
                            "cancellation-withdrawn:" + request.requestId(),
                            Map.of());
                });
    }
}
