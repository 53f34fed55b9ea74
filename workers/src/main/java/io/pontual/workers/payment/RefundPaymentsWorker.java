package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.payment.RefundReason;
import org.springframework.stereotype.Component;

/** Gives money of an order back. */
@Component
public class RefundPaymentsWorker {
    private final Refunds refunds;

    RefundPaymentsWorker(Refunds refunds) {
        this.refunds = refunds;
    }

    @JobWorker(type = JobType.PAYMENT_REFUND_PAYMENTS)
    public RefundPayments.Output work(@VariablesAsType RefundPayments.Input input) {
        return new RefundPayments.Output(refunds.refund(
                input.orderId(), input.refundAmount(), RefundReason.of(input.refundReason()), input.refundKey()));
    }
}
