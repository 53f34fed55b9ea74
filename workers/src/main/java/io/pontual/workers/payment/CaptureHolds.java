package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.ordering.contract.PaymentHolds;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** While money for goods that the customer has cannot be taken, no more goods of the order leave. */
@Component
class CaptureHolds {
    private final PaymentHolds holds;

    CaptureHolds(PaymentHolds holds) {
        this.holds = holds;
    }

    /** Before payments are locked: the order comes first, as everywhere. */
    void lock(UUID orderId, PaymentResult result) {
        if (concerns(orderId, result)) {
            holds.lock(orderId);
        }
    }

    void after(UUID orderId, PaymentResult result, OrderMoney money) {
        var failed = money.payments().stream().anyMatch(CaptureHolds::failed);
        if (result.kind() == Kind.CAPTURE_FAILED && failed) {
            holds.failed(orderId);
        } else if (concerns(orderId, result) && !failed) {
            holds.mended(orderId);
        }
    }

    /** Or is tried once more. */
    private static boolean failed(Payment payment) {
        return payment.is(PaymentStatus.CAPTURE_FAILED)
                || payment.is(PaymentStatus.CAPTURING) && payment.capture().attempt() > 1;
    }

    /** Hardly any capture follows one that failed: others cost one look, and no lock. */
    private boolean concerns(UUID orderId, PaymentResult result) {
        return result.kind() == Kind.CAPTURE_FAILED || result.kind() == Kind.CAPTURED && holds.areOpen(orderId);
    }
}
