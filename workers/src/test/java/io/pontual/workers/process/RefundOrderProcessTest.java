package io.pontual.workers.process;

import static io.pontual.processes.model.RefundOrderElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.payment.RefundPayments;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.REFUND_ORDER)
@OnSharedEngine
class RefundOrderProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID refundId = UUID.randomUUID();
    private final Map<String, Object> wish =
            Map.of("orderId", orderId, "refundAmount", "12.30", "refundReason", "return", "refundKey", "return-1");

    @BeforeEach
    void the_refund_gets_an_id() {
        bench.answer(RefundPayments.Input.class, job -> new RefundPayments.Output(refundId));
        bench.accept(NotifyCustomer.Input.class);
    }

    @Test
    void whoever_wants_a_refund_gets_on_when_the_money_is_back_and_the_customer_told() {
        bench.start(ProcessId.REFUND_ORDER, wish);
        bench.awaitAt(CATCH_REFUND_MADE);
        assertThat(bench.told()).isEmpty();

        bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REFUND_ORDER))
                .containsExactly(
                        START_EVENT_REFUND_WANTED,
                        GATEWAY_TO_REFUND,
                        TASK_REFUND_PAYMENTS,
                        CATCH_REFUND_MADE,
                        TASK_TELL_REFUND_MADE,
                        END_EVENT_REFUNDED);
        assertThat(bench.asked(RefundPayments.Input.class))
                .containsExactly(new RefundPayments.Input(orderId, new BigDecimal("12.30"), "return", "return-1"));
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .containsExactly(new NotifyCustomer.Input(orderId, refundId, "refund-made"));
    }

    @Test
    void a_refund_that_the_settlement_began_is_told_too() {
        bench.publish(MessageName.PAYMENT_REFUND_BEGUN, refundId, wish);
        bench.awaitAt(CATCH_REFUND_MADE);

        bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REFUND_ORDER)).startsWith(START_EVENT_REFUND_BEGUN, GATEWAY_TO_REFUND);
        assertThat(bench.told()).containsExactly("refund-made");
    }

    @Test
    void money_that_was_back_before_anybody_waited_for_it_counts() {
        bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());

        bench.start(ProcessId.REFUND_ORDER, wish);

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("refund-made");
    }
}
