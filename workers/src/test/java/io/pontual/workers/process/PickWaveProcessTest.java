package io.pontual.workers.process;

import static io.pontual.processes.model.PickWaveElements.*;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.picking.CloseWave;
import io.pontual.processes.picking.RecordWave;
import io.pontual.workers.platform.engine.BusinessError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.PICK_WAVE)
@OnSharedEngine
class PickWaveProcessTest {
    private static final List<CloseWave.WaveLine> LINES = List.of(
            new CloseWave.WaveLine("CAM-0101", "Camiseta Algodão P", "fashion", null, 3),
            new CloseWave.WaveLine("CAF-0101", "Café torrado", "grocery", "7891234567895", 1));

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID waveId = UUID.randomUUID();
    private final AtomicReference<String> picker = new AtomicReference<>("bia");
    private final AtomicReference<List<CloseWave.WaveLine>> lines = new AtomicReference<>(LINES);

    @BeforeEach
    void answers() {
        bench.answer(
                CloseWave.Input.class,
                job -> new CloseWave.Output(lines.get(), picker.get(), 2, bench.in(Duration.ofHours(2))));
        bench.accept(RecordWave.Input.class);
    }

    @Test
    void when_its_time_has_come_the_picker_has_one_list_for_all_orders() {
        open();
        bench.awaitAt(GATEWAY_AWAIT_CLOSE);
        bench.advance(Duration.ofMinutes(31));

        var task = bench.task(TASK_PICK_WAVE);
        assertThat(task.assignee()).isEqualTo("bia");
        assertThat(task.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.variables()).containsEntry("orders", 2);
        bench.complete(
                task,
                Map.of(
                        "picked",
                        List.of(
                                Map.of("sku", "CAM-0101", "quantity", 2, "reason", "damaged", "asked", 3),
                                Map.of("sku", "CAF-0101", "quantity", 1, "scannedSku", "CAF-0101"))));

        bench.awaitEnd();
        assertThat(bench.asked(RecordWave.Input.class))
                .containsExactly(new RecordWave.Input(
                        waveId,
                        List.of(
                                new RecordWave.Found("CAM-0101", 2, "damaged", null),
                                new RecordWave.Found("CAF-0101", 1, null, "CAF-0101"))));
        assertThat(bench.passed(ProcessId.PICK_WAVE)).contains(CATCH_CLOSE_DUE).endsWith(END_EVENT_GOODS_PICKED);
    }

    @Test
    void a_full_wave_does_not_wait_and_completed_as_it_is_everything_was_found() {
        picker.set("");
        open();
        bench.publish(MessageName.PICKING_WAVE_CLOSED, waveId, Map.of());

        var task = bench.task(TASK_PICK_WAVE);
        assertThat(task.assignee()).isNullOrEmpty();
        bench.complete(task, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(RecordWave.Input.class).getFirst().picked())
                .extracting(RecordWave.Found::quantity)
                .containsExactly(3, 1);
    }

    @Test
    void another_picker_or_an_order_that_leaves_brings_the_task_anew_and_nothing_left_ends_it() {
        open();
        bench.publish(MessageName.PICKING_WAVE_CLOSED, waveId, Map.of());
        bench.awaitAt(TASK_PICK_WAVE);
        picker.set("caio");
        bench.publish(MessageName.PICKING_WAVE_CHANGED, waveId, Map.of());
        bench.awaitAsked(CloseWave.Input.class, 2);
        bench.awaitAt(TASK_PICK_WAVE);
        assertThat(bench.task(TASK_PICK_WAVE).assignee()).isEqualTo("caio");

        lines.set(List.of());
        bench.publish(MessageName.PICKING_WAVE_CHANGED, waveId, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.PICK_WAVE)).endsWith(END_EVENT_WAVE_EMPTY);
        assertThat(bench.asked(RecordWave.Input.class)).isEmpty();
    }

    @Test
    void what_a_device_has_said_takes_the_task_away() {
        open();
        bench.publish(MessageName.PICKING_WAVE_CLOSED, waveId, Map.of());
        bench.awaitAt(TASK_PICK_WAVE);

        bench.publish(MessageName.PICKING_WAVE_PICKED, waveId, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.PICK_WAVE)).contains(BOUNDARY_WAVE_PICKED);
        assertThat(bench.asked(RecordWave.Input.class)).containsExactly(new RecordWave.Input(waveId, null));
    }

    @Test
    void another_product_than_a_line_asks_for_brings_the_task_back() {
        bench.answer(RecordWave.Input.class, job -> {
            if ("CAM-0999".equals(job.picked().getFirst().scannedSku())) {
                throw new BusinessError(
                        ErrorCode.PICKING_WRONG_PRODUCT, "wrong", Map.of("wrongScan", "scanned CAM-0999"));
            }
            return null;
        });
        open();
        bench.publish(MessageName.PICKING_WAVE_CLOSED, waveId, Map.of());
        bench.complete(
                TASK_PICK_WAVE,
                Map.of("picked", List.of(Map.of("sku", "CAM-0101", "quantity", 3, "scannedSku", "CAM-0999"))));

        var again = bench.task(TASK_PICK_WAVE, Map.of("wrongScan", "scanned CAM-0999"));
        bench.complete(again, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.PICK_WAVE)).contains(BOUNDARY_WRONG_PRODUCT);
    }

    private void open() {
        bench.publish(
                MessageName.PICKING_WAVE_OPENED,
                waveId,
                Map.of("waveId", waveId, "nodeId", STORE_WITH_TASKS, "closeAt", bench.in(Duration.ofMinutes(30))));
    }
}
