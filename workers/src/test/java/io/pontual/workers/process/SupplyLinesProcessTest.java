package io.pontual.workers.process;

import static io.pontual.processes.model.SupplyLinesElements.BOUNDARY_LINES_MISSING;
import static io.pontual.processes.model.SupplyLinesElements.BOUNDARY_MOVE_REQUESTED;
import static io.pontual.processes.model.SupplyLinesElements.BOUNDARY_NOTHING_MISSING;
import static io.pontual.processes.model.SupplyLinesElements.CALL_CARRY_OUT;
import static io.pontual.workers.process.UsualAnswers.LINES;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_SYSTEM;
import static io.pontual.workers.process.UsualAnswers.STORE_WITH_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.inventory.ReleaseStock;
import io.pontual.processes.inventory.ReserveStock;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.LabelParcelsElements;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.model.PickOrderElements;
import io.pontual.processes.model.PickupInStoreElements;
import io.pontual.processes.model.ProcessId;
import io.pontual.processes.model.ResolveShortageElements;
import io.pontual.processes.model.ShipFromStoreElements;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.RecordShipment;
import io.pontual.processes.sourcing.DescribeShortage;
import io.pontual.processes.sourcing.RecordOutcome;
import io.pontual.processes.sourcing.SourceAgain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Covers(ProcessId.SUPPLY_LINES)
@OnSharedEngine
class SupplyLinesProcessTest {
    @RegisterExtension
    final ProcessBench bench = new ProcessBench();

    private final UUID orderId = UUID.randomUUID();
    private final FulfilmentPlan atStoreWithSystem = shipFrom(STORE_WITH_SYSTEM);
    private final FulfilmentPlan atStoreWithTasks = shipFrom(STORE_WITH_TASKS);

    @BeforeEach
    void linesThatNobodyHasAreToBeSent() {
        bench.answer(
                DescribeShortage.Input.class,
                job -> new DescribeShortage.Output("ship", "missing", "web", true, null, List.of()));
    }

    @Test
    void a_node_that_supplies_everything_is_all_there_is() {
        start(atStoreWithTasks);
        staffShip();

        assertThat(outcomes(bench.awaitEnd())).containsExactly(atStoreWithTasks.fulfilmentId() + " shipped");
        assertThat(bench.asked(SourceAgain.Input.class)).isEmpty();
        assertThat(bench.asked(RecordOutcome.Input.class))
                .extracting(input -> input.fulfilmentOutcome().outcome())
                .containsExactly("shipped");
    }

    @Test
    void what_a_node_rejects_another_supplies() {
        sourcedAgain(atStoreWithTasks);
        start(atStoreWithSystem);
        nodeAnswers(atStoreWithSystem, false);
        staffShip();

        assertThat(outcomes(bench.awaitEnd()))
                .containsExactly(
                        atStoreWithSystem.fulfilmentId() + " rejected", atStoreWithTasks.fulfilmentId() + " shipped");
        assertThat(bench.asked(SourceAgain.Input.class))
                .containsExactly(new SourceAgain.Input(orderId, atStoreWithSystem.fulfilmentId(), "missing", 1, null));
        assertThat(bench.asked(ReserveStock.Input.class))
                .containsExactly(new ReserveStock.Input(orderId, List.of(atStoreWithTasks), null, null));
        assertThat(bench.passed(ProcessId.SUPPLY_LINES)).contains(BOUNDARY_LINES_MISSING);
    }

    @Test
    void what_a_node_did_not_find_is_sought_elsewhere_while_the_rest_goes_on() {
        sourcedAgain(atStoreWithTasks);
        bench.answer(RecordShipment.Input.class, job -> new RecordShipment.Output(List.of(new LineQuantity("1", 1))));
        start(atStoreWithSystem);
        nodeAnswers(atStoreWithSystem, true);
        bench.publish(
                MessageName.PICKING_ITEMS_PICKED,
                atStoreWithSystem.fulfilmentId(),
                Map.of("picked", List.of(new LineQuantity("1", 1))));

        // Both at the same time: the first parcel waits for its carrier, the other node is being asked.
        bench.awaitAt(ShipFromStoreElements.TASK_AWAIT_CARRIER, ShipFromStoreElements.TASK_ACCEPT_SHIPMENT);
        staffShip();
        carrierTakes(atStoreWithSystem);

        assertThat(outcomes(bench.awaitEnd()))
                .containsExactlyInAnyOrder(
                        atStoreWithSystem.fulfilmentId() + " shipped", atStoreWithTasks.fulfilmentId() + " shipped");
    }

    @Test
    void a_pickup_that_the_store_rejects_is_sourced_again_too() {
        var pickup = UsualAnswers.pickupIn(STORE_WITH_TASKS, UUID.randomUUID());
        start(pickup);

        bench.complete(
                PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", false, "rejectionReason", "no staff"));

        assertThat(outcomes(bench.awaitEnd())).containsExactly(pickup.fulfilmentId() + " rejected");
        assertThat(bench.asked(SourceAgain.Input.class))
                .containsExactly(new SourceAgain.Input(orderId, pickup.fulfilmentId(), "missing", 1, null));
    }

    @Test
    void a_pickup_with_a_short_pick_goes_on_while_the_customer_is_asked_about_the_rest() {
        var pickup = UsualAnswers.pickupIn(STORE_WITH_TASKS, UUID.randomUUID());
        var nobody = nobody();
        bench.answer(
                DescribeShortage.Input.class,
                job -> new DescribeShortage.Output("pickup", "missing", "web", true, null, List.of()));
        sourcedAgain(nobody);
        start(pickup);
        bench.complete(PickupInStoreElements.TASK_ACCEPT_ORDER, Map.of("accepted", true));
        bench.complete(
                PickOrderElements.TASK_PICK_ITEMS,
                Map.of("picked", List.of(Map.of("lineId", "1", "quantity", 1), Map.of("lineId", "2", "quantity", 1))));

        bench.awaitAt(PickupInStoreElements.TASK_STAGE_ORDER, ResolveShortageElements.GATEWAY_AWAIT_CHOICE);

        bench.complete(PickupInStoreElements.TASK_STAGE_ORDER, Map.of("stagingLocation", "B-12"));
        bench.complete(PickupInStoreElements.TASK_HAND_OVER, Map.of("collectionCode", UsualAnswers.RIGHT_CODE));
        bench.awaitAt(ResolveShortageElements.GATEWAY_AWAIT_CHOICE);
        bench.advance(Duration.ofHours(25));

        assertThat(outcomes(bench.awaitEnd()))
                .containsExactly(pickup.fulfilmentId() + " handed-over", nobody.fulfilmentId() + " not-supplied");
    }

    @Test
    void stock_that_somebody_else_took_is_sought_once_more() {
        bench.answer(SourceAgain.Input.class, job -> {
            if (job.sourcingAttempt() > 1) {
                bench.accept(ReserveStock.Input.class);
            }
            return new SourceAgain.Output(List.of(atStoreWithTasks));
        });
        bench.refuse(ReserveStock.Input.class, ErrorCode.INVENTORY_OUT_OF_STOCK);
        start(atStoreWithSystem);
        nodeAnswers(atStoreWithSystem, false);
        staffShip();

        bench.awaitEnd();
        assertThat(bench.asked(SourceAgain.Input.class))
                .extracting(SourceAgain.Input::sourcingAttempt)
                .containsExactly(1, 2);
    }

    @Test
    void lines_that_nobody_has_wait_and_are_sourced_when_stock_arrives() {
        var nobody = nobody();
        sourcedAgain(atStoreWithTasks);
        start(nobody);
        bench.awaitAt(ResolveShortageElements.TASK_RESOLVE_SHORTAGE);

        bench.publish(MessageName.SOURCING_STOCK_ARRIVED, nobody.fulfilmentId(), Map.of());
        staffShip();

        assertThat(outcomes(bench.awaitEnd())).containsExactly(atStoreWithTasks.fulfilmentId() + " shipped");
        assertThat(bench.asked(SourceAgain.Input.class))
                .containsExactly(new SourceAgain.Input(orderId, nobody.fulfilmentId(), "stock-arrived", 1, null));
    }

    @Test
    void somebody_of_sourcing_names_the_node_for_lines_that_wait() {
        var nobody = nobody();
        sourcedAgain(atStoreWithTasks);
        start(nobody);

        bench.complete(
                ResolveShortageElements.TASK_RESOLVE_SHORTAGE,
                Map.of("shortageDecision", "source", "wantedNodeId", STORE_WITH_TASKS));
        staffShip();

        bench.awaitEnd();
        assertThat(bench.asked(SourceAgain.Input.class))
                .containsExactly(
                        new SourceAgain.Input(orderId, nobody.fulfilmentId(), "operator", 1, STORE_WITH_TASKS));
    }

    @Test
    void lines_that_are_given_up_count_as_not_supplied() {
        var nobody = nobody();
        start(nobody);

        bench.complete(ResolveShortageElements.TASK_RESOLVE_SHORTAGE, Map.of("shortageDecision", "cancel"));

        assertThat(outcomes(bench.awaitEnd())).containsExactly(nobody.fulfilmentId() + " not-supplied");
        assertThat(bench.asked(SourceAgain.Input.class)).isEmpty();
    }

    @Test
    void lines_that_an_operator_moves_leave_their_node() {
        sourcedAgain(atStoreWithTasks);
        start(atStoreWithSystem);
        bench.awaitAt(ShipFromStoreElements.TASK_AWAIT_NODE_ANSWER);

        bench.publish(MessageName.SOURCING_MOVE_REQUESTED, atStoreWithSystem.fulfilmentId(), Map.of());
        staffShip();

        assertThat(outcomes(bench.awaitEnd())).containsExactly(atStoreWithTasks.fulfilmentId() + " shipped");
        assertThat(bench.passed(ProcessId.SUPPLY_LINES)).contains(BOUNDARY_MOVE_REQUESTED);
        // What the old node holds goes over to the new one in one step.
        assertThat(bench.asked(ReserveStock.Input.class))
                .containsExactly(new ReserveStock.Input(
                        orderId, List.of(atStoreWithTasks), null, atStoreWithSystem.fulfilmentId()));
        assertThat(bench.asked(ReleaseStock.Input.class)).isEmpty();
        assertThat(bench.asked(SourceAgain.Input.class))
                .containsExactly(new SourceAgain.Input(orderId, atStoreWithSystem.fulfilmentId(), "moved", 1, null));
    }

    @Test
    void a_fulfilment_of_a_changed_order_is_planned_anew() {
        sourcedAgain(atStoreWithTasks);
        start(atStoreWithSystem);
        bench.awaitAt(ShipFromStoreElements.TASK_AWAIT_NODE_ANSWER);

        bench.publish(
                MessageName.SOURCING_MOVE_REQUESTED, atStoreWithSystem.fulfilmentId(), Map.of("moveCause", "changed"));
        staffShip();

        assertThat(outcomes(bench.awaitEnd())).containsExactly(atStoreWithTasks.fulfilmentId() + " shipped");
        assertThat(bench.asked(SourceAgain.Input.class))
                .containsExactly(new SourceAgain.Input(orderId, atStoreWithSystem.fulfilmentId(), "changed", 1, null));
        assertThat(bench.asked(ReserveStock.Input.class))
                .containsExactly(new ReserveStock.Input(
                        orderId, List.of(atStoreWithTasks), null, atStoreWithSystem.fulfilmentId()));
    }

    @Test
    void a_fulfilment_of_which_nothing_is_left_gives_its_stock_back_and_ends() {
        start(atStoreWithSystem);
        bench.awaitAt(ShipFromStoreElements.TASK_AWAIT_NODE_ANSWER);

        bench.publish(
                MessageName.SOURCING_MOVE_REQUESTED, atStoreWithSystem.fulfilmentId(), Map.of("moveCause", "changed"));

        assertThat(outcomes(bench.awaitEnd())).isEmpty();
        assertThat(bench.asked(ReserveStock.Input.class))
                .containsExactly(new ReserveStock.Input(orderId, List.of(), null, atStoreWithSystem.fulfilmentId()));
    }

    @Test
    void a_change_that_came_before_the_node_was_asked_is_heard_of() {
        var early = shipFrom(STORE_WITH_SYSTEM);
        bench.publish(MessageName.SOURCING_MOVE_REQUESTED, early.fulfilmentId(), Map.of("moveCause", "changed"));

        bench.start(ProcessId.SUPPLY_LINES, Map.of("orderId", orderId, "fulfilment", early));

        assertThat(outcomes(bench.awaitEnd())).isEmpty();
    }

    @Test
    void lines_that_wait_and_are_not_wanted_any_more_end() {
        var nobody = nobody();
        start(nobody);
        bench.awaitAt(ResolveShortageElements.TASK_RESOLVE_SHORTAGE);

        bench.publish(MessageName.SOURCING_MOVE_REQUESTED, nobody.fulfilmentId(), Map.of("moveCause", "changed"));

        assertThat(outcomes(bench.awaitEnd())).isEmpty();
        assertThat(bench.passed(ProcessId.SUPPLY_LINES)).contains(BOUNDARY_NOTHING_MISSING);
        assertThat(bench.asked(SourceAgain.Input.class))
                .containsExactly(new SourceAgain.Input(orderId, nobody.fulfilmentId(), "changed", 1, null));
        assertThat(bench.asked(ReserveStock.Input.class))
                .containsExactly(new ReserveStock.Input(orderId, List.of(), null, nobody.fulfilmentId()));
    }

    private void start(FulfilmentPlan fulfilment) {
        bench.start(ProcessId.SUPPLY_LINES, Map.of("orderId", orderId, "fulfilment", fulfilment));
        if (fulfilment.nodeId() != null) {
            bench.awaitAt(CALL_CARRY_OUT);
        }
    }

    private void sourcedAgain(FulfilmentPlan... plans) {
        bench.answer(SourceAgain.Input.class, job -> new SourceAgain.Output(List.of(plans)));
    }

    private void staffShip() {
        bench.complete(ShipFromStoreElements.TASK_ACCEPT_SHIPMENT, Map.of("accepted", true));
        bench.complete(PickOrderElements.TASK_PICK_ITEMS, Map.of());
        bench.complete(LabelParcelsElements.TASK_PACK_PARCELS, Map.of());
        bench.complete(ShipFromStoreElements.TASK_HAND_TO_CARRIER, Map.of("allHandedOver", true));
    }

    private void nodeAnswers(FulfilmentPlan plan, boolean accepted) {
        bench.publish(
                MessageName.SHIPPING_NODE_ANSWERED,
                plan.fulfilmentId(),
                Map.of("accepted", accepted, "rejectionReason", accepted ? "" : "closed today"));
    }

    private void carrierTakes(FulfilmentPlan plan) {
        bench.publish(
                MessageName.SHIPPING_HANDED_TO_CARRIER,
                plan.fulfilmentId(),
                Map.of("carrier", "Correios", "trackingCode", "BR1"));
    }

    private static FulfilmentPlan shipFrom(String nodeId) {
        return new FulfilmentPlan(
                UUID.randomUUID(),
                ProcessId.SHIP_FROM_STORE,
                nodeId,
                nodeId.equals(STORE_WITH_SYSTEM) ? "jms" : "tasklist",
                List.of("fashion"),
                LINES);
    }

    private static FulfilmentPlan nobody() {
        return new FulfilmentPlan(UUID.randomUUID(), null, null, null, List.of(), LINES);
    }

    private static List<String> outcomes(Map<String, Object> variables) {
        return ((List<?>) variables.get("fulfilmentOutcomes"))
                .stream()
                        .map(outcome -> (Map<?, ?>) outcome)
                        .map(outcome -> outcome.get("fulfilmentId") + " " + outcome.get("outcome"))
                        .toList();
    }
}
