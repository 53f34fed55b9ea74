package io.pontual.workers.process;

import static io.pontual.processes.model.HomeDeliveryElements.BOUNDARY_CONFIRMED_LATE;
import static io.pontual.processes.model.HomeDeliveryElements.BOUNDARY_GONE_LATE;
import static io.pontual.processes.model.HomeDeliveryElements.BOUNDARY_PARCEL_HELD;
import static io.pontual.processes.model.HomeDeliveryElements.BOUNDARY_PARCEL_STAYS;
import static io.pontual.processes.model.HomeDeliveryElements.BOUNDARY_RELEASE_HELD;
import static io.pontual.processes.model.HomeDeliveryElements.BOUNDARY_WAREHOUSE_SILENT;
import static io.pontual.processes.model.HomeDeliveryElements.CALL_AWAIT_RELEASE_TO_PACK;
import static io.pontual.processes.model.HomeDeliveryElements.CALL_AWAIT_RELEASE_TO_WAREHOUSE;
import static io.pontual.processes.model.HomeDeliveryElements.END_EVENT_DELIVERY_REFUSED;
import static io.pontual.processes.model.HomeDeliveryElements.END_EVENT_GOODS_SHIPPED;
import static io.pontual.processes.model.HomeDeliveryElements.END_EVENT_NOTHING_FOUND;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_ASK_WAREHOUSE;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_AWAIT_CARRIER;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_AWAIT_CONFIRMATION;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_CLOSE_WAREHOUSE_ORDER;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_CONFIRM_RESERVATION;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_FIND_PARCEL;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_PREPARE_PARCEL;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_RECORD_SHIPMENT;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_RELEASE_TO_WAREHOUSE;
import static io.pontual.processes.model.HomeDeliveryElements.TASK_TELL_SHIPPED;
import static io.pontual.processes.model.HomeDeliveryElements.THROW_LINES_MISSING;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ConfirmReservation;
import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.model.AwaitReleaseElements;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.CloseWarehouseOrder;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.processes.shipping.RecordShipment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.HOME_DELIVERY)
@OnSharedEngine
class HomeDeliveryProcessTest {
    private static final String WAREHOUSE = "cd-1";
    private static final List<LineQuantity> ONE_EACH = List.of(new LineQuantity("1", 1), new LineQuantity("2", 1));
    private static final List<LineQuantity> NOTHING = List.of(new LineQuantity("1", 0), new LineQuantity("2", 0));

    /** The times to answer and to pick of the last row of shipping-policy, together. */
    private static final Duration PATIENCE = Duration.ofHours(10);

    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();

    @Test
    void a_warehouse_confirms_everything_and_hands_it_to_the_carrier() {
        start();
        confirmed(ALL, "complete");
        bench.awaitAt(TASK_AWAIT_CARRIER);

        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.HOME_DELIVERY))
                .containsSubsequence(
                        TASK_RELEASE_TO_WAREHOUSE,
                        TASK_AWAIT_CONFIRMATION,
                        TASK_PREPARE_PARCEL,
                        TASK_RECORD_SHIPMENT,
                        TASK_CONFIRM_RESERVATION,
                        TASK_TELL_SHIPPED,
                        END_EVENT_GOODS_SHIPPED);
        assertThat(bench.asked(OfferToNode.Input.class))
                .containsExactly(new OfferToNode.Input(orderId, fulfilmentId, WAREHOUSE, "wms-jms", LINES, "PT10H"));
        assertThat(bench.asked(PrepareParcel.Input.class))
                .containsExactly(new PrepareParcel.Input(orderId, fulfilmentId, ALL));
        assertThat(bench.asked(RecordShipment.Input.class))
                .containsExactly(new RecordShipment.Input(orderId, fulfilmentId, "Correios", "BR1"));
        assertThat(bench.told()).containsExactly("order-shipped");
    }

    @Test
    void what_is_short_is_reported_and_the_rest_is_sent() {
        start();
        confirmed(ONE_EACH, "short");
        carrierTakes();

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.HOME_DELIVERY))
                .containsSubsequence(THROW_LINES_MISSING, TASK_PREPARE_PARCEL, END_EVENT_GOODS_SHIPPED);
        assertThat(bench.asked(ReduceReservation.Input.class))
                .containsExactly(new ReduceReservation.Input(fulfilmentId, ONE_EACH));
        assertThat(bench.asked(PrepareParcel.Input.class))
                .containsExactly(new PrepareParcel.Input(orderId, fulfilmentId, ONE_EACH));
    }

    @Test
    void a_warehouse_that_finds_nothing_ends_the_delivery() {
        start();
        confirmed(NOTHING, "nothing");

        assertOutcome(bench.awaitEnd(), "nothing-found");
        assertThat(bench.passed(ProcessId.HOME_DELIVERY)).endsWith(END_EVENT_NOTHING_FOUND);
        assertThat(bench.asked(RecordNodeAnswer.Input.class))
                .containsExactly(new RecordNodeAnswer.Input(orderId, fulfilmentId, false, "nothing found"));
        assertThat(bench.asked(ConfirmReservation.Input.class)).isEmpty();
    }

    @Test
    void a_warehouse_that_refuses_gives_the_stock_back() {
        start();
        refused("closed for stocktaking");

        assertOutcome(bench.awaitEnd(), "rejected");
        assertThat(bench.passed(ProcessId.HOME_DELIVERY)).endsWith(END_EVENT_DELIVERY_REFUSED);
        assertThat(bench.asked(RecordNodeAnswer.Input.class))
                .containsExactly(new RecordNodeAnswer.Input(orderId, fulfilmentId, false, "closed for stocktaking"));
        assertThat(bench.asked(ReleaseStock.Input.class)).containsExactly(new ReleaseStock.Input(fulfilmentId));
        assertThat(bench.asked(ReduceReservation.Input.class)).isEmpty();
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void a_silent_warehouse_is_a_task_of_operations_who_may_go_on_waiting() {
        start();
        silent();
        var task = bench.task(TASK_ASK_WAREHOUSE);
        assertThat(task.groups()).containsExactly("operations");

        bench.complete(task, Map.of("silenceDecision", "wait"));
        bench.awaitAt(TASK_AWAIT_CONFIRMATION);
        bench.advance(PATIENCE.plusMinutes(1));
        bench.complete(TASK_ASK_WAREHOUSE, Map.of("silenceDecision", "wait"));
        bench.awaitAt(TASK_AWAIT_CONFIRMATION);
        confirmed(ALL, "complete");
        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.asked(OfferToNode.Input.class)).hasSize(1);
    }

    @Test
    void a_warehouse_that_confirms_after_all_takes_the_task_away() {
        start();
        silent();
        bench.task(TASK_ASK_WAREHOUSE);

        confirmed(ALL, "complete");
        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.HOME_DELIVERY)).contains(BOUNDARY_CONFIRMED_LATE);
    }

    @Test
    void operations_have_what_is_not_confirmed_sent_from_elsewhere() {
        bench.answer(CloseWarehouseOrder.Input.class, job -> new CloseWarehouseOrder.Output(ONE_EACH, "short", null));
        start();
        silent();
        bench.complete(TASK_ASK_WAREHOUSE, Map.of("silenceDecision", "elsewhere"));
        carrierTakes();

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.HOME_DELIVERY))
                .containsSubsequence(
                        BOUNDARY_WAREHOUSE_SILENT,
                        TASK_CLOSE_WAREHOUSE_ORDER,
                        THROW_LINES_MISSING,
                        END_EVENT_GOODS_SHIPPED);
        assertThat(bench.asked(PrepareParcel.Input.class))
                .containsExactly(new PrepareParcel.Input(orderId, fulfilmentId, ONE_EACH));
    }

    @Test
    void a_warehouse_that_said_nothing_at_all_counts_as_one_that_refused() {
        start();
        silent();
        bench.complete(TASK_ASK_WAREHOUSE, Map.of("silenceDecision", "elsewhere"));

        assertOutcome(bench.awaitEnd(), "rejected");
        assertThat(bench.asked(CloseWarehouseOrder.Input.class))
                .containsExactly(new CloseWarehouseOrder.Input(orderId, fulfilmentId));
        assertThat(bench.asked(RecordNodeAnswer.Input.class))
                .containsExactly(new RecordNodeAnswer.Input(orderId, fulfilmentId, false, "no answer"));
    }

    @Test
    void goods_that_stay_at_the_warehouse_are_a_task_of_operations_who_find_the_carrier() {
        start();
        confirmed(ALL, "complete");
        stay();
        var task = bench.task(TASK_FIND_PARCEL);
        assertThat(task.groups()).containsExactly("operations");
        assertThat(task.variables().get("items")).asString().contains("CAM-0101");
        bench.complete(task, Map.of("parcelDecision", "wait"));
        stay();
        bench.complete(
                TASK_FIND_PARCEL, Map.of("parcelDecision", "gone", "carrier", "Correios", "trackingCode", "BR1"));

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.asked(RecordShipment.Input.class))
                .containsExactly(new RecordShipment.Input(orderId, fulfilmentId, "Correios", "BR1"));
        assertThat(bench.passed(ProcessId.HOME_DELIVERY)).contains(BOUNDARY_PARCEL_STAYS);
    }

    @Test
    void goods_that_leave_after_all_take_the_task_away() {
        start();
        confirmed(ALL, "complete");
        stay();
        bench.task(TASK_FIND_PARCEL);

        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.HOME_DELIVERY)).contains(BOUNDARY_GONE_LATE);
    }

    @Test
    void goods_that_somebody_holds_are_not_released_to_the_warehouse() {
        var hold = TestHold.at(
                bench,
                OfferToNode.Input.class,
                fulfilmentId,
                job -> new OfferToNode.Output(bench.in(Duration.ofHours(2))));
        start();
        bench.awaitAt(CALL_AWAIT_RELEASE_TO_WAREHOUSE, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);

        hold.release();
        bench.awaitAt(TASK_AWAIT_CONFIRMATION);
        refused("no capacity");

        assertOutcome(bench.awaitEnd(), "rejected");
        assertThat(bench.passed(ProcessId.HOME_DELIVERY))
                .containsSubsequence(BOUNDARY_RELEASE_HELD, CALL_AWAIT_RELEASE_TO_WAREHOUSE);
    }

    @Test
    void a_parcel_that_somebody_holds_is_not_written_down_as_ready() {
        var hold = TestHold.at(bench, PrepareParcel.Input.class, fulfilmentId, job -> new PrepareParcel.Output(null));
        start();
        confirmed(ALL, "complete");
        bench.awaitAt(CALL_AWAIT_RELEASE_TO_PACK, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);

        hold.release();
        bench.awaitAt(TASK_AWAIT_CARRIER);
        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.HOME_DELIVERY))
                .containsSubsequence(BOUNDARY_PARCEL_HELD, CALL_AWAIT_RELEASE_TO_PACK, TASK_PREPARE_PARCEL);
    }

    private void start() {
        bench.start(
                ProcessId.HOME_DELIVERY,
                Map.of(
                        "orderId", orderId,
                        "fulfilmentId", fulfilmentId,
                        "nodeId", WAREHOUSE,
                        "storeSystem", "wms-jms",
                        "productGroups", List.of("fashion"),
                        "lines", LINES));
    }

    private void silent() {
        bench.awaitAt(TASK_AWAIT_CONFIRMATION);
        bench.advance(PATIENCE.plusMinutes(1));
    }

    /** Eight hours to pick, and a day more. */
    private void stay() {
        bench.awaitAt(TASK_AWAIT_CARRIER);
        bench.advance(Duration.ofHours(32).plusMinutes(1));
    }

    private void confirmed(List<LineQuantity> picked, String pickResult) {
        confirmed(picked, pickResult, null);
    }

    private void refused(String reason) {
        confirmed(List.of(), "refused", reason);
    }

    private void confirmed(List<LineQuantity> picked, String pickResult, String reason) {
        var variables = new HashMap<String, Object>();
        variables.put("picked", picked);
        variables.put("pickResult", pickResult);
        variables.put("rejectionReason", reason);
        bench.publish(MessageName.SHIPPING_WAREHOUSE_CONFIRMED, fulfilmentId, variables);
    }

    private void carrierTakes() {
        bench.publish(
                MessageName.SHIPPING_HANDED_TO_CARRIER,
                fulfilmentId,
                Map.of("carrier", "Correios", "trackingCode", "BR1"));
    }

    private void assertOutcome(Map<String, Object> variables, String outcome) {
        assertThat(variables.get("fulfilmentOutcome")).asString().contains("outcome=" + outcome);
        var handedOver = outcome.equals("shipped") ? "quantity=2" : "handedOver=[]";
        assertThat(variables.get("fulfilmentOutcome")).asString().contains(handedOver);
    }
}
