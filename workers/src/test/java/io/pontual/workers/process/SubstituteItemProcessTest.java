package io.pontual.workers.process;

import static io.pontual.processes.model.SubstituteItemElements.*;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static io.pontual.workers.process.UsualAnswers.SUBSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReleaseUncollected;
import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.picking.CloseOffer;
import io.pontual.processes.picking.DescribeSubstitute;
import io.pontual.processes.picking.OfferSubstitute;
import io.pontual.processes.picking.RefuseSubstitute;
import io.pontual.processes.picking.TakeSubstitute;
import io.pontual.workers.platform.engine.BusinessError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.SUBSTITUTE_ITEM)
@OnSharedEngine
class SubstituteItemProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();
    private final UUID substitutionId = UUID.randomUUID();

    @Test
    void what_the_customer_agreed_to_beforehand_is_held_and_taken() {
        start("allowed", 0);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SUBSTITUTE_ITEM)).endsWith(TASK_TELL_SUBSTITUTED, END_EVENT_ITEM_SUBSTITUTED);
        assertThat(bench.asked(ReserveStock.Input.class))
                .containsExactly(new ReserveStock.Input(
                        orderId,
                        List.of(new FulfilmentPlan(
                                fulfilmentId, null, STORE_WITH_TASKS, "tasklist", List.of(), List.of(SUBSTITUTE))),
                        null,
                        null));
        assertThat(bench.asked(OfferSubstitute.Input.class))
                .containsExactly(new OfferSubstitute.Input(orderId, substitutionId, "take", "PT2H", "take"));
        assertThat(bench.asked(TakeSubstitute.Input.class)).hasSize(1);
        assertThat(bench.told()).containsExactly("substitute-taken");
    }

    @Test
    void a_customer_who_wants_to_be_asked_decides() {
        start("ask", 0);
        bench.awaitAt(GATEWAY_AWAIT_DECISION);

        bench.publish(MessageName.PICKING_SUBSTITUTE_DECIDED, substitutionId, Map.of());

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SUBSTITUTE_ITEM)).contains(CATCH_CUSTOMER_DECIDED, TASK_TAKE_SUBSTITUTE);
        assertThat(bench.asked(CloseOffer.Input.class))
                .containsExactly(new CloseOffer.Input(orderId, substitutionId, null));
        assertThat(bench.told()).containsExactly("substitute-offered", "substitute-taken");
    }

    @Test
    void without_an_answer_in_time_the_default_holds_and_what_was_held_is_given_back() {
        bench.answer(CloseOffer.Input.class, job -> new CloseOffer.Output(false));
        start("ask", 0);
        bench.awaitAt(GATEWAY_AWAIT_DECISION);

        bench.advance(Duration.ofHours(2).plusMinutes(1));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SUBSTITUTE_ITEM))
                .contains(CATCH_ANSWER_DUE)
                .endsWith(TASK_RELEASE_SUBSTITUTE, END_EVENT_NOT_SUBSTITUTED);
        assertThat(bench.asked(RefuseSubstitute.Input.class))
                .containsExactly(new RefuseSubstitute.Input(orderId, fulfilmentId, substitutionId));
        assertThat(bench.asked(ReleaseUncollected.Input.class))
                .containsExactly(new ReleaseUncollected.Input(fulfilmentId, ALL));
        assertThat(bench.told()).containsExactly("substitute-offered");
    }

    @Test
    void an_agent_decides_about_far_dearer_goods() {
        start("allowed", 31);

        var task = bench.task(TASK_APPROVE_SUBSTITUTE);
        assertThat(task.groups()).containsExactly("care");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.variables()).containsEntry("priceDifference", 31).containsEntry("productGroup", "fashion");
        bench.complete(task, Map.of("agentDecision", "take"));

        bench.awaitEnd();
        assertThat(bench.asked(CloseOffer.Input.class))
                .containsExactly(new CloseOffer.Input(orderId, substitutionId, "take"));
        assertThat(bench.told()).containsExactly("substitute-taken");
    }

    @Test
    void an_agent_who_does_not_decide_in_time_loses_the_task() {
        bench.answer(CloseOffer.Input.class, job -> new CloseOffer.Output(false));
        start("allowed", 31);
        bench.awaitAt(TASK_APPROVE_SUBSTITUTE);

        bench.advance(Duration.ofHours(1).plusMinutes(1));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SUBSTITUTE_ITEM))
                .contains(BOUNDARY_NOT_DECIDED)
                .endsWith(END_EVENT_NOT_SUBSTITUTED);
        assertThat(bench.asked(CloseOffer.Input.class))
                .containsExactly(new CloseOffer.Input(orderId, substitutionId, null));
    }

    @Test
    void whoever_wants_no_substitutes_is_not_asked() {
        start("never", 0);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SUBSTITUTE_ITEM)).endsWith(END_EVENT_NOT_SUBSTITUTED);
        assertThat(bench.asked(ReserveStock.Input.class)).isEmpty();
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void what_others_hold_is_refused() {
        bench.answer(ReserveStock.Input.class, job -> {
            throw new BusinessError(ErrorCode.INVENTORY_OUT_OF_STOCK, "CAM-0102 at sp-pinheiros");
        });
        start("allowed", 0);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SUBSTITUTE_ITEM))
                .contains(BOUNDARY_OUT_OF_STOCK)
                .endsWith(END_EVENT_NOT_SUBSTITUTED);
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void units_that_are_not_wanted_any_more_are_not_replaced() {
        bench.answer(TakeSubstitute.Input.class, job -> new TakeSubstitute.Output(false));
        start("allowed", 0);

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SUBSTITUTE_ITEM))
                .contains(GATEWAY_REFUSED)
                .endsWith(TASK_RELEASE_SUBSTITUTE, END_EVENT_NOT_SUBSTITUTED);
        assertThat(bench.told()).isEmpty();
    }

    private void start(String wish, int priceDifference) {
        bench.answer(
                DescribeSubstitute.Input.class,
                job -> new DescribeSubstitute.Output(wish, "web", "fashion", true, priceDifference, SUBSTITUTE));
        bench.start(
                ProcessId.SUBSTITUTE_ITEM,
                Map.of(
                        "orderId",
                        orderId,
                        "fulfilmentId",
                        fulfilmentId,
                        "nodeId",
                        STORE_WITH_TASKS,
                        "storeSystem",
                        "tasklist",
                        "substitutionId",
                        substitutionId));
    }
}
