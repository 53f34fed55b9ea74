package io.pontual.workers.process;

import static io.pontual.processes.model.CountStockElements.*;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.BookCount;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.COUNT_STOCK)
@OnSharedEngine
class CountStockProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID countId = UUID.randomUUID();

    @Test
    void staff_count_without_knowing_what_the_books_say_and_the_count_is_booked() {
        request();

        var task = bench.task(TASK_COUNT_STOCK);
        assertThat(task.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables())
                .containsEntry("description", "Camiseta Algodão P")
                .doesNotContainKeys("expected", "expectedOnHand", "onHand");
        bench.complete(task, Map.of("counted", 7));

        bench.awaitEnd();
        assertThat(bench.asked(BookCount.Input.class)).containsExactly(new BookCount.Input(countId, 7));
        assertThat(bench.passed(ProcessId.COUNT_STOCK))
                .containsExactly(
                        START_EVENT_COUNT_REQUESTED,
                        TASK_COUNT_STOCK,
                        GATEWAY_COUNTED,
                        TASK_BOOK_COUNT,
                        GATEWAY_ENOUGH_FOR_ORDERS,
                        END_EVENT_STOCK_COUNTED);
    }

    @Test
    void an_overdue_count_is_seen_by_stock_control_and_by_the_store() {
        request();
        bench.awaitAt(TASK_COUNT_STOCK);

        bench.advance(Duration.ofHours(25));

        var task = bench.task(TASK_COUNT_OVERDUE_STOCK);
        assertThat(task.groups()).containsExactlyInAnyOrder("store-" + STORE_WITH_TASKS, "stock-control");
        bench.complete(task, Map.of("counted", 0));
        bench.awaitEnd();
        assertThat(bench.asked(BookCount.Input.class)).containsExactly(new BookCount.Input(countId, 0));
    }

    @Test
    void when_orders_hold_more_than_was_counted_stock_control_sees_which() {
        var orderId = UUID.randomUUID();
        var atRisk = new BookCount.OrderAtRisk(orderId, UUID.randomUUID(), 3);
        bench.answer(
                BookCount.Input.class, job -> new BookCount.Output(2, List.of(atRisk), bench.in(Duration.ofHours(4))));
        request();
        bench.complete(TASK_COUNT_STOCK, Map.of("counted", 1));

        var task = bench.task(TASK_RESOLVE_SHORTFALL);
        assertThat(task.groups()).containsExactly("stock-control");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.variables()).containsEntry("shortfall", 2);
        assertThat(task.variables().get("ordersAtRisk").toString()).contains(orderId.toString());
        bench.complete(task, Map.of("resolution", "found behind the counter"));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.COUNT_STOCK)).endsWith(TASK_RESOLVE_SHORTFALL, END_EVENT_SHORTFALL_RESOLVED);
    }

    private void request() {
        bench.publish(
                MessageName.INVENTORY_COUNT_REQUESTED,
                countId,
                Map.of(
                        "countId",
                        countId,
                        "nodeId",
                        STORE_WITH_TASKS,
                        "sku",
                        "CAM-0101",
                        "description",
                        "Camiseta Algodão P",
                        "reason",
                        "not-found",
                        "countDueAt",
                        bench.in(Duration.ofHours(24))));
    }
}
