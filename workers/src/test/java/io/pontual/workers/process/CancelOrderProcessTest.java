package io.pontual.workers.process;

import static io.pontual.processes.model.CancelOrderElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReleaseOrderStock;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.RecordCancellation;
import io.pontual.processes.payment.ReleasePayments;
import io.pontual.processes.pickup.RecallPickups;
import io.pontual.processes.shipping.RecallShipments;
import io.pontual.processes.sourcing.WithdrawQuestions;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.CANCEL_ORDER)
@OnSharedEngine
class CancelOrderProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();

    @Test
    void stores_stop_before_stock_and_money_are_given_back_and_the_customer_is_told_last() {
        start();

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.CANCEL_ORDER))
                .containsExactly(
                        START_EVENT_ORDER_TO_CANCEL,
                        TASK_BEGIN_CANCELLATION,
                        TASK_RECALL_PICKUPS,
                        TASK_RECALL_SHIPMENTS,
                        TASK_WITHDRAW_QUESTIONS,
                        TASK_RELEASE_ORDER_STOCK,
                        TASK_RELEASE_PAYMENTS,
                        CATCH_PAYMENTS_SETTLED,
                        TASK_RECORD_CANCELLATION,
                        TASK_TELL_CANCELLED,
                        END_EVENT_ORDER_CANCELLED);
        assertThat(bench.jobs())
                .extracting(ProcessBench.Job::input)
                .containsExactly(
                        new BeginCancellation.Input(orderId, "customer-request"),
                        new RecallPickups.Input(orderId),
                        new RecallShipments.Input(orderId),
                        new WithdrawQuestions.Input(orderId),
                        new ReleaseOrderStock.Input(orderId),
                        new ReleasePayments.Input(orderId),
                        new RecordCancellation.Input(orderId),
                        new NotifyCustomer.Input(orderId, null, "order-cancelled"));
    }

    @Test
    void an_order_is_not_cancelled_before_the_last_payment_is_given_back() {
        bench.accept(ReleasePayments.Input.class);
        start();
        bench.awaitAt(CATCH_PAYMENTS_SETTLED);
        bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, UUID.randomUUID(), Map.of());
        assertThat(bench.asked(RecordCancellation.Input.class)).isEmpty();

        bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, orderId, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(RecordCancellation.Input.class)).hasSize(1);
    }

    @Test
    void payments_that_are_settled_twice_cancel_the_order_once() {
        bench.react(ReleasePayments.Input.class, job -> {
            bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, orderId, Map.of());
            bench.publish(MessageName.PAYMENT_PAYMENTS_SETTLED, orderId, Map.of());
        });
        start();

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("order-cancelled");
    }

    @Test
    void a_step_that_cannot_be_done_waits_for_an_operator_and_goes_on_after_a_retry() {
        bench.react(ReleaseOrderStock.Input.class, job -> {
            throw new NeedsOperator("Order " + job.orderId() + ": CAM-0101 has no stock record at sp-paulista.");
        });
        start();
        var incident = bench.awaitIncident();
        assertThat(incident.elementId()).isEqualTo(TASK_RELEASE_ORDER_STOCK);
        assertThat(incident.message()).contains(orderId.toString());
        assertThat(bench.asked(ReleasePayments.Input.class)).isEmpty();

        bench.accept(ReleaseOrderStock.Input.class);
        bench.resolve(incident, Map.of());

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("order-cancelled");
    }

    private void start() {
        bench.start(ProcessId.CANCEL_ORDER, Map.of("orderId", orderId, "cancellationReason", "customer-request"));
    }
}
