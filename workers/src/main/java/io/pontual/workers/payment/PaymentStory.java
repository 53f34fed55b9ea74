package io.pontual.workers.payment;

import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** Payment's part of an order's timeline: amounts and reasons, never a token. */
@Component
class PaymentStory {
    private final Timeline timeline;

    PaymentStory(Timeline timeline) {
        this.timeline = timeline;
    }

    void tell(Payment payment, TimelineKind kind) {
        var params = new LinkedHashMap<String, String>();
        params.put("amount", amount(payment, kind).toPlainString());
        params.put("currency", payment.terms().currency());
        if (payment.reason() != null) {
            params.put("reason", payment.reason());
        }
        // Only a capture can be tried more than once.
        var key = kind == TimelineKind.PAYMENT_CAPTURE_FAILED
                ? payment.paymentId() + ":" + payment.captureAttempt()
                : payment.paymentId().toString();
        timeline.record(payment.orderId(), kind, key, params);
    }

    private static BigDecimal amount(Payment payment, TimelineKind kind) {
        return switch (kind) {
            case PAYMENT_CAPTURED -> payment.amounts().captured();
            case PAYMENT_CAPTURE_FAILED -> payment.amounts().asked();
            default -> payment.terms().amount();
        };
    }
}
