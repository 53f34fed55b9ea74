package io.pontual.workers.process;

import static io.pontual.processes.model.ShipFromStoreElements.BOUNDARY_HAND_OVER_MOVED;
import static io.pontual.processes.model.ShipFromStoreElements.BOUNDARY_NOT_COLLECTED;
import static io.pontual.processes.model.ShipFromStoreElements.BOUNDARY_NOT_HANDED_OVER;
import static io.pontual.processes.model.ShipFromStoreElements.BOUNDARY_NO_ANSWER;
import static io.pontual.processes.model.ShipFromStoreElements.BOUNDARY_OFFER_HELD;
import static io.pontual.processes.model.ShipFromStoreElements.BOUNDARY_PARCEL_HELD;
import static io.pontual.processes.model.ShipFromStoreElements.CALL_AWAIT_RELEASE_TO_OFFER;
import static io.pontual.processes.model.ShipFromStoreElements.CALL_AWAIT_RELEASE_TO_PACK;
import static io.pontual.processes.model.ShipFromStoreElements.CALL_LABEL_PARCELS;
import static io.pontual.processes.model.ShipFromStoreElements.END_EVENT_CARRIER_CHASED;
import static io.pontual.processes.model.ShipFromStoreElements.END_EVENT_GOODS_SHIPPED;
import static io.pontual.processes.model.ShipFromStoreElements.END_EVENT_NODE_CHASED;
import static io.pontual.processes.model.ShipFromStoreElements.END_EVENT_NOTHING_FOUND;
import static io.pontual.processes.model.ShipFromStoreElements.END_EVENT_SHIPMENT_REJECTED;
import static io.pontual.processes.model.ShipFromStoreElements.GATEWAY_TO_HAND_OVER;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_ACCEPT_SHIPMENT;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_AWAIT_CARRIER;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_AWAIT_NODE_ANSWER;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_CHASE_CARRIER;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_CHASE_NODE;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_CONFIRM_RESERVATION;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_HAND_TO_CARRIER;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_PREPARE_PARCEL;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_RECORD_SHIPMENT;
import static io.pontual.processes.model.ShipFromStoreElements.TASK_TELL_SHIPPED;
import static io.pontual.processes.model.ShipFromStoreElements.THROW_LINES_MISSING;
import static io.pontual.workers.process.UsualAnswers.ALL;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pontual.processes.inventory.ConfirmReservation;
import io.pontual.processes.inventory.ReduceReservation;
import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.model.AwaitReleaseElements;
import io.pontual.processes.model.LabelParcelsElements;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickOrderElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.ordering.CheckHolds;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.StartPicking;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.PackedParcel;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.processes.shipping.RecordShipment;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.SHIP_FROM_STORE)
@OnSharedEngine
class ShipFromStoreProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private static final List<PackedParcel> PARCELS = List.of(new PackedParcel(1200, 300, 200, 100));

    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();

    @Test
    void a_node_that_works_in_tasks_accepts_picks_and_hands_the_parcel_over() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(TASK_ACCEPT_SHIPMENT, Map.of("accepted", true));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        bench.complete(LabelParcelsElements.TASK_PACK_PARCELS, Map.of("parcels", PARCELS));
        var task = bench.task(TASK_HAND_TO_CARRIER);
        assertThat(task.groups()).containsExactly("store-" + STORE_WITH_TASKS);
        assertThat(task.variables().get("items")).asString().contains("CAM-0101");
        assertThat(task.variables().get("labelled")).asString().contains("andorinha", "AN12345678");
        bench.complete(task, Map.of("allHandedOver", true));

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE))
                .containsSubsequence(
                        TASK_PREPARE_PARCEL,
                        CALL_LABEL_PARCELS,
                        TASK_RECORD_SHIPMENT,
                        TASK_CONFIRM_RESERVATION,
                        TASK_TELL_SHIPPED,
                        END_EVENT_GOODS_SHIPPED);
        assertThat(bench.asked(RecordShipment.Input.class))
                .containsExactly(new RecordShipment.Input(orderId, fulfilmentId, null, null));
        assertThat(bench.asked(OfferToNode.Input.class))
                .containsExactly(
                        new OfferToNode.Input(orderId, fulfilmentId, STORE_WITH_TASKS, "tasklist", LINES, "PT2H"));
        assertThat(bench.asked(StartPicking.Input.class))
                .extracting(StartPicking.Input::pickWithin)
                .containsExactly("PT8H");
        assertThat(bench.told()).containsExactly("order-shipped");
    }

    @Test
    void what_is_brought_in_a_window_is_handed_over_by_then_and_by_another_time_when_it_moves() {
        var morning = bench.in(Duration.ofHours(30));
        var evening = bench.in(Duration.ofHours(40));
        bench.answer(PrepareParcel.Input.class, job -> new PrepareParcel.Output(morning));
        start(STORE_WITH_TASKS, "tasklist");
        bench.complete(TASK_ACCEPT_SHIPMENT, Map.of("accepted", true));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        bench.complete(LabelParcelsElements.TASK_PACK_PARCELS, Map.of("parcels", PARCELS));
        var first = bench.task(TASK_HAND_TO_CARRIER);
        assertThat(first.dueAt()).isEqualTo(OffsetDateTime.parse(morning));

        bench.publish(MessageName.SHIPPING_HAND_OVER_MOVED, fulfilmentId, Map.of("handOverBy", evening));

        await().until(() -> bench.task(TASK_HAND_TO_CARRIER).dueAt().isEqual(OffsetDateTime.parse(evening)));
        bench.complete(TASK_HAND_TO_CARRIER, Map.of("allHandedOver", true));
        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE))
                .containsSubsequence(BOUNDARY_HAND_OVER_MOVED, GATEWAY_TO_HAND_OVER, TASK_HAND_TO_CARRIER);
    }

    @Test
    void a_node_with_a_system_says_it_all_by_messages() {
        start(STORE_WITH_SYSTEM, "jms");
        nodeAnswers(true, null);
        picked(ALL);
        bench.awaitAt(TASK_AWAIT_CARRIER);

        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.asked(PrepareParcel.Input.class))
                .extracting(PrepareParcel.Input::picked)
                .containsExactly(ALL);
    }

    @Test
    void goods_that_somebody_holds_are_not_offered_to_the_node() {
        var hold = TestHold.at(
                bench,
                OfferToNode.Input.class,
                fulfilmentId,
                job -> new OfferToNode.Output(bench.in(Duration.ofHours(2))));
        start(STORE_WITH_TASKS, "tasklist");
        bench.awaitAt(CALL_AWAIT_RELEASE_TO_OFFER, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);

        hold.release();
        bench.complete(TASK_ACCEPT_SHIPMENT, Map.of("accepted", false, "rejectionReason", "display piece"));

        assertOutcome(bench.awaitEnd(), "rejected");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE))
                .containsSubsequence(BOUNDARY_OFFER_HELD, CALL_AWAIT_RELEASE_TO_OFFER);
        assertThat(bench.asked(CheckHolds.Input.class)).containsOnly(new CheckHolds.Input(orderId, fulfilmentId));
    }

    @Test
    void a_parcel_that_somebody_holds_is_not_made_ready_for_the_carrier() {
        var hold = TestHold.at(bench, PrepareParcel.Input.class, fulfilmentId, job -> new PrepareParcel.Output(null));
        start(STORE_WITH_SYSTEM, "jms");
        nodeAnswers(true, null);
        picked(ALL);
        bench.awaitAt(CALL_AWAIT_RELEASE_TO_PACK, AwaitReleaseElements.GATEWAY_AWAIT_RELEASE);

        hold.release();
        bench.awaitAt(TASK_AWAIT_CARRIER);
        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE))
                .containsSubsequence(BOUNDARY_PARCEL_HELD, CALL_AWAIT_RELEASE_TO_PACK, TASK_PREPARE_PARCEL);
    }

    @Test
    void a_node_that_rejects_gives_the_stock_back_and_ends_the_shipment() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(TASK_ACCEPT_SHIPMENT, Map.of("accepted", false, "rejectionReason", "display piece"));

        assertOutcome(bench.awaitEnd(), "rejected");
        assertThat(bench.asked(RecordNodeAnswer.Input.class))
                .containsExactly(new RecordNodeAnswer.Input(orderId, fulfilmentId, false, "display piece"));
        assertThat(bench.asked(ReleaseStock.Input.class)).hasSize(1);
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE)).endsWith(END_EVENT_SHIPMENT_REJECTED);
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void a_node_that_did_not_find_the_goods_corrects_its_stock() {
        start(STORE_WITH_TASKS, "tasklist");

        bench.complete(TASK_ACCEPT_SHIPMENT, Map.of("accepted", false, "rejectionReason", "Not found"));

        assertOutcome(bench.awaitEnd(), "rejected");
        assertThat(bench.asked(ReduceReservation.Input.class))
                .containsExactly(new ReduceReservation.Input(fulfilmentId, List.of()));
        assertThat(bench.asked(ReleaseStock.Input.class)).isEmpty();
    }

    @Test
    void a_node_that_never_answers_counts_as_a_rejection_a_day_after_it_was_due() {
        start(STORE_WITH_SYSTEM, "jms");
        bench.awaitAt(TASK_AWAIT_NODE_ANSWER);

        bench.advance(Duration.ofHours(26).plusMinutes(1));

        assertOutcome(bench.awaitEnd(), "rejected");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE)).contains(BOUNDARY_NO_ANSWER);
        assertThat(bench.asked(RecordNodeAnswer.Input.class))
                .containsExactly(new RecordNodeAnswer.Input(orderId, fulfilmentId, false, "no answer"));
    }

    @Test
    void what_was_found_is_sent_and_what_was_not_is_reported() {
        var found = List.of(new LineQuantity("1", 1), new LineQuantity("2", 1));
        start(STORE_WITH_SYSTEM, "jms");
        nodeAnswers(true, null);
        picked(found);
        carrierTakes();

        bench.awaitEnd();
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE))
                .containsSubsequence(THROW_LINES_MISSING, END_EVENT_GOODS_SHIPPED);
        assertThat(bench.asked(ReduceReservation.Input.class)).hasSize(1);
        assertThat(bench.asked(PrepareParcel.Input.class))
                .extracting(PrepareParcel.Input::picked)
                .containsExactly(found);
    }

    @Test
    void an_empty_shelf_ends_the_shipment() {
        start(STORE_WITH_SYSTEM, "jms");
        nodeAnswers(true, null);
        picked(List.of(new LineQuantity("1", 0), new LineQuantity("2", 0)));

        assertOutcome(bench.awaitEnd(), "nothing-found");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE)).endsWith(END_EVENT_NOTHING_FOUND);
        assertThat(bench.asked(RecordNodeAnswer.Input.class))
                .last()
                .isEqualTo(new RecordNodeAnswer.Input(orderId, fulfilmentId, false, "nothing found"));
        assertThat(bench.asked(ConfirmReservation.Input.class)).isEmpty();
    }

    @Test
    void parcels_that_their_carrier_does_not_collect_are_chased_until_they_are_gone() {
        start(STORE_WITH_TASKS, "tasklist");
        bench.complete(TASK_ACCEPT_SHIPMENT, Map.of("accepted", true));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        bench.complete(LabelParcelsElements.TASK_PACK_PARCELS, Map.of());
        bench.task(TASK_HAND_TO_CARRIER);

        bench.advance(Duration.ofHours(24).plusMinutes(1));
        assertThat(bench.task(TASK_CHASE_CARRIER).groups()).containsExactly("operations");
        bench.complete(TASK_HAND_TO_CARRIER, Map.of("allHandedOver", true));

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE)).contains(BOUNDARY_NOT_COLLECTED);
    }

    @Test
    void a_chase_that_is_over_does_not_end_the_shipment() {
        start(STORE_WITH_TASKS, "tasklist");
        bench.complete(TASK_ACCEPT_SHIPMENT, Map.of("accepted", true));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        bench.complete(LabelParcelsElements.TASK_PACK_PARCELS, Map.of());
        bench.task(TASK_HAND_TO_CARRIER);
        bench.advance(Duration.ofHours(24).plusMinutes(1));

        bench.complete(TASK_CHASE_CARRIER, Map.of("chased", "comes at five"));
        bench.complete(TASK_HAND_TO_CARRIER, Map.of("allHandedOver", true));

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE)).contains(END_EVENT_CARRIER_CHASED);
    }

    @Test
    void a_node_whose_system_does_not_say_that_they_are_gone_is_chased() {
        start(STORE_WITH_SYSTEM, "jms");
        nodeAnswers(true, null);
        picked(ALL);
        bench.awaitAt(TASK_AWAIT_CARRIER);

        bench.advance(Duration.ofHours(24).plusMinutes(1));
        bench.complete(TASK_CHASE_NODE, Map.of("chased", "their system was down"));
        carrierTakes();

        assertOutcome(bench.awaitEnd(), "shipped");
        assertThat(bench.passed(ProcessId.SHIP_FROM_STORE)).contains(BOUNDARY_NOT_HANDED_OVER, END_EVENT_NODE_CHASED);
    }

    private void start(String nodeId, String storeSystem) {
        bench.start(
                ProcessId.SHIP_FROM_STORE,
                Map.of(
                        "orderId", orderId,
                        "fulfilmentId", fulfilmentId,
                        "nodeId", nodeId,
                        "storeSystem", storeSystem,
                        "productGroups", List.of("fashion"),
                        "lines", LINES));
    }

    private void nodeAnswers(boolean accepted, String reason) {
        var variables = new HashMap<String, Object>();
        variables.put("accepted", accepted);
        variables.put("rejectionReason", reason);
        bench.publish(MessageName.SHIPPING_NODE_ANSWERED, fulfilmentId, variables);
    }

    private void picked(List<LineQuantity> picked) {
        bench.publish(MessageName.PICKING_ITEMS_PICKED, fulfilmentId, Map.of("picked", picked));
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
