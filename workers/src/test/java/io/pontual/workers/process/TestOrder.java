package io.pontual.workers.process;

import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.RIGHT_CODE;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.OrderFulfilmentElements;
import io.pontual.processes.model.PickupInStoreElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CancellationReason;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.payment.AuthorisePayment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One order on the bench: how it starts, and what store, payment provider and customer do. */
final class TestOrder {
    final UUID orderId = UUID.randomUUID();
    final UUID paymentId = UUID.randomUUID();
    final UUID secondPaymentId = UUID.randomUUID();
    final FulfilmentPlan fulfilment = UsualAnswers.pickupIn(STORE_WITH_TASKS, UUID.randomUUID());
    private final ProcessBench bench;

    TestOrder(ProcessBench bench) {
        this.bench = bench;
    }

    void accepted(String orderTotal, List<UUID> paymentIds) {
        assertThat(announce(orderTotal, paymentIds)).isTrue();
    }

    /** As the outbox does it: the message's id is the order's. */
    boolean announce(String orderTotal, List<UUID> paymentIds) {
        return bench.publish(
                MessageName.ORDERING_ORDER_ACCEPTED, orderId, orderId.toString(), variables(orderTotal, paymentIds));
    }

    void startBefore(String elementId, Map<String, Object> more) {
        var variables = variables("194.70", List.of(paymentId));
        variables.putAll(more);
        bench.startBefore(elementId, ProcessId.ORDER_FULFILMENT, variables);
    }

    void startAfterHandover() {
        var outcome = new FulfilmentOutcome(fulfilment.fulfilmentId(), "handed-over", ALL);
        startBefore(
                OrderFulfilmentElements.TASK_CALCULATE_SETTLEMENT, Map.of("supplyOutcomes", List.of(List.of(outcome))));
    }

    private Map<String, Object> variables(String orderTotal, List<UUID> paymentIds) {
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("channel", "web");
        variables.put("currency", "BRL");
        variables.put("orderTotal", orderTotal);
        variables.put("paymentIds", paymentIds);
        variables.put("itemCount", 3);
        return variables;
    }

    /** The provider declines this payment and authorises every other. */
    void decline(UUID declined) {
        bench.react(AuthorisePayment.Input.class, job -> {
            var answer = job.paymentId().equals(declined)
                    ? MessageName.PAYMENT_PAYMENT_DECLINED
                    : MessageName.PAYMENT_PAYMENT_AUTHORISED;
            bench.publish(answer, job.paymentId(), Map.of());
        });
    }

    void cancel() {
        bench.publish(
                MessageName.ORDERING_CANCELLATION_REQUESTED,
                orderId,
                Map.of("cancellationReason", CancellationReason.CUSTOMER_REQUEST.code()));
    }

    void storeHandsOver() {
        TestPickup.staffStage(bench);
        bench.complete(PickupInStoreElements.TASK_HAND_OVER, Map.of("collectionCode", RIGHT_CODE));
    }

    /** Nothing is left open, the order was cancelled exactly once for this reason, and the customer knows. */
    void assertCancelled(String reason) {
        bench.awaitEnd();
        assertThat(bench.asked(BeginCancellation.Input.class))
                .containsExactly(new BeginCancellation.Input(orderId, reason));
        assertThat(bench.told()).endsWith("order-cancelled").containsOnlyOnce("order-cancelled");
    }

    /** The undo tasks of this process that ran; those of cancel-order are not counted. */
    List<String> undone() {
        return bench.passed(ProcessId.ORDER_FULFILMENT).stream()
                .filter(
                        List.of(
                                OrderFulfilmentElements.TASK_RELEASE_PAYMENTS,
                                OrderFulfilmentElements.TASK_RELEASE_ORDER_STOCK)::contains)
                .toList();
    }

    static Map<String, Object> having(FulfilmentPlan plan) {
        return Map.of("fulfilmentId", plan.fulfilmentId().toString());
    }
}
