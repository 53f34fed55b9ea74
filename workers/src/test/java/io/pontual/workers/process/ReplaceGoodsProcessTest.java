package io.pontual.workers.process;

import static io.pontual.processes.model.ReplaceGoodsElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickupInStoreElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.CheckHolds;
import io.pontual.processes.ordering.ConfirmOrder;
import io.pontual.processes.ordering.EndReplacement;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.RecordCancellation;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.sourcing.SourceOrder;
import io.pontual.workers.platform.engine.BusinessError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The store that is asked says no, so that supplying ends at once: how it goes otherwise, SupplyLinesProcessTest tells. */
@Covers(ProcessId.REPLACE_GOODS)
@OnSharedEngine
class ReplaceGoodsProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID originOrderId = UUID.randomUUID();
    private final UUID refundId = UUID.randomUUID();

    @BeforeEach
    void everything_is_sent() {
        owes("0.00");
        bench.answer(RefundPayments.Input.class, job -> {
            bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());
            return new RefundPayments.Output(refundId);
        });
    }

    @Test
    void goods_are_found_held_and_sent_and_nothing_is_charged() {
        request();
        bench.complete(PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "busy"));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REPLACE_GOODS))
                .containsSubsequence(
                        TASK_SOURCE_ORDER,
                        TASK_RESERVE_STOCK,
                        TASK_CONFIRM_ORDER,
                        TASK_TELL_REPLACEMENT,
                        CALL_SUPPLY_LINES,
                        END_EVENT_GOODS_SUPPLIED,
                        TASK_END_REPLACEMENT,
                        END_EVENT_REPLACED);
        assertThat(bench.told()).containsExactly("replacement-confirmed");
        var end = bench.asked(EndReplacement.Input.class).getFirst();
        assertThat(end.orderId()).isEqualTo(orderId);
        assertThat(end.fulfilmentOutcomes())
                .extracting(FulfilmentOutcome::outcome)
                .containsExactly("rejected");
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
    }

    @Test
    void what_could_not_be_sent_is_given_back_over_the_order_that_was_paid_for() {
        owes("59.90");
        request();
        bench.complete(PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "busy"));

        bench.awaitEnd();
        assertRefunded("59.90");
    }

    @Test
    void nobody_has_any_of_it_so_everything_is_undone_and_given_back() {
        owes("119.80");
        bench.answer(
                SourceOrder.Input.class,
                job -> new SourceOrder.Output(
                        List.of(new FulfilmentPlan(
                                UUID.randomUUID(),
                                ProcessId.PICKUP_IN_STORE,
                                null,
                                null,
                                List.of("fashion"),
                                UsualAnswers.LINES)),
                        "pickup",
                        null));
        request();

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REPLACE_GOODS))
                .contains(BOUNDARY_OUT_OF_STOCK, CALL_CANCEL_ORDER)
                .doesNotContain(TASK_RESERVE_STOCK);
        assertThat(bench.asked(BeginCancellation.Input.class))
                .containsExactly(new BeginCancellation.Input(orderId, "out-of-stock"));
        assertThat(bench.asked(EndReplacement.Input.class).getFirst().fulfilmentOutcomes())
                .isEmpty();
        assertRefunded("119.80");
    }

    @Test
    void others_were_quicker_once_so_it_is_sourced_once_more() {
        bench.react(ReserveStock.Input.class, job -> {
            if (bench.asked(ReserveStock.Input.class).size() == 1) {
                throw new BusinessError(ErrorCode.INVENTORY_OUT_OF_STOCK, "The test wants it so");
            }
        });
        request();
        bench.complete(PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "busy"));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REPLACE_GOODS)).contains(BOUNDARY_TAKEN_MEANWHILE);
        assertThat(bench.asked(SourceOrder.Input.class))
                .extracting(SourceOrder.Input::sourcingAttempt)
                .containsExactly(1, 2);
    }

    @Test
    void others_were_quicker_too_often() {
        owes("119.80");
        bench.refuse(SourceOrder.Input.class, ErrorCode.INVENTORY_OUT_OF_STOCK);
        request();

        bench.awaitEnd();
        assertRefunded("119.80");
    }

    @Test
    void nothing_is_sourced_or_sent_while_somebody_holds_it() {
        bench.answer(SourceOrder.Input.class, job -> {
            if (bench.asked(SourceOrder.Input.class).size() == 1) {
                throw new BusinessError(ErrorCode.ORDERING_ON_HOLD, "The test wants it so");
            }
            return new SourceOrder.Output(
                    List.of(UsualAnswers.pickupIn(UsualAnswers.STORE_WITH_TASKS, UUID.randomUUID())), "pickup", null);
        });
        bench.react(ConfirmOrder.Input.class, job -> {
            if (bench.asked(ConfirmOrder.Input.class).size() == 1) {
                throw new BusinessError(ErrorCode.ORDERING_ON_HOLD, "The test wants it so");
            }
        });
        request();
        bench.complete(PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "busy"));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REPLACE_GOODS))
                .contains(BOUNDARY_HELD_BEFORE_SOURCING, BOUNDARY_HELD_BEFORE_SENDING);
        assertThat(bench.asked(CheckHolds.Input.class)).hasSize(2);
        assertThat(bench.told()).containsExactly("replacement-confirmed");
    }

    @Test
    void a_customer_who_does_not_want_it_any_more_gets_the_money() {
        owes("119.80");
        request();
        bench.awaitAt(PickupInStoreElements.TASK_ACCEPT_ORDER);

        bench.publish(MessageName.ORDERING_CANCELLATION_REQUESTED, orderId, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.REPLACE_GOODS)).contains(BOUNDARY_CANCELLATION_REQUESTED);
        assertThat(bench.asked(BeginCancellation.Input.class))
                .containsExactly(new BeginCancellation.Input(orderId, "customer-request"));
        assertThat(bench.asked(RecordCancellation.Input.class)).hasSize(1);
        assertRefunded("119.80");
    }

    private void owes(String refund) {
        bench.answer(EndReplacement.Input.class, job -> new EndReplacement.Output(new BigDecimal(refund)));
    }

    private void request() {
        bench.publish(
                MessageName.ORDERING_REPLACEMENT_REQUESTED,
                orderId,
                Map.of("orderId", orderId, "originOrderId", originOrderId));
    }

    private void assertRefunded(String amount) {
        assertThat(bench.asked(RefundPayments.Input.class))
                .containsExactly(new RefundPayments.Input(
                        originOrderId, new BigDecimal(amount), "replacement-unavailable", "replacement:" + orderId));
        assertThat(bench.passed(ProcessId.REPLACE_GOODS)).endsWith(CALL_REFUND_ORDER, END_EVENT_REFUNDED);
    }
}
