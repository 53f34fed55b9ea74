package io.pontual.workers.process;

import static io.pontual.processes.model.DeliverParcelElements.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.RestockParcel;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.RequestReplacement;
import io.pontual.processes.payment.RefundPayments;
import io.pontual.processes.shipping.FileClaim;
import io.pontual.processes.shipping.InstructCarrier;
import io.pontual.processes.shipping.LookAtParcel;
import io.pontual.processes.shipping.ValueParcel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found when a parcel is looked at is played here; the rules are in ParcelNewsTest. */
@Covers(ProcessId.DELIVER_PARCEL)
@OnSharedEngine
class DeliverParcelProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID parcelId = UUID.randomUUID();
    private final UUID refundId = UUID.randomUUID();
    private final Deque<News> news = new ConcurrentLinkedDeque<>();
    private final List<FulfilmentPlan.Item> items =
            List.of(new FulfilmentPlan.Item("1", "CAM-0101", "Camiseta Algodão P", 2));

    private record News(String code, UUID id, String instruction, String status) {}

    @BeforeEach
    void the_parcel_is_looked_at() {
        bench.answer(LookAtParcel.Input.class, job -> {
            var found = news.isEmpty() ? new News("nothing", null, null, "IN_TRANSIT") : news.poll();
            var known = new ArrayList<>(job.known());
            known.add(found.code());
            return new LookAtParcel.Output(
                    found.code(),
                    found.id(),
                    known,
                    found.instruction(),
                    found.status(),
                    1,
                    "seen",
                    bench.in(Duration.ofHours(10)),
                    bench.in(Duration.ofHours(24)));
        });
        bench.accept(InstructCarrier.Input.class);
        bench.accept(FileClaim.Input.class);
        bench.accept(RestockParcel.Input.class);
        owed("119.80", items);
        bench.answer(RefundPayments.Input.class, job -> {
            bench.publish(MessageName.PAYMENT_REFUND_MADE, refundId, Map.of());
            return new RefundPayments.Output(refundId);
        });
    }

    @Test
    void a_parcel_that_arrives_is_told_and_nothing_else_happens() {
        dispatch("nothing");
        bench.awaitAt(TASK_AWAIT_NEWS);

        moved("delivered");

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL))
                .containsExactly(
                        START_EVENT_PARCEL_DISPATCHED,
                        TASK_DECIDE_DELIVERY_POLICY,
                        GATEWAY_TO_LOOK,
                        TASK_LOOK_AT_PARCEL,
                        GATEWAY_WHAT_IS_NEW,
                        TASK_AWAIT_NEWS,
                        GATEWAY_HANDLED,
                        GATEWAY_TO_LOOK,
                        TASK_LOOK_AT_PARCEL,
                        GATEWAY_WHAT_IS_NEW,
                        TASK_TELL_DELIVERED,
                        END_EVENT_PARCEL_DELIVERED);
        assertThat(bench.told()).containsExactly("parcel-delivered");
        var looks = bench.asked(LookAtParcel.Input.class);
        assertThat(looks.getFirst().known()).isEmpty();
        assertThat(looks.getFirst().deliveryPolicy().maxAttempts()).isEqualTo(3);
        assertThat(looks.getLast().known()).containsExactly("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "failed, parcel-attempt-failed",
        "waiting, parcel-waiting",
        "late, parcel-delayed",
        "returning, parcel-returning",
        "agreed, parcel-agreed",
        "declined, parcel-declined"
    })
    void the_customer_is_told_what_happens_on_the_way(String found, String template) {
        dispatch(found, "nothing");
        bench.awaitAt(TASK_AWAIT_NEWS);
        assertThat(bench.told()).containsExactly(template);

        moved("delivered");

        bench.awaitEnd();
        assertThat(bench.told()).containsExactly(template, "parcel-delivered");
    }

    @Test
    void something_may_be_due_although_nothing_is_reported() {
        dispatch("nothing");
        bench.awaitAt(TASK_AWAIT_NEWS);
        news.add(found("late"));
        news.add(found("delivered"));

        bench.advance(Duration.ofHours(11));

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL)).contains(BOUNDARY_TIME_TO_LOOK, TASK_TELL_DELAY);
    }

    @Test
    void an_express_parcel_has_stricter_rules() {
        dispatchAs("express", "delivered");

        bench.awaitEnd();
        assertThat(bench.asked(LookAtParcel.Input.class)
                        .getFirst()
                        .deliveryPolicy()
                        .firstRepair())
                .isEqualTo("upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wish", "return", "hurry"})
    void the_carrier_is_told_what_to_do(String instruction) {
        var wanted = new News("instruct", UUID.randomUUID(), instruction, "IN_TRANSIT");
        news.add(wanted);
        dispatch("delivered");

        bench.awaitEnd();
        assertThat(bench.asked(InstructCarrier.Input.class))
                .containsExactly(new InstructCarrier.Input(orderId, parcelId, wanted.id(), instruction));
    }

    @ParameterizedTest
    @CsvSource({
        "address, Task_CorrectAddress, redeliver",
        "address, Task_CorrectAddress, return",
        "broken, Task_RepairPromise, hurry",
        "silent, Task_ChaseCarrier, lost",
        "unwilling, Task_ResolveRefusal, redeliver"
    })
    void care_says_what_is_done(String found, String taskId, String instruction) {
        dispatch(found, "delivered");

        var task = bench.task(taskId);
        assertThat(task.groups()).containsExactly("care");
        assertThat(task.dueAt()).isNotNull();
        assertThat(task.formKey()).isNotNull();
        bench.complete(task, Map.of("instruction", instruction));

        bench.awaitEnd();
        assertThat(bench.asked(InstructCarrier.Input.class))
                .extracting(InstructCarrier.Input::instruction)
                .containsExactly(instruction);
    }

    @ParameterizedTest
    @CsvSource({
        "address, Task_CorrectAddress, Boundary_AddressNews",
        "broken, Task_RepairPromise, Boundary_PromiseNews",
        "silent, Task_ChaseCarrier, Boundary_SilenceNews",
        "unwilling, Task_ResolveRefusal, Boundary_RefusalNews"
    })
    void news_of_the_parcel_take_the_task_away(String found, String taskId, String boundary) {
        dispatch(found);
        bench.awaitAt(taskId);

        moved("delivered");

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL)).contains(boundary).doesNotContain(taskId);
        assertThat(bench.asked(InstructCarrier.Input.class))
                .extracting(InstructCarrier.Input::instruction)
                .containsExactly("none");
    }

    @Test
    void a_parcel_that_came_back_is_inspected_restocked_and_refunded() {
        dispatchUndelivered("RETURNED");

        var inspect = bench.task(TASK_INSPECT_PARCEL);
        assertThat(inspect.groups()).containsExactly("store-sp-paulista");
        assertThat(inspect.variables().get("inspected").toString()).contains("CAM-0101");
        bench.complete(inspect, Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 1, "damaged", 1))));
        bench.complete(TASK_CHOOSE_REMEDY, Map.of("remedy", "refund"));

        bench.awaitEnd();
        assertThat(bench.asked(RestockParcel.Input.class))
                .containsExactly(new RestockParcel.Input(
                        parcelId, "sp-paulista", items, List.of(new RestockParcel.Inspected("1", 1, 1))));
        assertThat(bench.asked(RefundPayments.Input.class))
                .containsExactly(new RefundPayments.Input(
                        orderId, new BigDecimal("119.80"), "parcel-undelivered", "parcel:" + parcelId));
        assertThat(bench.asked(FileClaim.Input.class)).isEmpty();
        assertThat(bench.told()).containsExactly("parcel-undelivered", "refund-made");
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL))
                .endsWith(GATEWAY_MONEY_BACK, CALL_REFUND_ORDER, END_EVENT_REFUNDED);
    }

    @Test
    void completed_as_it_is_everything_came_back_whole() {
        dispatchUndelivered("RETURNED");
        bench.complete(TASK_INSPECT_PARCEL, Map.of());
        bench.complete(TASK_CHOOSE_REMEDY, Map.of("remedy", "none"));

        bench.awaitEnd();
        assertThat(bench.asked(RestockParcel.Input.class).getFirst().inspected())
                .containsExactly(new RestockParcel.Inspected("1", 2, 0));
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL)).endsWith(END_EVENT_NOTHING_OWED);
    }

    @Test
    void a_lost_parcel_is_claimed_and_without_an_answer_the_customer_gets_the_money() {
        dispatchUndelivered("LOST");
        bench.awaitAt(TASK_CHOOSE_REMEDY);

        bench.advance(Duration.ofHours(25));

        bench.awaitEnd();
        assertThat(bench.asked(FileClaim.Input.class))
                .containsExactly(new FileClaim.Input(orderId, parcelId, "LOST", new BigDecimal("119.80"), "BRL"));
        assertThat(bench.asked(RestockParcel.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL)).contains(BOUNDARY_NO_REMEDY, END_EVENT_REFUNDED);
        assertThat(bench.told()).containsExactly("parcel-undelivered", "refund-made");
    }

    @ParameterizedTest
    @CsvSource({"DAMAGED, parcel-damaged", "LOST, parcel-lost"})
    void what_did_not_arrive_is_sent_once_more_and_nothing_is_refunded(String status, String cause) {
        var replacementId = UUID.randomUUID();
        bench.answer(RequestReplacement.Input.class, job -> new RequestReplacement.Output(replacementId));
        dispatchUndelivered(status);
        bench.complete(TASK_CHOOSE_REMEDY, Map.of("remedy", "resend"));

        bench.awaitEnd();
        assertThat(bench.asked(RequestReplacement.Input.class))
                .containsExactly(
                        new RequestReplacement.Input(orderId, parcelId, cause, List.of(new LineQuantity("1", 2))));
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL)).endsWith(TASK_REQUEST_REPLACEMENT, END_EVENT_SENT_AGAIN);
    }

    @Test
    void nothing_is_refunded_that_was_worth_nothing() {
        owed("0.00", items);
        dispatchUndelivered("LOST");
        bench.complete(TASK_CHOOSE_REMEDY, Map.of("remedy", "refund"));

        bench.awaitEnd();
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETURNED", "LOST"})
    void of_a_parcel_that_was_claimed_in_part_only_the_rest_is_sent_once_more(String status) {
        owed("59.90", List.of(new FulfilmentPlan.Item("1", "CAM-0101", "Camiseta Algodão P", 1)));
        bench.answer(RequestReplacement.Input.class, job -> new RequestReplacement.Output(UUID.randomUUID()));
        dispatchUndelivered(status);
        if (status.equals("RETURNED")) {
            bench.complete(TASK_INSPECT_PARCEL, Map.of());
        }
        bench.complete(TASK_CHOOSE_REMEDY, Map.of("remedy", "resend"));

        bench.awaitEnd();
        assertThat(bench.asked(RestockParcel.Input.class))
                .as("all that came back, once")
                .extracting(RestockParcel.Input::inspected)
                .isEqualTo(
                        status.equals("RETURNED")
                                ? List.of(List.of(new RestockParcel.Inspected("1", 2, 0)))
                                : List.of());
        assertThat(bench.asked(RequestReplacement.Input.class))
                .extracting(RequestReplacement.Input::lines)
                .containsExactly(List.of(new LineQuantity("1", 1)));
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
    }

    @Test
    void a_parcel_that_comes_back_after_all_of_it_was_claimed_is_restocked_and_nobody_is_asked_anything() {
        owed("0.00", List.of());
        dispatchUndelivered("RETURNED");
        bench.complete(TASK_INSPECT_PARCEL, Map.of());

        bench.awaitEnd();
        assertThat(bench.asked(RestockParcel.Input.class))
                .containsExactly(new RestockParcel.Input(
                        parcelId, "sp-paulista", items, List.of(new RestockParcel.Inspected("1", 2, 0))));
        assertThat(bench.asked(RequestReplacement.Input.class)).isEmpty();
        assertThat(bench.asked(RefundPayments.Input.class)).isEmpty();
        assertThat(bench.passed(ProcessId.DELIVER_PARCEL))
                .endsWith(GATEWAY_PARCEL_SETTLED, GATEWAY_ANYTHING_OWED, END_EVENT_EVERYTHING_CLAIMED);
    }

    /** @param owed what nobody has claimed of the parcel */
    private void owed(String amount, List<FulfilmentPlan.Item> owed) {
        bench.answer(
                ValueParcel.Input.class,
                job -> new ValueParcel.Output(
                        job.orderId(),
                        new BigDecimal(amount),
                        "BRL",
                        "sp-paulista",
                        items,
                        owed,
                        bench.in(Duration.ofHours(24))));
    }

    private void dispatchUndelivered(String status) {
        news.add(new News("undelivered", UUID.randomUUID(), null, status));
        dispatch();
    }

    private void dispatch(String... found) {
        dispatchAs("standard", found);
    }

    private void dispatchAs(String service, String... found) {
        Arrays.stream(found).map(DeliverParcelProcessTest::found).forEach(news::add);
        var variables = new HashMap<String, Object>();
        variables.put("orderId", orderId);
        variables.put("fulfilmentId", UUID.randomUUID());
        variables.put("parcelId", parcelId);
        variables.put("carrier", "andorinha");
        variables.put("trackingCode", "AN1");
        variables.put("promisedBy", null);
        variables.put("service", service);
        bench.publish(MessageName.SHIPPING_PARCEL_DISPATCHED, parcelId, variables);
    }

    private void moved(String found) {
        news.add(found(found));
        bench.publish(MessageName.SHIPPING_PARCEL_MOVED, parcelId, Map.of());
    }

    private static News found(String code) {
        return new News(
                code,
                code.equals("nothing") ? null : UUID.randomUUID(),
                null,
                code.equals("delivered") ? "DELIVERED" : "IN_TRANSIT");
    }
}
