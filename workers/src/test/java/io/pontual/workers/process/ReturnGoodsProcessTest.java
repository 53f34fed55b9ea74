package io.pontual.workers.process;

import static io.pontual.processes.model.ReturnGoodsElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.ValueReturn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.RETURN_GOODS)
@OnSharedEngine
class ReturnGoodsProcessTest {
    private static final String STORE = "sp-pinheiros";

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID returnId = UUID.randomUUID();

    @Test
    void goods_are_received_inspected_and_paid_back_in_whatever_store() {
        request("on-inspection");
        arrive();

        var receive = bench.task(TASK_RECEIVE_GOODS);
        assertThat(receive.groups()).containsExactly("store-" + STORE);
        assertThat(receive.dueAt()).isNotNull();
        assertThat(receive.formKey()).isNotNull();
        bench.complete(receive, Map.of("received", receive.variables().get("received")));
        var inspect = bench.task(TASK_INSPECT_GOODS);
        assertThat(inspect.groups()).containsExactly("store-" + STORE);
        assertThat(inspect.dueAt()).isNotNull();
        assertThat(inspect.formKey()).isNotNull();
        bench.complete(inspect, Map.of("inspected", inspect.variables().get("inspected")));

        bench.awaitEnd();
        assertThat(bench.asked(RecordReceipt.Input.class))
                .containsExactly(new RecordReceipt.Input(
                        returnId,
                        List.of(new RecordReceipt.Received("1", 2, 0), new RecordReceipt.Received("2", 1, 0))));
        assertThat(bench.asked(RecordInspection.Input.class))
                .containsExactly(new RecordInspection.Input(
                        returnId,
                        List.of(
                                new RecordInspection.Graded("1", 2, 0, 0, 0, 0),
                                new RecordInspection.Graded("2", 1, 0, 0, 0, 0))));
        assertThat(bench.asked(RestockReturn.Input.class))
                .containsExactly(new RestockReturn.Input(
                        returnId, STORE, List.of(new RestockReturn.Item("1", "CAM-0101", 2, "restock"))));
        assertThat(bench.asked(ValueReturn.Input.class))
                .containsExactly(new ValueReturn.Input(orderId, returnId, "on-inspection"));
        assertThat(bench.told()).containsExactly("return-requested");
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .containsExactly(
                        START_EVENT_RETURN_REQUESTED,
                        GATEWAY_REFUND_AT_ONCE,
                        GATEWAY_REQUESTED,
                        TASK_TELL_REQUESTED,
                        TASK_AWAIT_GOODS,
                        GATEWAY_GOODS_HERE,
                        TASK_RECEIVE_GOODS,
                        GATEWAY_COUNTED,
                        TASK_RECORD_RECEIPT,
                        GATEWAY_ANYTHING_RIGHT,
                        GATEWAY_REFUND_ON_RECEIPT,
                        GATEWAY_TO_INSPECT,
                        TASK_INSPECT_GOODS,
                        GATEWAY_GRADED,
                        TASK_RECORD_INSPECTION,
                        TASK_RESTOCK_RETURN,
                        CALL_REFUND_ON_INSPECTION,
                        GATEWAY_SETTLED,
                        TASK_CLOSE_RETURN,
                        END_EVENT_RETURN_CLOSED);
    }

    @Test
    void a_store_may_say_it_over_the_api_and_money_may_go_back_on_receipt() {
        request("on-receipt");
        arrive();
        bench.awaitAt(TASK_RECEIVE_GOODS);
        bench.publish(
                MessageName.RETURNS_GOODS_RECEIVED,
                returnId,
                Map.of("received", List.of(new RecordReceipt.Received("1", 1, 1))));
        bench.awaitAt(TASK_INSPECT_GOODS);
        bench.publish(
                MessageName.RETURNS_GOODS_INSPECTED,
                returnId,
                Map.of("inspected", List.of(new RecordInspection.Graded("1", 0, 1, 0, 0, 0))));

        bench.awaitEnd();
        assertThat(bench.asked(RecordReceipt.Input.class))
                .containsExactly(new RecordReceipt.Input(returnId, List.of(new RecordReceipt.Received("1", 1, 1))));
        assertThat(bench.asked(ValueReturn.Input.class))
                .containsExactly(
                        new ValueReturn.Input(orderId, returnId, "on-receipt"),
                        new ValueReturn.Input(orderId, returnId, "on-inspection"));
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .contains(BOUNDARY_RECEIVED_OVER_API, BOUNDARY_INSPECTED_OVER_API, CALL_REFUND_ON_RECEIPT);
    }

    @Test
    void who_is_trusted_has_the_money_before_the_goods_come() {
        request("at-once");
        bench.awaitAt(TASK_AWAIT_GOODS);
        assertThat(bench.asked(ValueReturn.Input.class))
                .containsExactly(new ValueReturn.Input(orderId, returnId, "at-once"));
        assertThat(bench.passed(ProcessId.RETURN_GOODS)).contains(CALL_REFUND_AT_ONCE);
        cancel();
    }

    @Test
    void the_customer_is_reminded_and_a_return_that_is_never_brought_ends() {
        request("on-inspection");
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(10).plusHours(1));
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(4));

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly("return-requested", "return-reminder", "return-expired");
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .contains(
                        BOUNDARY_REMIND_CUSTOMER,
                        TASK_REMIND_CUSTOMER,
                        END_EVENT_REMINDED,
                        BOUNDARY_NEVER_SENT,
                        TASK_EXPIRE_RETURN,
                        GATEWAY_RETURN_EXPIRED,
                        TASK_TELL_EXPIRED)
                .endsWith(END_EVENT_RETURN_EXPIRED);
    }

    @Test
    void goods_that_arrive_in_the_moment_in_which_the_return_expires_are_received() {
        bench.answer(
                ExpireReturn.Input.class, job -> new ExpireReturn.Output(false, STORE, bench.in(Duration.ofHours(2))));
        request("on-inspection");
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(14).plusHours(1));

        assertThat(bench.task(TASK_RECEIVE_GOODS).groups()).containsExactly("store-" + STORE);
        bench.complete(TASK_RECEIVE_GOODS, Map.of("received", List.of(new RecordReceipt.Received("1", 0, 2))));
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .as("nothing of it was right: there is nothing to look at")
                .doesNotContain(TASK_INSPECT_GOODS)
                .endsWith(GATEWAY_SETTLED, TASK_CLOSE_RETURN, END_EVENT_RETURN_CLOSED);
        assertThat(bench.asked(CloseReturn.Input.class)).containsExactly(new CloseReturn.Input(returnId));
    }

    @Test
    void a_return_that_is_called_off_ends() {
        request("on-inspection");
        bench.awaitAt(TASK_AWAIT_GOODS);
        cancel();
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .endsWith(BOUNDARY_RETURN_CANCELLED, END_EVENT_RETURN_CANCELLED);
    }

    private void cancel() {
        bench.publish(MessageName.RETURNS_RETURN_CANCELLED, returnId, Map.of());
        bench.awaitEnd();
    }

    private void arrive() {
        bench.publish(
                MessageName.RETURNS_GOODS_ARRIVED,
                returnId,
                Map.of("nodeId", STORE, "receiveDueAt", bench.in(Duration.ofHours(2))));
    }

    private void request(String refundWhen) {
        bench.publish(
                MessageName.RETURNS_RETURN_REQUESTED,
                returnId,
                Map.of(
                        "orderId",
                        orderId,
                        "returnId",
                        returnId,
                        "refundWhen",
                        refundWhen,
                        "remindAt",
                        bench.in(Duration.ofDays(10)),
                        "sendBy",
                        bench.in(Duration.ofDays(14)),
                        "items",
                        UsualAnswers.LINES));
    }
}
