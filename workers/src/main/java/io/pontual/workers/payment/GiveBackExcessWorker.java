package io.pontual.workers.payment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.payment.GiveBackExcess;
import io.pontual.processes.payment.RefundReason;
import org.springframework.stereotype.Component;

/** Gives back what was taken for more than an order costs since it was changed. */
@Component
public class GiveBackExcessWorker {
    private final SettlementService settlements;

    GiveBackExcessWorker(SettlementService settlements) {
        this.settlements = settlements;
    }

    @JobWorker(type = JobType.PAYMENT_GIVE_BACK_EXCESS)
    public void work(@VariablesAsType GiveBackExcess.Input input) {
        settlements.giveBackExcess(
                input.orderId(),
                input.refundReason() == null ? RefundReason.LINES_CANCELLED : RefundReason.of(input.refundReason()));
    }
}
