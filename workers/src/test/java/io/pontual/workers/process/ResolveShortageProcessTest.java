package io.pontual.workers.process;

import static io.pontual.processes.model.ResolveShortageElements.BOUNDARY_PROMISED_TO_OTHERS;
import static io.pontual.processes.model.ResolveShortageElements.BOUNDARY_STOCK_ARRIVED;
import static io.pontual.processes.model.ResolveShortageElements.BOUNDARY_WAIT_ENDED;
import static io.pontual.processes.model.ResolveShortageElements.CATCH_ANSWER_DUE;
import static io.pontual.processes.model.ResolveShortageElements.CATCH_CUSTOMER_CHOSE;
import static io.pontual.processes.model.ResolveShortageElements.END_EVENT_GOODS_NOT_ARRIVED;
import static io.pontual.processes.model.ResolveShortageElements.END_EVENT_LINES_CANCELLED;
import static io.pontual.processes.model.ResolveShortageElements.END_EVENT_PROMISED_TO_OTHERS;
import static io.pontual.processes.model.ResolveShortageElements.GATEWAY_AWAIT_CHOICE;
import static io.pontual.processes.model.ResolveShortageElements.TASK_RESOLVE_SHORTAGE;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.inventory.ReserveReceipts;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.sourcing.AskCustomer;
import io.pontual.processes.sourcing.AwaitStock;
import io.pontual.processes.sourcing.CancelLines;
import io.pontual.processes.sourcing.CloseChoice;
import io.pontual.processes.sourcing.DescribeShortage;
import io.pontual.workers.platform.engine.BusinessError;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.RESOLVE_SHORTAGE)
@OnSharedEngine
class ResolveShortageProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private static final ReserveReceipts.Units UNITS = new ReserveReceipts.Units("1", UUID.randomUUID(), 2);

    private final UUID orderId = UUID.randomUUID();
    private final UUID shortageId = UUID.randomUUID();
    private final UUID choiceId = UUID.randomUUID();

    @Test
    void the_customer_is_asked_and_chooses_a_way() {
        asked("ship");
        start();
        bench.awaitAt(GATEWAY_AWAIT_CHOICE);

        bench.publish(MessageName.SOURCING_CUSTOMER_CHOSE, choiceId, Map.of());

        assertThat(bench.awaitEnd()).containsEntry("resolution", "customer-choice");
        assertThat(bench.passed(ProcessId.RESOLVE_SHORTAGE)).contains(CATCH_CUSTOMER_CHOSE);
        assertThat(bench.asked(AskCustomer.Input.class))
                .containsExactly(new AskCustomer.Input(orderId, shortageId, "PT24H", "cancel"));
        assertThat(bench.asked(CloseChoice.Input.class)).containsExactly(new CloseChoice.Input(orderId, choiceId));
        assertThat(bench.told()).containsExactly("lines-unavailable");
    }

    @Test
    void a_customer_who_cancels_the_lines_is_told_so() {
        asked("cancel");
        start();
        bench.publish(MessageName.SOURCING_CUSTOMER_CHOSE, choiceId, Map.of());

        assertThat(bench.awaitEnd()).containsEntry("resolution", "cancelled");
        assertThat(bench.asked(CancelLines.Input.class)).containsExactly(new CancelLines.Input(orderId, shortageId));
        assertThat(bench.asked(ReleaseStock.Input.class)).containsExactly(new ReleaseStock.Input(shortageId));
        assertThat(bench.told()).containsExactly("lines-unavailable", "lines-cancelled");
    }

    @Test
    void without_an_answer_in_time_the_default_holds() {
        asked("cancel");
        start();
        bench.awaitAt(GATEWAY_AWAIT_CHOICE);

        bench.advance(Duration.ofHours(24).plusMinutes(1));

        assertThat(bench.awaitEnd()).containsEntry("resolution", "cancelled");
        assertThat(bench.passed(ProcessId.RESOLVE_SHORTAGE))
                .contains(CATCH_ANSWER_DUE)
                .endsWith(END_EVENT_LINES_CANCELLED);
    }

    @Test
    void lines_to_be_sent_wait_in_the_queue_of_sourcing_until_somebody_names_a_node() {
        toBeSent();
        var until = OffsetDateTime.parse("2030-01-02T10:00:00Z");
        bench.answer(AwaitStock.Input.class, job -> new AwaitStock.Output(until.toString(), LINES, "no stock"));
        start();

        var task = bench.task(TASK_RESOLVE_SHORTAGE);
        assertThat(task.groups()).containsExactly("sourcing");
        assertThat(task.dueAt()).isEqualTo(until);
        assertThat(task.variables()).containsEntry("waitingReasons", "no stock");
        bench.complete(task, Map.of("shortageDecision", "source", "wantedNodeId", "sp-pinheiros"));

        assertThat(bench.awaitEnd())
                .containsEntry("resolution", "operator")
                .containsEntry("wantedNodeId", "sp-pinheiros");
        assertThat(bench.asked(AwaitStock.Input.class))
                .containsExactly(new AwaitStock.Input(orderId, shortageId, "P7D"));
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void somebody_may_give_the_lines_up() {
        toBeSent();
        start();

        bench.complete(TASK_RESOLVE_SHORTAGE, Map.of("shortageDecision", "cancel"));

        assertThat(bench.awaitEnd()).containsEntry("resolution", "cancelled");
        assertThat(bench.told()).containsExactly("lines-cancelled");
    }

    @Test
    void stock_that_arrives_takes_the_task_away() {
        toBeSent();
        start();
        bench.awaitAt(TASK_RESOLVE_SHORTAGE);

        bench.publish(MessageName.SOURCING_STOCK_ARRIVED, shortageId, Map.of());

        assertThat(bench.awaitEnd()).containsEntry("resolution", "stock-arrived");
        assertThat(bench.passed(ProcessId.RESOLVE_SHORTAGE)).contains(BOUNDARY_STOCK_ARRIVED);
    }

    @Test
    void lines_that_waited_long_enough_are_given_up() {
        toBeSent();
        start();
        bench.awaitAt(TASK_RESOLVE_SHORTAGE);

        bench.advance(Duration.ofDays(7).plusMinutes(1));

        assertThat(bench.awaitEnd()).containsEntry("resolution", "cancelled");
        assertThat(bench.passed(ProcessId.RESOLVE_SHORTAGE)).contains(BOUNDARY_WAIT_ENDED);
        assertThat(bench.told()).containsExactly("lines-cancelled");
    }

    @Test
    void goods_that_are_expected_are_promised_and_the_customer_hears_the_date() {
        expected();
        start();
        bench.awaitAt(TASK_RESOLVE_SHORTAGE);
        assertThat(bench.asked(ReserveReceipts.Input.class))
                .containsExactly(new ReserveReceipts.Input(orderId, shortageId, List.of(UNITS)));
        assertThat(bench.asked(AwaitStock.Input.class))
                .containsExactly(new AwaitStock.Input(orderId, shortageId, "P3D"));

        bench.publish(MessageName.SOURCING_STOCK_ARRIVED, shortageId, Map.of());

        assertThat(bench.awaitEnd()).containsEntry("resolution", "stock-arrived");
        assertThat(bench.told()).containsExactly("lines-backordered");
    }

    @Test
    void goods_that_others_were_promised_meanwhile_are_looked_for_again() {
        expected();
        bench.answer(ReserveReceipts.Input.class, job -> {
            throw new BusinessError(ErrorCode.INVENTORY_OUT_OF_STOCK, "promised to others");
        });
        start();

        assertThat(bench.awaitEnd()).containsEntry("resolution", "stock-arrived");
        assertThat(bench.passed(ProcessId.RESOLVE_SHORTAGE))
                .contains(BOUNDARY_PROMISED_TO_OTHERS)
                .endsWith(END_EVENT_PROMISED_TO_OTHERS);
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void goods_that_do_not_come_leave_the_lines_to_the_next_step_of_the_policy() {
        expected();
        start();
        bench.awaitAt(TASK_RESOLVE_SHORTAGE);

        bench.advance(Duration.ofDays(3).plusMinutes(1));

        assertThat(bench.awaitEnd()).containsEntry("resolution", "not-arrived");
        assertThat(bench.passed(ProcessId.RESOLVE_SHORTAGE))
                .contains(BOUNDARY_WAIT_ENDED)
                .endsWith(END_EVENT_GOODS_NOT_ARRIVED);
    }

    @Test
    void a_policy_that_gives_up_at_once_asks_nobody() {
        bench.answer(
                DescribeShortage.Input.class,
                job -> new DescribeShortage.Output("ship", "initial", "marketplace", false, null, List.of()));
        start();

        assertThat(bench.awaitEnd()).containsEntry("resolution", "cancelled");
        assertThat(bench.asked(AskCustomer.Input.class)).isEmpty();
    }

    private void asked(String chosen) {
        bench.answer(
                AskCustomer.Input.class,
                job -> new AskCustomer.Output(choiceId, bench.in(Duration.parse(job.answerWithin()))));
        bench.answer(CloseChoice.Input.class, job -> new CloseChoice.Output(chosen));
    }

    private void expected() {
        bench.answer(
                DescribeShortage.Input.class,
                job -> new DescribeShortage.Output("ship", "missing", "web", true, 5, List.of(UNITS)));
    }

    private void toBeSent() {
        bench.answer(
                DescribeShortage.Input.class,
                job -> new DescribeShortage.Output("ship", "missing", "web", true, null, List.of()));
    }

    private void start() {
        bench.start(
                ProcessId.RESOLVE_SHORTAGE,
                Map.of("orderId", orderId, "fulfilmentId", shortageId, "shortageId", shortageId));
    }
}
