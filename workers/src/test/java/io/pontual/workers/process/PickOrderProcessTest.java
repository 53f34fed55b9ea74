package io.pontual.workers.process;

import static io.pontual.processes.model.PickOrderElements.*;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.ALL_PICKED;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static io.pontual.workers.process.UsualAnswers.SUBSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.ClosePick;
import io.pontual.processes.picking.Gift;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.picking.RecordPick;
import io.pontual.processes.picking.RecordWraps;
import io.pontual.processes.picking.RefusePick;
import io.pontual.processes.picking.StartPicking;
import io.pontual.processes.picking.TakeSubstitute;
import io.pontual.workers.platform.engine.BusinessError;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.PICK_ORDER)
@OnSharedEngine
class PickOrderProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();

    @Test
    void staff_pick_in_a_task() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(TASK_PICK_ITEMS, Map.of("picked", found(2, 1)));

        assertThat(bench.awaitEnd()).containsEntry("pickResult", "complete");
        assertThat(bench.passed(ProcessId.PICK_ORDER))
                .containsExactly(
                        START_EVENT_ORDER_TO_PICK,
                        GATEWAY_TO_START,
                        TASK_START_PICKING,
                        GATEWAY_TIME_TO_PICK,
                        GATEWAY_TO_PICK,
                        GATEWAY_WHO_PICKS,
                        TASK_PICK_ITEMS,
                        GATEWAY_PICKED,
                        TASK_RECORD_PICK,
                        GATEWAY_SUBSTITUTES,
                        GATEWAY_PICK_CLOSED,
                        GATEWAY_GIFTS,
                        GATEWAY_WRAPPED,
                        END_EVENT_ORDER_PICKED);
        assertThat(bench.jobs())
                .extracting(ProcessBench.Job::input)
                .containsExactly(
                        new StartPicking.Input(orderId, fulfilmentId, STORE_WITH_TASKS, LINES, "PT4H"),
                        new RecordPick.Input(orderId, fulfilmentId, ALL_PICKED));
    }

    @Test
    void what_is_picked_in_a_wave_is_no_task_of_its_own() {
        bench.answer(StartPicking.Input.class, job -> StartPicking.Output.begun(bench.in(Duration.ofHours(4)))
                .in(UUID.randomUUID()));
        start(STORE_WITH_TASKS, "tasklist");
        bench.awaitAt(TASK_AWAIT_PICK);

        publishPicked(ALL);

        assertThat(bench.awaitEnd()).containsEntry("pickResult", "complete");
    }

    @Test
    void what_is_needed_later_is_picked_when_the_time_has_come_and_looked_at_again_then() {
        var asked = new AtomicInteger();
        bench.answer(StartPicking.Input.class, job -> switch (asked.incrementAndGet()) {
            case 1 -> StartPicking.Output.later(bench.in(Duration.ofHours(20)));
            // The customer was promised another day meanwhile.
            case 2 -> StartPicking.Output.later(bench.in(Duration.ofHours(24)));
            default -> StartPicking.Output.begun(bench.in(Duration.ofHours(4)));
        });
        start(STORE_WITH_TASKS, "tasklist");
        bench.awaitAt(GATEWAY_AWAIT_RELEASE);
        assertThat(asked).hasValue(1);

        bench.advance(Duration.ofHours(21));
        bench.awaitAsked(StartPicking.Input.class, 2);
        bench.awaitAt(GATEWAY_AWAIT_RELEASE);
        bench.advance(Duration.ofHours(25));
        bench.complete(TASK_PICK_ITEMS, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.PICK_ORDER))
                .containsSubsequence(
                        TASK_START_PICKING,
                        GATEWAY_TIME_TO_PICK,
                        GATEWAY_AWAIT_RELEASE,
                        CATCH_RELEASE_DUE,
                        GATEWAY_LOOK_AGAIN,
                        TASK_START_PICKING,
                        GATEWAY_TIME_TO_PICK,
                        GATEWAY_TO_PICK);
    }

    @Test
    void an_operator_need_not_wait_even_when_the_word_comes_before_the_wait_begins() {
        bench.answer(StartPicking.Input.class, job -> {
            if (bench.asked(StartPicking.Input.class).size() == 1) {
                bench.publish(MessageName.PICKING_RELEASE_REQUESTED, fulfilmentId, Map.of());
                return StartPicking.Output.later(bench.in(Duration.ofHours(20)));
            }
            return StartPicking.Output.begun(bench.in(Duration.ofHours(4)));
        });
        start(STORE_WITH_SYSTEM, "jms");

        bench.awaitAt(TASK_AWAIT_PICK);
        publishPicked(ALL);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.PICK_ORDER)).contains(CATCH_RELEASE_REQUESTED);
    }

    @Test
    void the_task_shows_the_pick_list_to_the_staff_of_the_store_until_it_is_due() {
        var dueAt = OffsetDateTime.parse("2030-01-02T10:00:00Z");
        bench.answer(StartPicking.Input.class, job -> StartPicking.Output.begun(dueAt.toString())
                .labelled(Map.of("1", "7891234567895"))
                .numbered(List.of("2")));
        start(STORE_WITH_TASKS, "tasklist");

        var task = bench.task(TASK_PICK_ITEMS);

        assertThat(task.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(task.dueAt()).isEqualTo(dueAt);
        assertThat(task.formKey()).isNotNull();
        var withoutEan = new HashMap<String, Object>(Map.of(
                "lineId", "2", "sku", "CAM-0104", "description", "Camiseta Algodão GG", "asked", 1, "quantity", 1));
        withoutEan.put("ean", null);
        withoutEan.put("serialised", true);
        assertThat(task.variables())
                .containsEntry(
                        "picked",
                        List.of(
                                Map.of(
                                        "lineId", "1",
                                        "sku", "CAM-0101",
                                        "description", "Camiseta Algodão P",
                                        "ean", "7891234567895",
                                        "serialised", false,
                                        "asked", 2,
                                        "quantity", 2),
                                withoutEan));
        bench.complete(task, Map.of());
        bench.awaitEnd();
    }

    @Test
    void a_pick_list_completed_as_it_is_means_that_everything_was_found() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(TASK_PICK_ITEMS, Map.of());

        assertThat(bench.awaitEnd()).containsEntry("pickResult", "complete");
        assertThat(bench.asked(RecordPick.Input.class))
                .containsExactly(new RecordPick.Input(orderId, fulfilmentId, ALL_PICKED));
    }

    @Test
    void what_staff_did_not_find_makes_the_pick_short() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(TASK_PICK_ITEMS, Map.of("picked", found(1, 1)));

        assertThat(bench.awaitEnd())
                .containsEntry("pickResult", "short")
                .containsEntry(
                        "picked", List.of(Map.of("lineId", "1", "quantity", 1), Map.of("lineId", "2", "quantity", 1)));
    }

    @Test
    void the_system_of_the_store_tells_what_was_picked() {
        start(STORE_WITH_SYSTEM, "jms");
        bench.awaitAt(TASK_AWAIT_PICK);

        publishPicked(List.of(new LineQuantity("1", 0), new LineQuantity("2", 0)));

        assertThat(bench.awaitEnd()).containsEntry("pickResult", "nothing");
        assertThat(bench.passed(ProcessId.PICK_ORDER))
                .containsSubsequence(GATEWAY_WHO_PICKS, TASK_AWAIT_PICK, GATEWAY_PICKED, TASK_RECORD_PICK)
                .doesNotContain(TASK_PICK_ITEMS);
    }

    @Test
    void a_system_that_is_quicker_than_we_are_is_heard() {
        bench.answer(StartPicking.Input.class, job -> {
            publishPicked(ALL);
            return StartPicking.Output.begun("2030-01-02T10:00:00Z");
        });

        start(STORE_WITH_SYSTEM, "jms");

        assertThat(bench.awaitEnd()).containsEntry("pickResult", "complete");
    }

    @Test
    void a_system_that_says_it_twice_is_recorded_once() {
        start(STORE_WITH_SYSTEM, "jms");
        bench.awaitAt(TASK_AWAIT_PICK);

        publishPicked(ALL);
        publishPicked(List.of());

        bench.awaitEnd();
        assertThat(bench.asked(RecordPick.Input.class))
                .containsExactly(new RecordPick.Input(orderId, fulfilmentId, ALL_PICKED));
    }

    @Test
    void staff_say_why_something_is_missing_and_what_is_there_instead() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(
                TASK_PICK_ITEMS,
                Map.of(
                        "picked",
                        List.of(
                                Map.of(
                                        "lineId", "1",
                                        "sku", "CAM-0101",
                                        "asked", 2,
                                        "quantity", 1,
                                        "reason", "damaged",
                                        "substituteSku", "CAM-0102",
                                        "substituteQuantity", 1),
                                Map.of("lineId", "2", "quantity", 1))));

        bench.awaitEnd();
        assertThat(bench.asked(RecordPick.Input.class).getFirst().picked())
                .containsExactly(new PickedLine("1", 1, "damaged", "CAM-0102", 1), new PickedLine("2", 1));
    }

    @Test
    void staff_scan_serial_numbers_with_commas_or_blanks_between_them() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(
                TASK_PICK_ITEMS,
                Map.of(
                        "picked",
                        List.of(
                                Map.of("lineId", "1", "quantity", 2, "serials", "SN-1, SN-2 SN-3"),
                                Map.of("lineId", "2", "quantity", 1, "serials", List.of("SN-4")))));

        bench.awaitEnd();
        assertThat(bench.asked(RecordPick.Input.class).getFirst().picked())
                .as("a list, too, as who completes the task over the API may say it")
                .containsExactly(
                        new PickedLine("1", 2, List.of("SN-1", "SN-2", "SN-3")),
                        new PickedLine("2", 1, List.of("SN-4")));
    }

    @Test
    void another_product_than_the_line_asks_for_brings_the_task_back() {
        bench.answer(RecordPick.Input.class, job -> {
            if ("CAM-0999".equals(job.picked().getFirst().scannedSku())) {
                throw new BusinessError(
                        ErrorCode.PICKING_WRONG_PRODUCT,
                        "line 1: scanned CAM-0999, wanted CAM-0101",
                        Map.of("wrongScan", "line 1: scanned CAM-0999, wanted CAM-0101"));
            }
            return new RecordPick.Output(ALL, "complete", List.of(), List.of());
        });
        start(STORE_WITH_TASKS, "tasklist");
        bench.complete(
                TASK_PICK_ITEMS,
                Map.of("picked", List.of(Map.of("lineId", "1", "quantity", 2, "scannedSku", "CAM-0999"))));

        var again = bench.task(TASK_PICK_ITEMS);
        assertThat(again.variables()).containsEntry("wrongScan", "line 1: scanned CAM-0999, wanted CAM-0101");
        bench.complete(again, Map.of());

        assertThat(bench.awaitEnd()).containsEntry("pickResult", "complete");
        assertThat(bench.passed(ProcessId.PICK_ORDER)).containsSubsequence(BOUNDARY_WRONG_PRODUCT, TASK_REFUSE_PICK);
        assertThat(bench.asked(RefusePick.Input.class))
                .containsExactly(
                        new RefusePick.Input(orderId, fulfilmentId, "line 1: scanned CAM-0999, wanted CAM-0101"));
    }

    @Test
    void gifts_are_wrapped_after_the_pick_and_the_task_does_not_say_what_is_written() {
        var gift = new Gift("1", "CAM-0101", "Camiseta Algodão P", 1, true);
        bench.answer(RecordPick.Input.class, job -> new RecordPick.Output(ALL, "short", List.of(), List.of(gift)));
        start(STORE_WITH_TASKS, "tasklist");
        bench.complete(TASK_PICK_ITEMS, Map.of());

        var task = bench.task(TASK_WRAP_GIFTS);
        assertThat(task.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        assertThat(task.variables())
                .containsEntry(
                        "gifts",
                        List.of(Map.of(
                                "lineId", "1",
                                "sku", "CAM-0101",
                                "description", "Camiseta Algodão P",
                                "quantity", 1,
                                "withMessage", true)));
        bench.complete(task, Map.of("giftsWrapped", false));

        bench.awaitEnd();
        assertThat(bench.asked(RecordWraps.Input.class))
                .containsExactly(new RecordWraps.Input(orderId, fulfilmentId, false));
        assertThat(bench.passed(ProcessId.PICK_ORDER))
                .containsSubsequence(GATEWAY_GIFTS, TASK_WRAP_GIFTS, TASK_RECORD_WRAPS, GATEWAY_WRAPPED);
    }

    @Test
    void substitutes_are_decided_about_before_the_pick_is_closed() {
        var short1 = List.of(new LineQuantity("1", 1), new LineQuantity("2", 1));
        var with = List.of(new LineQuantity("1", 1), new LineQuantity("2", 1), new LineQuantity("1-S1", 1));
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        bench.answer(
                RecordPick.Input.class,
                job -> new RecordPick.Output(short1, "short", List.of(first, second), List.of()));
        bench.answer(
                ClosePick.Input.class, job -> new ClosePick.Output(with, "complete", List.of(SUBSTITUTE), List.of()));
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(TASK_PICK_ITEMS, Map.of());

        assertThat(bench.awaitEnd())
                .containsEntry("pickResult", "complete")
                .hasEntrySatisfying(
                        "lines", lines -> assertThat(lines.toString()).contains("CAM-0102"));
        assertThat(bench.asked(ReduceReservation.Input.class))
                .containsExactly(new ReduceReservation.Input(fulfilmentId, short1));
        assertThat(bench.asked(TakeSubstitute.Input.class))
                .containsExactlyInAnyOrder(
                        new TakeSubstitute.Input(orderId, fulfilmentId, first),
                        new TakeSubstitute.Input(orderId, fulfilmentId, second));
        assertThat(bench.asked(ClosePick.Input.class))
                .containsExactly(new ClosePick.Input(orderId, fulfilmentId, LINES));
    }

    private void start(String nodeId, String storeSystem) {
        bench.start(
                ProcessId.PICK_ORDER,
                Map.of(
                        "orderId",
                        orderId,
                        "fulfilmentId",
                        fulfilmentId,
                        "nodeId",
                        nodeId,
                        "storeSystem",
                        storeSystem,
                        "lines",
                        LINES,
                        "pickWithin",
                        "PT4H"));
    }

    private void publishPicked(List<LineQuantity> picked) {
        bench.publish(MessageName.PICKING_ITEMS_PICKED, fulfilmentId, Map.of("picked", picked));
    }

    /** What the form sends back: the whole list, with the quantities that staff typed. */
    private static List<Map<String, Object>> found(int ofLine1, int ofLine2) {
        return List.of(
                Map.of("lineId", "1", "sku", "CAM-0101", "asked", 2, "quantity", ofLine1),
                Map.of("lineId", "2", "sku", "CAM-0104", "asked", 1, "quantity", ofLine2));
    }
}
