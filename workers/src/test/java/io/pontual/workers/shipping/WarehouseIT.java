package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.shipping.CloseWarehouseOrder;
import io.pontual.processes.shipping.OfferToNode;
import io.pontual.processes.shipping.PrepareParcel;
import io.pontual.processes.shipping.RecallShipments;
import io.pontual.processes.shipping.RecordNodeAnswer;
import io.pontual.processes.shipping.RecordShipment;
import io.pontual.processes.shipping.WarehouseEvent;
import io.pontual.processes.shipping.WarehouseEvent.Kind;
import io.pontual.processes.shipping.WarehouseEvent.Parcel;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.shipping.contract.Shipments;
import io.pontual.workers.shipping.contract.WarehouseConfirmations;
import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeShop;
import io.pontual.workers.support.FakeShop.ShopOrders;
import io.pontual.workers.support.SentMessages;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({FakeShop.class, SentMessages.class})
class WarehouseIT {
    private static final Parcel A = new Parcel("A", 900, 300, 200, 100);
    private static final Parcel B = new Parcel("B", 400, null, null, null);

    @Autowired
    ShopOrders orders;

    @Autowired
    SentMessages sent;

    @Autowired
    OfferToNodeWorker release;

    @Autowired
    CloseWarehouseOrderWorker close;

    @Autowired
    RecordNodeAnswerWorker answer;

    @Autowired
    PrepareParcelWorker prepare;

    @Autowired
    RecordShipmentWorker ship;

    @Autowired
    RecallShipmentsWorker recall;

    @Autowired
    WarehouseEventListener listener;

    @Autowired
    Shipments shipments;

    @Autowired
    WarehouseConfirmations confirmations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObjectMapper json;

    private final UUID fulfilment = UUID.randomUUID();
    private UUID order;

    @BeforeEach
    void anOrder() {
        order = orders.place("79.80");
        release("wms-jms");
    }

    @Test
    void a_warehouse_is_told_once_what_to_send_and_by_when() {
        release("wms-jms");

        var commands = sent.of(fulfilment, Queue.SHIPPING_WAREHOUSE_CMD);
        assertThat(commands).hasSize(1);
        assertThat(commands.getFirst().messageId()).isEqualTo("warehouse-release:" + fulfilment);
        var body = commands.getFirst().body();
        assertThat(body.path("kind").asText()).isEqualTo("RELEASE");
        assertThat(body.path("system").asText()).isEqualTo("wms-jms");
        assertThat(body.path("lines")).hasSize(2);
        assertThat(body.path("dueAt").asText()).endsWith("-03:00");
        assertThat(sent.of(fulfilment, Queue.SHIPPING_NODE_CMD)).isEmpty();
    }

    @Test
    void confirmations_in_parts_twice_and_out_of_order_tell_the_process_once_each() {
        handedOver("B");
        packed(B, line("2", 1));
        var twice = event(Kind.PICKED, List.of(line("1", 1)), null);
        receive(twice);
        receive(twice);
        assertThat(toldSettled()).isEmpty();

        picked(line("2", 1), line("1", 1));

        assertThat(toldSettled()).singleElement().satisfies(message -> {
            assertThat(message.body().path("pickResult").asText()).isEqualTo("complete");
            assertThat(message.body().path("picked")).hasSize(2);
            assertThat(message.body().path("rejectionReason").isNull()).isTrue();
        });
        assertThat(toldGone()).isEmpty();
        packed(A, line("1", 2));
        handedOver("A");
        assertThat(toldGone()).singleElement().satisfies(message -> assertThat(
                        message.body().path("trackingCode").asText())
                .isEqualTo("TX-B-" + fulfilment));
        assertThat(status()).isEqualTo("ACCEPTED");
        assertThat(sent.story(order)).contains("SHIPMENT_ACCEPTED").doesNotHaveDuplicates();
        prepare();
        assertThat(ship().handedOver()).containsExactly(new LineQuantity("1", 2), new LineQuantity("2", 1));
        assertThat(status()).isEqualTo("SHIPPED");
    }

    @Test
    void what_is_short_is_told_with_the_rest() {
        picked(line("1", 1));
        assertThat(confirmations.found(fulfilment)).isEmpty();
        receive(event(
                Kind.SHORT,
                List.of(new WarehouseEvent.Line("1", 1, "damaged"), new WarehouseEvent.Line("2", 1, null)),
                null));

        assertThat(toldSettled()).singleElement().satisfies(message -> assertThat(
                        message.body().path("pickResult").asText())
                .isEqualTo("short"));
        assertThat(confirmations.found(fulfilment)).containsExactly(new LineQuantity("1", 1), new LineQuantity("2", 0));
        packed(A, line("1", 1));
        handedOver("A");
        assertThat(toldGone()).hasSize(1);
    }

    @Test
    void a_refusal_is_told_once_and_nothing_may_follow_it() {
        receive(event(Kind.REFUSED, List.of(), null));
        receive(event(Kind.REFUSED, List.of(), null));
        var late = picked(line("1", 1));

        assertThat(toldSettled()).singleElement().satisfies(message -> {
            assertThat(message.body().path("pickResult").asText()).isEqualTo("refused");
            assertThat(message.body().path("rejectionReason").asText()).isEqualTo("no reason given");
        });
        assertThat(sent.parkedReason(late)).contains("refused");
        answer.work(new RecordNodeAnswer.Input(order, fulfilment, false, "no reason given"));
        assertThat(status()).isEqualTo("REJECTED");
        assertThat(kinds()).containsExactly("RELEASE");
    }

    @Test
    void a_refusal_after_a_part_was_confirmed_is_parked() {
        picked(line("1", 1));
        assertThat(sent.parkedReason(receive(event(Kind.REFUSED, List.of(), null))))
                .contains("part of it");
        assertThat(toldSettled()).isEmpty();
    }

    @Test
    void a_silent_warehouse_that_is_given_up_is_told_to_stop() {
        var output = close();
        assertThat(output.pickResult()).isEqualTo("refused");
        assertThat(output.rejectionReason()).isEqualTo("no answer");

        answer.work(new RecordNodeAnswer.Input(order, fulfilment, false, output.rejectionReason()));

        assertThat(kinds()).containsExactly("RELEASE", "RECALL");
        assertThat(status()).isEqualTo("REJECTED");
        assertThat(sent.parkedReason(picked(line("1", 2)))).isNull();
        assertThat(sent.parkedReason(handedOver("A"))).contains("REJECTED");
        assertThat(toldSettled()).isEmpty();
    }

    @Test
    void what_is_not_confirmed_is_closed_and_what_is_goes_on() {
        picked(line("1", 1));
        packed(A, line("1", 2));

        var output = close();

        assertThat(output.pickResult()).isEqualTo("short");
        assertThat(output.picked()).containsExactly(new LineQuantity("1", 2), new LineQuantity("2", 0));
        assertThat(close()).isEqualTo(output);
        assertThat(kinds()).containsExactly("RELEASE", "CLOSE");
        var unwanted = sent.of(fulfilment, Queue.SHIPPING_WAREHOUSE_CMD)
                .getLast()
                .body()
                .path("lines");
        assertThat(unwanted).hasSize(1);
        assertThat(unwanted.path(0).path("lineId").asText()).isEqualTo("2");
        assertThat(sent.parkedReason(picked(line("2", 1)))).contains("line 2");
        assertThat(toldSettled()).isEmpty();
        handedOver("A");
        assertThat(toldGone()).hasSize(1);
    }

    @Test
    void a_close_that_comes_after_the_last_confirmation_changes_nothing() {
        picked(line("1", 2), line("2", 1));
        assertThat(close().pickResult()).isEqualTo("complete");
        assertThat(kinds()).containsExactly("RELEASE");
    }

    @Test
    void an_order_is_called_back_until_the_first_parcel_is_gone() {
        picked(line("1", 2), line("2", 1));
        packed(A, line("1", 2));
        assertThat(recallOrder()).isTrue();

        assertThat(status()).isEqualTo("RECALLED");
        assertThat(kinds()).containsExactly("RELEASE", "RECALL");
        assertThat(sent.parkedReason(packed(B, line("2", 1)))).isNull();
        assertThat(sent.parkedReason(handedOver("A"))).contains("RECALLED");
        assertThat(close().pickResult()).isEqualTo("refused");
        assertThatThrownBy(this::ship).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void what_the_warehouse_says_is_gone_cannot_be_called_back_even_before_the_process_knows() {
        handedOver("A");

        assertThat(recallOrder()).isFalse();
        recall.work(new RecallShipments.Input(order));

        assertThat(status()).isEqualTo("ACCEPTED");
        assertThat(kinds()).containsExactly("RELEASE");
    }

    @Test
    void what_is_confirmed_after_operations_noted_the_carrier_is_kept_and_nothing_follows() {
        picked(line("1", 2), line("2", 1));
        prepare();
        ship();
        var before = sent.of(fulfilment).size();

        assertThat(sent.parkedReason(packed(A, line("1", 2), line("2", 1)))).isNull();
        assertThat(sent.parkedReason(handedOver("A"))).isNull();

        assertThat(sent.of(fulfilment)).hasSize(before);
    }

    @Test
    void what_fits_nothing_is_parked_and_changes_nothing() {
        var foreign = UUID.randomUUID();
        var strange = List.of(
                receive(event(foreign, "store-1", Kind.PICKED, List.of(line("1", 1)), null)),
                receive(event(fulfilment, "store-2", Kind.PICKED, List.of(line("1", 1)), null)),
                picked(line("9", 1)),
                picked(line("1", 3)),
                picked(line("1", -1)),
                receive(event(Kind.PICKED, List.of(), null)),
                receive(event(Kind.PICKED, null, null)),
                receive(event(Kind.PACKED, List.of(line("1", 1)), null)),
                receive(event(Kind.HANDED_TO_CARRIER, List.of(), new Parcel(null, null, null, null, null))));

        assertThat(strange).map(sent::parkedReason).doesNotContainNull();
        assertThat(status()).isEqualTo("OFFERED");
        picked(line("1", 2), line("2", 1));
        assertThat(toldSettled()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({",,,", "0,,,", "-900,,,", "1,,,", "900000,,,", "900,-1,1,1", "900,1,0,1", "900,1,1,-2147483648"})
    void a_weight_or_size_that_cannot_be_is_parked(Integer grams, Integer length, Integer width, Integer height) {
        var id = packed(new Parcel("A", grams, length, width, height), line("1", 2));

        assertThat(sent.parkedReason(id)).contains("a parcel of");
        assertThat(sent.parkedReason(packed(A, line("1", 2)))).isNull();
    }

    @Test
    void a_node_without_a_management_system_confirms_nothing_line_by_line() {
        var other = UUID.randomUUID();
        release.work(new OfferToNode.Input(order, other, "store-1", "jms", List.of(), "PT2H"));
        var id = receive(event(other, "store-1", Kind.TAKEN_ON, List.of(), null));
        assertThat(sent.parkedReason(id)).contains("no management system");
        assertThatThrownBy(() -> close.work(new CloseWarehouseOrder.Input(order, UUID.randomUUID())))
                .isInstanceOf(NeedsOperator.class);
    }

    private void release(String system) {
        var lines = List.of(
                new FulfilmentPlan.Item("1", "MUG", "Mug", 2), new FulfilmentPlan.Item("2", "TEA", "Green tea", 1));
        release.work(new OfferToNode.Input(order, fulfilment, "store-1", system, lines, "PT10H"));
    }

    private CloseWarehouseOrder.Output close() {
        return close.work(new CloseWarehouseOrder.Input(order, fulfilment));
    }

    private void prepare() {
        prepare.work(new PrepareParcel.Input(
                order, fulfilment, List.of(new LineQuantity("1", 2), new LineQuantity("2", 1))));
    }

    private RecordShipment.Output ship() {
        return ship.work(new RecordShipment.Input(order, fulfilment, "Correios", "TX-B-" + fulfilment));
    }

    private boolean recallOrder() {
        return Boolean.TRUE.equals(transaction.execute(status -> shipments.recall(order)));
    }

    private String status() {
        return shipments.ofOrder(order).getFirst().status();
    }

    private List<String> kinds() {
        return sent.of(fulfilment, Queue.SHIPPING_WAREHOUSE_CMD).stream()
                .map(command -> command.body().path("kind").asText())
                .toList();
    }

    private List<SentMessages.Message> toldSettled() {
        return sent.of(fulfilment, MessageName.SHIPPING_WAREHOUSE_CONFIRMED);
    }

    private List<SentMessages.Message> toldGone() {
        return sent.of(fulfilment, MessageName.SHIPPING_HANDED_TO_CARRIER);
    }

    private static WarehouseEvent.Line line(String lineId, int quantity) {
        return new WarehouseEvent.Line(lineId, quantity, null);
    }

    private String picked(WarehouseEvent.Line... lines) {
        return receive(event(Kind.PICKED, List.of(lines), null));
    }

    private String packed(Parcel parcel, WarehouseEvent.Line... lines) {
        return receive(event(Kind.PACKED, List.of(lines), parcel));
    }

    private String handedOver(String number) {
        return receive(event(Kind.HANDED_TO_CARRIER, List.of(), new Parcel(number, null, null, null, null)));
    }

    private WarehouseEvent event(Kind kind, List<WarehouseEvent.Line> lines, Parcel parcel) {
        return event(fulfilment, "store-1", kind, lines, parcel);
    }

    private static WarehouseEvent event(
            UUID about, String nodeId, Kind kind, List<WarehouseEvent.Line> lines, Parcel parcel) {
        return new WarehouseEvent(
                UUID.randomUUID().toString(),
                about,
                nodeId,
                kind,
                lines,
                parcel,
                null,
                "Correios",
                parcel == null ? null : "TX-" + parcel.number() + "-" + about,
                Instant.parse("2026-03-02T12:00:00Z"));
    }

    private String receive(WarehouseEvent event) {
        try {
            listener.receive(json.writeValueAsString(event));
            return event.eventId();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
