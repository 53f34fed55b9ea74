package io.pontual.workers.process;

import static io.pontual.processes.model.ReturnGoodsElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.processes.returns.AssessDifference;
import io.pontual.processes.returns.CloseReturn;
import io.pontual.processes.returns.ExpireReturn;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordReceipt;
import io.pontual.processes.returns.RecordUnreturned;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.processes.returns.WayCollection;
import io.pontual.processes.shipping.RequestReturnLabel;
import io.pontual.processes.shipping.VoidReturnLabel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
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
    private final UUID wayId = UUID.randomUUID();

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
                        GATEWAY_WAY_BACK,
                        GATEWAY_WAY_READY,
                        TASK_TELL_REQUESTED,
                        GATEWAY_AWAITED,
                        TASK_AWAIT_GOODS,
                        GATEWAY_GOODS_HERE,
                        GATEWAY_GOODS_LOST,
                        TASK_VOID_UNUSED_LABEL,
                        TASK_RECEIVE_GOODS,
                        GATEWAY_COUNTED,
                        TASK_RECORD_RECEIPT,
                        GATEWAY_ANYTHING_RIGHT,
                        GATEWAY_REFUND_ON_RECEIPT,
                        GATEWAY_TO_INSPECT,
                        TASK_INSPECT_GOODS,
                        GATEWAY_GRADED,
                        TASK_RECORD_INSPECTION,
                        GATEWAY_INSPECTED,
                        GATEWAY_DIFFERS,
                        GATEWAY_ASSESSED,
                        TASK_RESTOCK_RETURN,
                        GATEWAY_PAYABLE,
                        CALL_REFUND_ON_INSPECTION,
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
                        TASK_VOID_UNSENT_LABEL,
                        TASK_TELL_EXPIRED)
                .endsWith(END_EVENT_RETURN_EXPIRED);
    }

    @Test
    void goods_that_arrive_in_the_moment_in_which_the_return_expires_are_received() {
        bench.answer(
                ExpireReturn.Input.class, job -> ExpireReturn.Output.here(STORE, bench.in(Duration.ofHours(2)), false));
        request("on-inspection");
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(14).plusHours(1));

        assertThat(bench.task(TASK_RECEIVE_GOODS).groups()).containsExactly("store-" + STORE);
        bench.complete(TASK_RECEIVE_GOODS, Map.of("received", List.of(new RecordReceipt.Received("1", 0, 2))));
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .as("nothing of it was right: there is nothing to look at")
                .doesNotContain(TASK_INSPECT_GOODS)
                .endsWith(CALL_REFUND_ON_INSPECTION, TASK_CLOSE_RETURN, END_EVENT_RETURN_CLOSED);
        assertThat(bench.asked(CloseReturn.Input.class)).containsExactly(new CloseReturn.Input(returnId));
    }

    @Test
    void a_return_that_is_called_off_ends() {
        request("on-inspection");
        bench.awaitAt(TASK_AWAIT_GOODS);
        cancel();
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .endsWith(BOUNDARY_RETURN_CANCELLED, TASK_VOID_LABEL, END_EVENT_RETURN_CANCELLED);
    }

    @Test
    void goods_that_are_brought_while_the_way_is_switched_are_received_and_the_new_label_is_void() {
        request("on-inspection");
        bench.awaitAt(TASK_AWAIT_GOODS);
        var nextWay = UUID.randomUUID();
        var next = way("drop-off", nextWay);
        next.put("voidedWayId", wayId);
        bench.publish(MessageName.RETURNS_WAY_CHANGED, returnId, next);
        bench.awaitAt(TASK_AWAIT_LABEL);
        arrive();
        bench.publish(MessageName.SHIPPING_RETURN_LABEL_SETTLED, nextWay, Map.of("labelMade", true));

        bench.complete(TASK_RECEIVE_GOODS, Map.of("received", List.of(new RecordReceipt.Received("1", 0, 1))));
        bench.awaitEnd();
        assertThat(bench.asked(VoidReturnLabel.Input.class))
                .containsExactly(new VoidReturnLabel.Input(wayId), new VoidReturnLabel.Input(nextWay));
    }

    @Test
    void a_carrier_makes_the_label_and_another_way_makes_it_void() {
        request("on-inspection", "collection");
        bench.awaitAt(TASK_AWAIT_LABEL);
        bench.publish(MessageName.SHIPPING_RETURN_LABEL_SETTLED, wayId, Map.of("labelMade", true));
        bench.awaitAt(TASK_AWAIT_GOODS);
        assertThat(bench.asked(RequestReturnLabel.Input.class))
                .containsExactly(new RequestReturnLabel.Input(
                        orderId,
                        returnId,
                        wayId,
                        "collection",
                        STORE,
                        UsualAnswers.LINES,
                        new WayCollection("2026-03-04", "morning")));
        bench.publish(MessageName.SHIPPING_COLLECTION_MISSED, returnId, Map.of());
        bench.awaitAsked(NotifyCustomer.Input.class, 2);

        var another = UUID.randomUUID();
        var changed = way("store", another);
        changed.put("voidedWayId", wayId);
        bench.publish(MessageName.RETURNS_WAY_CHANGED, returnId, changed);
        bench.awaitAsked(NotifyCustomer.Input.class, 3);
        assertThat(bench.asked(VoidReturnLabel.Input.class)).containsExactly(new VoidReturnLabel.Input(wayId));
        assertThat(bench.told()).containsExactly("return-drop-off", "return-collection-missed", "return-requested");
        assertThat(bench.asked(NotifyCustomer.Input.class))
                .extracting(NotifyCustomer.Input::fulfilmentId)
                .containsExactly(wayId, wayId, another);
        bench.awaitAt(TASK_AWAIT_GOODS);
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .contains(
                        TASK_REQUEST_LABEL,
                        TASK_RECORD_LABEL,
                        BOUNDARY_COLLECTION_MISSED,
                        TASK_TELL_MISSED,
                        END_EVENT_MISSED_TOLD,
                        BOUNDARY_WAY_CHANGED,
                        TASK_VOID_OLD_LABEL);
        cancel();
    }

    @Test
    void what_is_not_as_it_was_to_be_is_settled_and_refused_goods_are_not_restocked() {
        bench.answer(
                RecordInspection.Input.class,
                job -> new RecordInspection.Output(
                        List.of(new RestockReturn.Item("1", "CAM-0101", 2, "restock")), true));
        bench.answer(
                AssessDifference.Input.class,
                job -> new AssessDifference.Output(false, bench.in(Duration.ofDays(7)), "", true));
        request("on-inspection");
        arrive();
        bench.complete(TASK_RECEIVE_GOODS, Map.of("received", List.of(new RecordReceipt.Received("1", 2, 0))));
        bench.complete(
                TASK_INSPECT_GOODS, Map.of("inspected", List.of(new RecordInspection.Graded("1", 0, 0, 0, 2, 0))));
        bench.awaitEnd();
        assertThat(bench.asked(AssessDifference.Input.class)).containsExactly(new AssessDifference.Input(returnId));
        assertThat(bench.asked(RestockReturn.Input.class))
                .containsExactly(new RestockReturn.Input(returnId, STORE, List.of()));
        assertThat(bench.passed(ProcessId.RETURN_GOODS)).contains(CALL_SETTLE_DIFFERENCE);
    }

    @Test
    void what_the_customer_keeps_is_paid_and_done() {
        request("at-once", "keep");
        bench.awaitEnd();
        assertThat(bench.asked(CloseReturn.Input.class)).containsExactly(new CloseReturn.Input(returnId));
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .contains(CALL_REFUND_AT_ONCE)
                .endsWith(GATEWAY_WAY_BACK, TASK_CLOSE_KEPT, END_EVENT_GOODS_KEPT);
    }

    @Test
    void goods_that_a_carrier_has_are_waited_for_and_paid_when_it_loses_them() {
        bench.answer(
                ExpireReturn.Input.class,
                job -> ExpireReturn.Output.waiting("on-the-way", bench.in(Duration.ofDays(14))));
        request("on-receipt", "store");
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(14).plusHours(1));
        bench.awaitAsked(ExpireReturn.Input.class, 1);
        bench.awaitAt(TASK_AWAIT_GOODS);
        var lost = new HashMap<String, Object>();
        lost.put("nodeId", STORE);
        lost.put("receiveDueAt", null);
        lost.put("goodsLost", true);
        bench.publish(MessageName.RETURNS_GOODS_ARRIVED, returnId, lost);
        bench.awaitEnd();
        assertThat(bench.asked(ValueReturn.Input.class))
                .containsExactly(new ValueReturn.Input(orderId, returnId, "on-inspection"));
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .contains(GATEWAY_STILL_OUT)
                .containsSubsequence(
                        GATEWAY_GOODS_LOST, GATEWAY_PAYABLE, CALL_REFUND_ON_INSPECTION, END_EVENT_RETURN_CLOSED)
                .doesNotContain(TASK_RESTOCK_RETURN);
    }

    @Test
    void who_has_the_money_and_does_not_send_the_goods_is_chased_and_then_somebody_decides() {
        var answers = new ArrayDeque<>(List.of(
                ExpireReturn.Output.waiting("overdue", bench.in(Duration.ofDays(21))),
                ExpireReturn.Output.unreturned(bench.in(Duration.ofDays(24))),
                ExpireReturn.Output.unreturned(bench.in(Duration.ofDays(34)))));
        bench.answer(ExpireReturn.Input.class, job -> answers.remove());
        var decisions = new ArrayDeque<>(List.of(
                new RecordUnreturned.Output(true, bench.in(Duration.ofDays(30)), bench.in(Duration.ofDays(30))),
                new RecordUnreturned.Output(false, null, null)));
        bench.answer(RecordUnreturned.Input.class, job -> decisions.remove());
        request("at-once", "store");
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(14).plusHours(1));
        bench.awaitAsked(ExpireReturn.Input.class, 1);
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(7));
        var task = bench.task(TASK_DECIDE_UNRETURNED);
        assertThat(task.groups()).containsExactly("care");
        assertThat(task.formKey()).isNotNull();
        assertThat(task.dueAt()).isNotNull();
        bench.complete(task, Map.of("unreturnedDecision", "more-time", "unreturnedReason", "Ill"));
        bench.awaitAsked(RecordUnreturned.Input.class, 1);
        bench.awaitAt(TASK_AWAIT_GOODS);
        bench.advance(Duration.ofDays(10));
        bench.complete(
                TASK_DECIDE_UNRETURNED, Map.of("unreturnedDecision", "block", "unreturnedReason", "Does not answer"));
        bench.awaitEnd();
        assertThat(bench.told()).contains("return-overdue");
        assertThat(bench.asked(RecordUnreturned.Input.class).getLast())
                .isEqualTo(new RecordUnreturned.Input(returnId, "block", "Does not answer"));
        assertThat(bench.passed(ProcessId.RETURN_GOODS))
                .contains(TASK_TELL_OVERDUE, TASK_RECORD_UNRETURNED)
                .endsWith(GATEWAY_MORE_TIME, END_EVENT_GOODS_WRITTEN_OFF);
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
        request(refundWhen, "store");
    }

    private void request(String refundWhen, String way) {
        var variables = way(way, wayId);
        variables.put("orderId", orderId);
        variables.put("returnId", returnId);
        variables.put("refundWhen", refundWhen);
        variables.put("items", UsualAnswers.LINES);
        bench.publish(MessageName.RETURNS_RETURN_REQUESTED, returnId, variables);
    }

    private Map<String, Object> way(String way, UUID id) {
        var variables = new HashMap<String, Object>();
        variables.put("way", way);
        variables.put("wayId", id);
        variables.put("toNodeId", way.equals("store") ? null : STORE);
        variables.put("collection", way.equals("collection") ? Map.of("day", "2026-03-04", "period", "morning") : null);
        variables.put("remindAt", bench.in(Duration.ofDays(10)));
        variables.put("sendBy", bench.in(Duration.ofDays(14)));
        return variables;
    }
}
