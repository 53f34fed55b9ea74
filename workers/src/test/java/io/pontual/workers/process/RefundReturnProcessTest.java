package io.pontual.workers.process;

import static io.pontual.processes.model.RefundReturnElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.returns.ValueReturn;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.REFUND_RETURN)
@OnSharedEngine
class RefundReturnProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID returnId = UUID.randomUUID();
    private final UUID refundId = UUID.randomUUID();

    @Test
    void what_the_goods_are_worth_goes_back_and_the_customer_is_told() {
        bench.answer(RefundPayments.Input.class, job -> {
            bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());
            return new RefundPayments.Output(refundId);
        });
        bench.answer(
                ValueReturn.Input.class,
                job -> new ValueReturn.Output(new BigDecimal("183.37"), "return:" + returnId + ":1"));
        start();

        assertThat(bench.asked(RefundPayments.Input.class))
                .containsExactly(new RefundPayments.Input(
                        orderId, new BigDecimal("183.37"), "return", "return:" + returnId + ":1"));
        assertThat(bench.told()).containsExactly("refund-made");
        assertThat(bench.passed(ProcessId.REFUND_RETURN))
                .containsExactly(
                        START_EVENT_REFUND_DUE,
                        TASK_VALUE_RETURN,
                        GATEWAY_ANYTHING_DUE,
                        CALL_REFUND_ORDER,
                        END_EVENT_RETURN_REFUNDED);
    }

    @Test
    void when_nothing_is_left_to_give_back_nothing_happens() {
        start();
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.REFUND_RETURN)).endsWith(END_EVENT_NOTHING_DUE);
    }

    private void start() {
        bench.start(ProcessId.REFUND_RETURN, Map.of("orderId", orderId, "returnId", returnId, "step", "on-inspection"));
        bench.awaitEnd();
    }
}
