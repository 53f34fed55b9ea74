package io.pontual.workers.process;

import static io.pontual.processes.model.ExchangeGoodsElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.returns.CarryOutExchange;
import io.pontual.processes.returns.EndExchange;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.EXCHANGE_GOODS)
@OnSharedEngine
class ExchangeGoodsProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID returnId = UUID.randomUUID();
    private final UUID refundId = UUID.randomUUID();

    @Test
    void what_comes_back_pays_for_the_new_goods() {
        request();
        bench.publish(MessageName.RETURNS_EXCHANGE_DECIDED, returnId, Map.of());
        bench.publish(MessageName.ORDERING_EXCHANGE_ENDED, returnId, Map.of());
        bench.awaitEnd();

        assertThat(bench.asked(CarryOutExchange.Input.class)).containsExactly(new CarryOutExchange.Input(returnId));
        assertThat(bench.asked(EndExchange.Input.class)).containsExactly(new EndExchange.Input(returnId));
        assertThat(bench.told()).isEmpty();
        assertThat(bench.passed(ProcessId.EXCHANGE_GOODS))
                .containsExactly(
                        START_EVENT_EXCHANGE_REQUESTED,
                        GATEWAY_WHAT_FIRST,
                        CATCH_EXCHANGE_DECIDED,
                        TASK_CARRY_OUT_EXCHANGE,
                        GATEWAY_OUTCOME,
                        GATEWAY_TO_AWAIT,
                        TASK_AWAIT_NEW_GOODS,
                        GATEWAY_NEW_GOODS_DONE,
                        TASK_END_EXCHANGE,
                        GATEWAY_EVERYTHING_HAD,
                        GATEWAY_TOLD,
                        GATEWAY_MONEY_BACK,
                        END_EVENT_EXCHANGED);
    }

    @Test
    void new_goods_that_left_first_are_charged_when_nothing_comes_back() {
        bench.answer(CarryOutExchange.Input.class, job -> new CarryOutExchange.Output("charged"));
        request();
        bench.publish(MessageName.RETURNS_EXCHANGE_DECIDED, returnId, Map.of());
        bench.publish(MessageName.ORDERING_EXCHANGE_ENDED, returnId, Map.of());
        bench.awaitEnd();

        assertThat(bench.told()).containsExactly("exchange-charged");
        assertThat(bench.passed(ProcessId.EXCHANGE_GOODS)).endsWith(END_EVENT_EXCHANGED);
    }

    @Test
    void without_anything_back_an_exchange_is_given_up() {
        bench.answer(CarryOutExchange.Input.class, job -> new CarryOutExchange.Output("given-up"));
        request();
        bench.publish(MessageName.RETURNS_EXCHANGE_DECIDED, returnId, Map.of());
        bench.awaitEnd();

        assertThat(bench.told()).isEmpty();
        assertThat(bench.asked(EndExchange.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.EXCHANGE_GOODS)).endsWith(END_EVENT_EXCHANGE_GIVEN_UP);
    }

    @Test
    void when_nothing_can_be_had_before_anything_came_back_the_customer_is_told() {
        bench.answer(EndExchange.Input.class, job -> new EndExchange.Output(false, new BigDecimal("0.00")));
        request();
        bench.publish(MessageName.ORDERING_EXCHANGE_ENDED, returnId, Map.of());
        bench.awaitEnd();

        assertThat(bench.told()).containsExactly("exchange-unavailable");
        assertThat(bench.asked(CarryOutExchange.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.EXCHANGE_GOODS)).contains(CATCH_NEW_GOODS_ENDED, TASK_TELL_UNAVAILABLE);
    }

    @Test
    void money_goes_back_for_what_could_not_be_had() {
        bench.answer(EndExchange.Input.class, job -> new EndExchange.Output(false, new BigDecimal("59.90")));
        bench.answer(RefundPayments.Input.class, job -> {
            bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());
            return new RefundPayments.Output(refundId);
        });
        request();
        bench.publish(MessageName.RETURNS_EXCHANGE_DECIDED, returnId, Map.of());
        bench.publish(MessageName.ORDERING_EXCHANGE_ENDED, returnId, Map.of());
        bench.awaitEnd();

        assertThat(bench.asked(RefundPayments.Input.class))
                .containsExactly(new RefundPayments.Input(
                        orderId, new BigDecimal("59.90"), "replacement-unavailable", "exchange:" + returnId));
        assertThat(bench.told()).containsExactly("exchange-unavailable", "refund-made");
        assertThat(bench.passed(ProcessId.EXCHANGE_GOODS)).endsWith(CALL_REFUND_ORDER, END_EVENT_REFUNDED);
    }

    private void request() {
        bench.publish(
                MessageName.RETURNS_EXCHANGE_REQUESTED, returnId, Map.of("orderId", orderId, "returnId", returnId));
    }
}
