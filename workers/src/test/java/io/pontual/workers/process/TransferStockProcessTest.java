package io.pontual.workers.process;

import static io.pontual.processes.model.TransferStockElements.*;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.DispatchTransfer;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.inventory.RequestTransfer;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickOrderElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.LineQuantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.TRANSFER_STOCK)
@OnSharedEngine
class TransferStockProcessTest {
    private static final List<Map<String, Object>> EVERYTHING = List.of(
            Map.of("lineId", "1", "quantity", 2, "damaged", 0), Map.of("lineId", "2", "quantity", 1, "damaged", 0));

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID transferId = UUID.randomUUID();

    @Test
    void staff_of_one_store_send_and_staff_of_the_other_receive() {
        start("tasklist", "tasklist");

        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        var dispatch = bench.task(TASK_DISPATCH_TRANSFER);
        assertThat(dispatch.groups()).containsExactly("store-" + STORE_WITH_SYSTEM);
        assertThat(dispatch.dueAt()).isNotNull();
        assertThat(dispatch.variables().get("items").toString()).contains("CAM-0101", "quantity=2");
        bench.complete(dispatch, Map.of("deliveryNote", "T-17"));
        var receive = bench.task(TASK_RECEIVE_TRANSFER);
        assertThat(receive.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(receive.dueAt()).isNotNull();
        assertThat(receive.variables().get("arrived").toString()).contains("sent=2", "damaged=0");
        bench.complete(receive, Map.of());

        assertThat(bench.awaitEnd()).containsEntry("missing", List.of());
        assertThat(bench.asked(RequestTransfer.Input.class))
                .containsExactly(new RequestTransfer.Input(transferId, "PT4H"));
        assertThat(bench.asked(DispatchTransfer.Input.class))
                .containsExactly(new DispatchTransfer.Input(orderId, transferId, ALL, "T-17"));
        assertThat(bench.asked(ReceiveTransfer.Input.class))
                .containsExactly(new ReceiveTransfer.Input(
                        orderId,
                        transferId,
                        List.of(new ReceiveTransfer.Arrived("1", 2, 0), new ReceiveTransfer.Arrived("2", 1, 0))));
    }

    @Test
    void what_was_not_sent_is_not_expected_and_what_did_not_arrive_is_missing() {
        bench.answer(
                DispatchTransfer.Input.class,
                job -> new DispatchTransfer.Output(
                        List.of(new LineQuantity("2", 1)), true, bench.in(Duration.ofHours(48))));
        bench.answer(
                ReceiveTransfer.Input.class,
                job -> new ReceiveTransfer.Output(List.of(new LineQuantity("1", 1), new LineQuantity("2", 1))));
        start("tasklist", "tasklist");
        bench.complete(
                PickOrderElements.TASK_PICK_ITEMS,
                Map.of("picked", List.of(Map.of("lineId", "1", "quantity", 2), Map.of("lineId", "2", "quantity", 0))));
        bench.complete(TASK_DISPATCH_TRANSFER, Map.of());

        var receive = bench.task(TASK_RECEIVE_TRANSFER);
        assertThat(receive.variables().get("arrived").toString()).contains("sent=0");
        bench.complete(receive, Map.of("arrived", List.of(Map.of("lineId", "1", "quantity", 1, "damaged", 1))));

        assertThat(bench.awaitEnd().get("missing").toString()).contains("lineId=1", "lineId=2");
        assertThat(bench.asked(ReceiveTransfer.Input.class).getFirst().arrived())
                .containsExactly(new ReceiveTransfer.Arrived("1", 1, 1));
    }

    @Test
    void nothing_is_sent_when_nothing_was_found() {
        nothingIsSent();
        start("tasklist", "tasklist");

        bench.complete(
                PickOrderElements.TASK_PICK_ITEMS,
                Map.of("picked", List.of(Map.of("lineId", "1", "quantity", 0), Map.of("lineId", "2", "quantity", 0))));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.TRANSFER_STOCK))
                .containsSubsequence(GATEWAY_ANYTHING_FOUND, TASK_BOOK_DISPATCH, END_EVENT_NOTHING_SENT)
                .doesNotContain(TASK_DISPATCH_TRANSFER, TASK_RECEIVE_TRANSFER);
    }

    @Test
    void systems_of_both_stores_tell_what_was_sent_and_what_arrived() {
        start("jms", "jms");
        bench.awaitAt(TASK_AWAIT_DISPATCH);

        bench.publish(MessageName.INVENTORY_TRANSFER_DISPATCHED, transferId, Map.of("picked", ALL));
        bench.awaitAt(TASK_AWAIT_RECEIPT);
        bench.publish(MessageName.INVENTORY_TRANSFER_RECEIVED, transferId, Map.of("arrived", EVERYTHING));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.TRANSFER_STOCK))
                .containsSubsequence(TASK_AWAIT_DISPATCH, TASK_BOOK_DISPATCH, TASK_AWAIT_RECEIPT, TASK_BOOK_RECEIPT)
                .doesNotContain(CALL_PICK_ORDER, TASK_RECEIVE_TRANSFER);
    }

    @Test
    void a_source_that_is_silent_a_day_too_long_has_sent_nothing() {
        nothingIsSent();
        start("jms", "tasklist");
        bench.awaitAt(TASK_AWAIT_DISPATCH);

        bench.advance(Duration.ofHours(30));

        bench.awaitEnd();
        assertThat(bench.asked(DispatchTransfer.Input.class).getFirst().picked())
                .isEmpty();
        assertThat(bench.passed(ProcessId.TRANSFER_STOCK))
                .contains(BOUNDARY_NOTHING_DISPATCHED, END_EVENT_NOTHING_SENT);
    }

    @Test
    void a_destination_that_is_silent_a_day_too_long_gets_a_task() {
        start("jms", "jms");
        bench.publish(MessageName.INVENTORY_TRANSFER_DISPATCHED, transferId, Map.of("picked", ALL));
        bench.awaitAt(TASK_AWAIT_RECEIPT);

        bench.advance(Duration.ofHours(73));
        bench.complete(TASK_RECEIVE_TRANSFER, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.TRANSFER_STOCK)).contains(BOUNDARY_RECEIPT_OVERDUE, TASK_BOOK_RECEIPT);
    }

    private void nothingIsSent() {
        bench.answer(
                DispatchTransfer.Input.class,
                job -> new DispatchTransfer.Output(
                        List.of(new LineQuantity("1", 2), new LineQuantity("2", 1)),
                        false,
                        bench.in(Duration.ofHours(48))));
    }

    private void start(String fromSystem, String toSystem) {
        bench.start(
                ProcessId.TRANSFER_STOCK,
                Map.of(
                        "orderId", orderId,
                        "transferId", transferId,
                        "fromNodeId", STORE_WITH_SYSTEM,
                        "fromSystem", fromSystem,
                        "toNodeId", STORE_WITH_TASKS,
                        "toSystem", toSystem,
                        "lines", LINES,
                        "pickWithin", "PT4H"));
    }
}
