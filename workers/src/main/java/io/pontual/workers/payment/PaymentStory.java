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
        var amount =
                switch (kind) {
                    case PAYMENT_VOIDED -> payment.amounts().released();
                    case PAYMENT_PAID, PAYMENT_PAID_LATE -> payment.amounts().captured();
                    default -> payment.terms().amount();
                };
        // A customer may get several codes for one payment.
        var key = kind == TimelineKind.PAYMENT_ISSUED
                ? payment.paymentId() + ":" + payment.issueNo()
                : payment.paymentId().toString();
        record(payment, kind, key, amount, payment.reason());
    }

    /** A payment has several captures, and each can be tried more than once. */
    void capture(Payment payment, TimelineKind kind, Capture capture) {
        var key = kind == TimelineKind.PAYMENT_CAPTURE_FAILED
                ? capture.captureId() + ":" + capture.attempt()
                : capture.captureId().toString();
        record(payment, kind, key, capture.amount(), payment.reason());
    }

    /** @param reason why it failed; null otherwise */
    void refund(Payment payment, TimelineKind kind, Refund.Part part, String reason) {
        record(payment, kind, part.partId().toString(), part.amount(), reason);
    }

    private void record(Payment payment, TimelineKind kind, String key, BigDecimal amount, String reason) {
        var params = new LinkedHashMap<String, String>();
        params.put("amount", amount.toPlainString());
        params.put("currency", payment.terms().currency());
        if (reason != null) {
            params.put("reason", reason);
        }
        timeline.record(payment.orderId(), kind, key, params);
    }
}
