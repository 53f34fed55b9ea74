package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.model.ErrorCode;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.picking.PickedLine;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecallShipments;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.processes.shipping.RecordShipment;
import io.pontual.processes.shipping.ShipmentEvent;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class})
class ShipmentIT {
    private static final List<LineQuantity> PICKED = List.of(new LineQuantity("1", 2), new LineQuantity("2", 0));
    private static final List<LineQuantity> IN_PARCEL = List.of(new LineQuantity("1", 2));

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    OfferToNodeWorker offer;

    @Autowired
    RecordNodeAnswerWorker answer;

    @Autowired
    PrepareParcelWorker prepare;

    @Autowired
    RecordShipmentWorker ship;

    @Autowired
    RecallShipmentsWorker recall;

    @Autowired
    NodeEventListener listener;

    @Autowired
    Shipments shipments;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObjectMapper json;

    private final UUID fulfilment = UUID.randomUUID();
    private UUID order;

    @BeforeEach
    void anOrder() {
        order = orders.place("79.80");
    }

    @Test
    void a_node_with_a_system_is_asked_once_and_told_by_when_in_its_own_time() {
        var due = offer("jms").answerDueAt();

        assertThat(offer("jms").answerDueAt()).isEqualTo(due).endsWith("-03:00");
        var commands = sent.of(fulfilment, Queue.SHIPPING_NODE_CMD);
        assertThat(commands).hasSize(1);
        assertThat(commands.getFirst().body().get("kind").asText()).isEqualTo("OFFER");
        assertThat(commands.getFirst().body().get("lines")).hasSize(2);
        assertThat(status()).isEqualTo("OFFERED");
    }

    @Test
    void a_node_with_a_system_is_told_when_it_scanned_something_else_and_others_are_not() {
        offer("jms");
        answer(true, null);

        transaction.executeWithoutResult(status -> shipments.refusePick(fulfilment, "line 1: scanned TEA, wanted MUG"));

        var told = sent.of(fulfilment, Queue.SHIPPING_NODE_CMD).getLast().body();
        assertThat(told.get("kind").asText()).isEqualTo("PICK_REFUSED");
        assertThat(told.get("reason").asText()).isEqualTo("line 1: scanned TEA, wanted MUG");
        transaction.executeWithoutResult(status -> shipments.refusePick(UUID.randomUUID(), "nobody's"));
    }

    @Test
    void a_parcel_goes_from_the_shelf_to_the_carrier_and_every_step_may_run_twice() {
        offer("tasklist");
        answer(true, null);
        answer(true, null);
        prepare();
        prepare();
        assertThat(status()).isEqualTo("PICKED");

        assertThat(ship().handedOver()).isEqualTo(IN_PARCEL);
        assertThat(ship().handedOver()).isEqualTo(IN_PARCEL);

        var shown = shipments.ofOrder(order).getFirst();
        assertThat(shown.status()).isEqualTo("SHIPPED");
        assertThat(shown.trackingCode()).isEqualTo("TX" + fulfilment);
        assertThat(shown.shippedAt()).isNotNull();
        assertThat(shipments.sent(fulfilment).orElseThrow().lines()).isEqualTo(IN_PARCEL);
        assertThat(sent.of(fulfilment, Queue.SHIPPING_NODE_CMD)).isEmpty();
    }

    @Test
    void a_held_order_is_not_offered_and_a_held_parcel_not_made_ready() {
        orders.hold(order);
        assertThatThrownBy(() -> offer("jms")).isInstanceOf(BusinessError.class);
        assertThat(shipments.ofOrder(order)).isEmpty();
        orders.release(order);
        offer("jms");
        orders.hold(order);
        offer("jms");
        answer(true, null);
        orders.release(order);
        orders.hold(fulfilment);

        assertThatThrownBy(this::prepare)
                .isInstanceOf(BusinessError.class)
                .extracting("code")
                .isEqualTo(ErrorCode.ORDERING_ON_HOLD);

        assertThat(status()).isEqualTo("ACCEPTED");
        orders.release(fulfilment);
        prepare();
        assertThat(status()).isEqualTo("PICKED");
    }

    @Test
    void a_node_that_said_yes_and_found_nothing_is_told_to_stop() {
        offer("jms");
        event(ShipmentEvent.Kind.ACCEPTED);
        answer(true, null);
        answer(false, "nothing found");

        assertThat(status()).isEqualTo("REJECTED");
        assertThat(sent.of(fulfilment, Queue.SHIPPING_NODE_CMD))
                .extracting(command -> command.body().get("kind").asText())
                .containsExactly("OFFER", "RECALL");
    }

    @Test
    void a_node_that_refused_is_not_told_what_it_knows() {
        offer("jms");
        event(ShipmentEvent.Kind.REJECTED);
        answer(false, "closed");

        assertThat(sent.of(fulfilment, Queue.SHIPPING_NODE_CMD)).hasSize(1);
        assertThat(shipments.ofOrder(order).getFirst().reason()).isEqualTo("closed");
    }

    @Test
    void what_a_node_reports_reaches_the_process_once() {
        offer("jms");
        event(ShipmentEvent.Kind.ACCEPTED);
        event(ShipmentEvent.Kind.PICKED);
        event(ShipmentEvent.Kind.HANDED_TO_CARRIER);

        assertThat(sent.of(fulfilment, MessageName.SHIPPING_NODE_ANSWERED)).hasSize(1);
        assertThat(sent.of(fulfilment, MessageName.PICKING_ITEMS_PICKED)).hasSize(1);
        var gone = sent.of(fulfilment, MessageName.SHIPPING_HANDED_TO_CARRIER);
        assertThat(gone).hasSize(1);
        assertThat(gone.getFirst().body().get("trackingCode").asText()).isEqualTo("TX" + fulfilment);
    }

    @Test
    void an_order_is_called_back_until_a_carrier_has_it() {
        offer("jms");
        answer(true, null);
        prepare();

        assertThat(recallOrder()).isTrue();

        assertThat(status()).isEqualTo("RECALLED");
        assertThat(sent.of(fulfilment, Queue.SHIPPING_NODE_CMD)).hasSize(2);
        assertThatThrownBy(this::ship).isInstanceOf(NeedsOperator.class).hasMessageContaining("RECALLED");
    }

    @Test
    void what_the_node_says_is_gone_cannot_be_called_back_even_before_the_process_knows() {
        offer("jms");
        answer(true, null);
        event(ShipmentEvent.Kind.HANDED_TO_CARRIER);

        assertThat(recallOrder()).isFalse();
        recall.work(new RecallShipments.Input(order));

        assertThat(status()).isEqualTo("ACCEPTED");
        prepare();
        assertThat(ship().handedOver()).isEqualTo(IN_PARCEL);
    }

    @Test
    void a_cancelled_order_is_neither_offered_nor_anything_else() {
        orders.close(order);

        offer("jms");
        answer(true, null);
        prepare();
        recall.work(new RecallShipments.Input(order));

        assertThat(shipments.ofOrder(order)).isEmpty();
        assertThat(sent.of(fulfilment, Queue.SHIPPING_NODE_CMD)).isEmpty();
    }

    @Test
    void a_shipment_moves_elsewhere_only_until_it_is_picked() {
        offer("jms");
        answer(true, null);
        prepare();
        assertThat(recallOne()).isFalse();
        assertThat(status()).isEqualTo("PICKED");
    }

    @Test
    void a_shipment_that_moves_elsewhere_is_called_back_alone() {
        offer("jms");
        assertThat(recallOne()).isTrue();
        assertThat(recallOne()).isFalse();
        assertThat(status()).isEqualTo("RECALLED");
    }

    @Test
    void an_event_that_fits_nothing_is_parked() {
        var strange = UUID.randomUUID();
        var unknown = event(strange, "store-1", ShipmentEvent.Kind.ACCEPTED);
        offer("jms");
        var elsewhere = event(fulfilment, "store-2", ShipmentEvent.Kind.ACCEPTED);
        recallOrder();
        var late = event(ShipmentEvent.Kind.HANDED_TO_CARRIER);

        assertThat(List.of(unknown, elsewhere, late)).map(sent::parkedReason).doesNotContainNull();
    }

    @Test
    void an_event_that_crossed_a_recall_is_taken_and_nothing_follows() {
        offer("jms");
        recallOrder();
        var before = sent.of(fulfilment).size();

        assertThat(sent.parkedReason(event(ShipmentEvent.Kind.PICKED))).isNull();

        assertThat(sent.of(fulfilment)).hasSize(before);
        assertThat(status()).isEqualTo("RECALLED");
    }

    @Test
    void a_policy_that_is_no_duration_is_the_operators() {
        assertThatThrownBy(() ->
                        offer.work(new OfferToNode.Input(order, fulfilment, "store-1", "jms", List.of(), "two hours")))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("shipping-policy");
    }

    private OfferToNode.Output offer(String storeSystem) {
        var lines = List.of(
                new FulfilmentPlan.Item("1", "MUG", "Mug", 2), new FulfilmentPlan.Item("2", "TEA", "Green tea", 1));
        return offer.work(new OfferToNode.Input(order, fulfilment, "store-1", storeSystem, lines, "PT2H"));
    }

    private void answer(boolean accepted, String reason) {
        answer.work(new RecordNodeAnswer.Input(order, fulfilment, accepted, reason));
    }

    private void prepare() {
        prepare.work(new PrepareParcel.Input(order, fulfilment, PICKED));
    }

    private RecordShipment.Output ship() {
        return ship.work(new RecordShipment.Input(order, fulfilment, "Transportes Exemplo", "TX" + fulfilment));
    }

    private boolean recallOrder() {
        return Boolean.TRUE.equals(transaction.execute(status -> shipments.recall(order)));
    }

    private boolean recallOne() {
        return Boolean.TRUE.equals(transaction.execute(status -> shipments.recallOne(fulfilment)));
    }

    private String status() {
        return shipments.ofOrder(order).getFirst().status();
    }

    private String event(ShipmentEvent.Kind kind) {
        return event(fulfilment, "store-1", kind);
    }

    private String event(UUID about, String nodeId, ShipmentEvent.Kind kind) {
        var event = new ShipmentEvent(
                UUID.randomUUID().toString(),
                about,
                nodeId,
                kind,
                kind == ShipmentEvent.Kind.PICKED
                        ? PICKED.stream()
                                .map(line -> new PickedLine(line.lineId(), line.quantity()))
                                .toList()
                        : List.of(),
                null,
                "Transportes Exemplo",
                "TX" + fulfilment,
                Instant.parse("2026-03-02T12:00:00Z"));
        try {
            listener.receive(json.writeValueAsString(event));
            return event.eventId();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
