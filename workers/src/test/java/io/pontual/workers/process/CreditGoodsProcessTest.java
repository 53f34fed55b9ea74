package io.pontual.workers.process;

import static io.pontual.processes.model.CreditGoodsElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.RestockReturn;
import io.pontual.processes.inventory.UnbookReturn;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.payment.IssueCredit;
import io.pontual.processes.payment.WithdrawCredit;
import io.pontual.processes.returns.DecideBlindReturn;
import io.pontual.processes.returns.GradeGoods;
import io.pontual.processes.returns.RecordInspection;
import io.pontual.processes.returns.RecordUndone;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.CREDIT_GOODS)
@OnSharedEngine
class CreditGoodsProcessTest {
    private static final String STORE = "sp-pinheiros";
    private static final List<RestockReturn.Item> BOOKED =
            List.of(new RestockReturn.Item("1", "CAM-0101", 2, "restock"));

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID returnId = UUID.randomUUID();

    @Test
    void goods_are_looked_at_booked_and_credited_and_the_credit_stands() {
        request("approve");
        var task = bench.task(TASK_INSPECT_GOODS);
        assertThat(task.groups()).containsExactly("store-" + STORE);
        assertThat(task.formKey()).isNotNull();
        bench.complete(task, Map.of());
        bench.awaitAt(GATEWAY_WHAT_NEXT);
        bench.advance(Duration.ofHours(25));
        bench.awaitEnd();

        assertThat(bench.asked(GradeGoods.Input.class))
                .containsExactly(
                        new GradeGoods.Input(returnId, List.of(new RecordInspection.Graded("1", 2, 0, 0, 0, 0))));
        assertThat(bench.asked(RestockReturn.Input.class))
                .containsExactly(new RestockReturn.Input(returnId, STORE, BOOKED));
        assertThat(bench.asked(IssueCredit.Input.class))
                .containsExactly(new IssueCredit.Input(returnId, new BigDecimal("59.9"), "BRL"));
        assertThat(bench.passed(ProcessId.CREDIT_GOODS)).endsWith(CATCH_TIME_OVER, END_EVENT_CREDIT_STANDS);
    }

    @Test
    void an_agent_approves_and_the_store_inspects_over_the_api() {
        request(null);
        var task = bench.task(TASK_APPROVE_RETURN);
        assertThat(task.groups()).containsExactly("care");
        bench.complete(task, Map.of("approvalDecision", "approve"));
        bench.awaitAt(TASK_INSPECT_GOODS);
        var graded = List.of(Map.of("lineId", "1", "asNew", 1, "opened", 0, "used", 1, "damaged", 0, "unusable", 0));
        bench.publish(MessageName.RETURNS_GOODS_INSPECTED, returnId, Map.of("inspected", graded));
        bench.awaitAt(GATEWAY_WHAT_NEXT);
        assertThat(bench.asked(GradeGoods.Input.class))
                .containsExactly(
                        new GradeGoods.Input(returnId, List.of(new RecordInspection.Graded("1", 1, 0, 1, 0, 0))));
        withdraw();
        bench.awaitEnd();

        assertThat(bench.asked(WithdrawCredit.Input.class)).hasSize(1);
        assertThat(bench.asked(UnbookReturn.Input.class))
                .containsExactly(new UnbookReturn.Input(returnId, STORE, BOOKED));
        assertThat(bench.asked(RecordUndone.Input.class)).containsExactly(new RecordUndone.Input(returnId));
        assertThat(bench.passed(ProcessId.CREDIT_GOODS)).endsWith(END_EVENT_RETURN_UNDONE);
    }

    @Test
    void credit_that_is_spent_stays_and_so_do_the_goods() {
        bench.answer(WithdrawCredit.Input.class, job -> new WithdrawCredit.Output(false));
        request("approve");
        bench.complete(TASK_INSPECT_GOODS, Map.of());
        bench.awaitAt(GATEWAY_WHAT_NEXT);
        withdraw();
        bench.awaitEnd();
        assertThat(bench.asked(UnbookReturn.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.CREDIT_GOODS)).endsWith(END_EVENT_CREDIT_SPENT);
    }

    @Test
    void nobody_answers_and_it_is_refused() {
        request(null);
        bench.awaitAt(TASK_APPROVE_RETURN);
        bench.advance(Duration.ofDays(4));
        bench.awaitEnd();
        assertThat(bench.asked(DecideBlindReturn.Input.class))
                .containsExactly(new DecideBlindReturn.Input(returnId, "refuse"));
        assertThat(bench.passed(ProcessId.CREDIT_GOODS))
                .contains(BOUNDARY_APPROVAL_OVERDUE)
                .endsWith(END_EVENT_RETURN_REFUSED);
    }

    @Test
    void the_customer_takes_the_goods_again_before_anybody_decided_or_looked() {
        request(null);
        bench.awaitAt(TASK_APPROVE_RETURN);
        withdraw();
        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.CREDIT_GOODS)).endsWith(END_EVENT_CALLED_OFF_BEFORE);
    }

    @Test
    void the_customer_takes_the_goods_again_at_the_inspection() {
        request("approve");
        bench.awaitAt(TASK_INSPECT_GOODS);
        withdraw();
        bench.awaitEnd();
        assertThat(bench.asked(RestockReturn.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.CREDIT_GOODS)).endsWith(END_EVENT_CALLED_OFF);
    }

    private void withdraw() {
        bench.publish(MessageName.RETURNS_RETURN_WITHDRAWN, returnId, Map.of());
    }

    private void request(String decision) {
        var variables = new HashMap<String, Object>();
        variables.put("returnId", returnId);
        variables.put("nodeId", STORE);
        variables.put("proof", "none");
        variables.put("items", List.of(new FulfilmentPlan.Item("1", "CAM-0101", "Camiseta", 2)));
        variables.put("amount", new BigDecimal("59.90"));
        variables.put("currency", "BRL");
        variables.put("approvalDecision", decision);
        variables.put("approvalDueAt", bench.in(Duration.ofDays(3)));
        variables.put("inspectDueAt", bench.in(Duration.ofDays(4)));
        bench.publish(MessageName.RETURNS_BLIND_RETURN_REQUESTED, returnId, variables);
    }
}
