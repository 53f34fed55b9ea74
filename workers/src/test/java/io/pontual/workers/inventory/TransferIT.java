package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_COUNT;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_LEVEL;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.STOCK_MOVEMENT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.inventory.DispatchTransfer;
import io.pontual.processes.inventory.ReceiveTransfer;
import io.pontual.processes.inventory.ReceiveTransfer.Arrived;
import io.pontual.processes.inventory.RequestTransfer;
import io.pontual.processes.inventory.TransferEvent;
import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.FakeOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Three shirts that a customer wants at "to": one lies there, two come from "from", which has five. */
@ApiTest
@Import(FakeOrders.class)
class TransferIT {
    private final UUID orderId = UUID.randomUUID();
    private final UUID fulfilmentId = UUID.randomUUID();
    private final UUID transferId = UUID.randomUUID();
    private final String own = "-" + UUID.randomUUID().toString().substring(24);
    private final String from = "from" + own;
    private final String to = "to" + own;
    private final String shirt = "shirt" + own;

    @Autowired
    Api api;

    @Autowired
    Inventory inventory;

    @Autowired
    StockReservations reservations;

    @Autowired
    Transfers transfers;

    @Autowired
    TransferEvents events;

    @Autowired
    FakeOrders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @BeforeEach
    void shirts() {
        inventory.put(new NodeRow(from, Shelf.STORE));
        inventory.put(new NodeRow(to, Shelf.STORE));
        inventory.put(
                new ProductRow(shirt, new ProductRequest("Camiseta", "apparel", BigDecimal.TEN, "BRL", 200, null)));
        inventory.put(new StockRow(from, shirt, new StockRequest(5, 0)));
        inventory.put(new StockRow(to, shirt, new StockRequest(1, 0)));
    }

    @Test
    void units_are_held_where_they_are_until_they_are_where_they_are_wanted() {
        reserve("tasklist", "tasklist");
        assertThat(level(from)).isEqualTo("5 on hand, 2 reserved, 0 damaged, 0 on the way");
        assertThat(level(to)).isEqualTo("1 on hand, 1 reserved, 0 damaged, 0 on the way");

        var sent = dispatch(2);
        assertThat(sent.anythingSent()).isTrue();
        assertThat(sent.missing()).isEmpty();
        assertThat(sent.receiveDueAt()).endsWith("-03:00");
        assertThat(level(from)).isEqualTo("3 on hand, 0 reserved, 0 damaged, 0 on the way");
        assertThat(level(to)).isEqualTo("1 on hand, 1 reserved, 0 damaged, 2 on the way");

        assertThat(receive(2, 0).missing()).isEmpty();
        assertThat(level(to)).isEqualTo("3 on hand, 3 reserved, 0 damaged, 0 on the way");

        reservations.confirm(fulfilmentId);
        assertThat(level(to)).isEqualTo("0 on hand, 0 reserved, 0 damaged, 0 on the way");
        assertBooksStraight();
    }

    @Test
    void doing_a_step_again_changes_nothing() {
        reserve("tasklist", "tasklist");
        reserve("tasklist", "tasklist");

        assertThat(dispatch(2).missing()).isEqualTo(dispatch(1).missing());
        assertThat(receive(2, 0).missing()).isEqualTo(receive(0, 0).missing());

        assertThat(level(from)).isEqualTo("3 on hand, 0 reserved, 0 damaged, 0 on the way");
        assertThat(level(to)).isEqualTo("3 on hand, 3 reserved, 0 damaged, 0 on the way");
    }

    @Test
    void a_short_pick_is_corrected_at_the_source_and_asks_for_a_count_there() {
        reserve("tasklist", "tasklist");

        var sent = dispatch(1);

        assertThat(sent.missing()).containsExactly(new LineQuantity("1", 1));
        assertThat(level(from)).isEqualTo("0 on hand, 0 reserved, 0 damaged, 0 on the way");
        assertThat(level(to)).endsWith("1 on the way");
        assertThat(db.fetchCount(STOCK_COUNT, STOCK_COUNT.NODE_ID.eq(from))).isEqualTo(1);
        assertThat(receive(1, 0).missing()).containsExactly(new LineQuantity("1", 1));
        assertBooksStraight();
    }

    @Test
    void nothing_found_cancels_the_transfer() {
        reserve("tasklist", "tasklist");

        var sent = dispatch(0);

        assertThat(sent.anythingSent()).isFalse();
        assertThat(sent.missing()).containsExactly(new LineQuantity("1", 2));
        assertThat(shown().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(level(to)).isEqualTo("1 on hand, 1 reserved, 0 damaged, 0 on the way");
    }

    @Test
    void what_is_damaged_is_booked_so_and_what_is_lost_is_written_off() {
        reserve("tasklist", "tasklist");
        dispatch(2);

        assertThat(receive(0, 1).missing()).containsExactly(new LineQuantity("1", 2));

        assertThat(level(to)).isEqualTo("1 on hand, 1 reserved, 1 damaged, 0 on the way");
        assertThat(db.select(STOCK_MOVEMENT.CAUSE)
                        .from(STOCK_MOVEMENT)
                        .where(STOCK_MOVEMENT.NODE_ID.eq(to), STOCK_MOVEMENT.REFERENCE_ID.eq(transferId))
                        .orderBy(STOCK_MOVEMENT.MOVEMENT_ID)
                        .fetch(STOCK_MOVEMENT.CAUSE))
                .containsExactly("transfer-out", "damaged", "not-found");
        assertBooksStraight();
    }

    @Test
    void a_cancellation_before_the_goods_left_frees_them_where_they_are() {
        reserve("jms", "tasklist");

        cancel();

        assertThat(level(from)).isEqualTo("5 on hand, 0 reserved, 0 damaged, 0 on the way");
        assertThat(level(to)).isEqualTo("1 on hand, 0 reserved, 0 damaged, 0 on the way");
        assertThat(shown().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(db.fetchCount(OUTBOX, OUTBOX.MESSAGE_ID.eq("transfer-recall:" + transferId)))
                .isEqualTo(1);
        assertThat(dispatch(2).anythingSent()).isFalse();
        assertThat(level(from)).startsWith("5 on hand, 0 reserved");
    }

    @Test
    void after_a_cancellation_on_the_way_the_goods_arrive_as_free_stock() {
        reserve("tasklist", "tasklist");
        dispatch(2);

        cancel();

        var waiting = api.get("/api/v1/transfers?status=IN_TRANSFER&wanted=false&toNodeId=" + to)
                .body();
        assertThat(waiting.path("total").asInt()).isEqualTo(1);
        assertThat(waiting.at("/items/0/lines/0/dispatched").asInt()).isEqualTo(2);
        var received = receipt("{\"lines\": [{\"lineId\": \"1\", \"received\": 1, \"damaged\": 1}]}");
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.body().path("status").asText()).isEqualTo("RECEIVED");
        assertThat(level(to)).isEqualTo("2 on hand, 0 reserved, 1 damaged, 0 on the way");
        assertThat(receipt("{\"lines\": []}").problem()).isEqualTo("transfer-not-under-way");
        assertBooksStraight();
    }

    @Test
    void a_cancellation_that_meets_the_receipt_makes_it_free_stock_too() {
        reserve("tasklist", "tasklist");
        dispatch(2);

        orders.close(orderId);
        receive(2, 0);
        reservations.releaseOrder(orderId);

        assertThat(level(to)).isEqualTo("3 on hand, 0 reserved, 0 damaged, 0 on the way");
    }

    @Test
    void giving_up_the_fulfilment_gives_up_its_transfers() {
        reserve("tasklist", "tasklist");

        reservations.release(fulfilmentId);

        assertThat(level(from)).startsWith("5 on hand, 0 reserved");
        assertThat(level(to)).startsWith("1 on hand, 0 reserved");
        assertThat(shown().path("wanted").asBoolean()).isFalse();
    }

    @Test
    void a_node_with_a_system_is_told_what_to_send_and_tells_what_it_sent() {
        reserve("jms", "jms");
        transfers.request(new RequestTransfer.Input(transferId, "PT4H"));
        assertThat(sent("transfer-send:" + transferId)).contains("\"SEND\"", from, to, shirt);

        assertThat(tell(TransferEvent.Kind.DISPATCHED, from, 2)).isEmpty();
        assertThat(level(to)).endsWith("2 on the way");
        assertThat(dispatch(0).anythingSent()).isTrue();
        assertThat(sent("transfer-expect:" + transferId)).contains("\"EXPECT\"", shirt);

        assertThat(tell(TransferEvent.Kind.RECEIVED, to, 2)).isEmpty();
        assertThat(level(to)).isEqualTo("3 on hand, 3 reserved, 0 damaged, 0 on the way");
        assertThat(db.selectFrom(OUTBOX)
                        .where(OUTBOX.CORRELATION_KEY.eq(transferId.toString()))
                        .fetch(OUTBOX.DESTINATION))
                .contains(MessageName.INVENTORY_TRANSFER_DISPATCHED, MessageName.INVENTORY_TRANSFER_RECEIVED);
    }

    @Test
    void goods_that_left_although_the_order_was_cancelled_are_on_their_way_all_the_same() {
        reserve("jms", "tasklist");
        orders.close(orderId);

        assertThat(tell(TransferEvent.Kind.DISPATCHED, from, 2)).isEmpty();

        assertThat(level(to)).endsWith("2 on the way");
        assertThat(shown().path("wanted").asBoolean()).isFalse();
    }

    @Test
    void an_event_that_fits_nothing_is_parked() {
        reserve("jms", "tasklist");

        assertThat(tell(TransferEvent.Kind.RECEIVED, to, 2)).isPresent();
        assertThat(tell(TransferEvent.Kind.DISPATCHED, to, 2)).isPresent();
        assertThat(tell(TransferEvent.Kind.DISPATCHED, from, 2)).isEmpty();
        assertThat(tell(TransferEvent.Kind.DISPATCHED, from, 2)).isPresent();
        assertThat(transaction
                        .<Optional<String>>execute(status -> events.apply(new TransferEvent(
                                "e", UUID.randomUUID(), from, TransferEvent.Kind.DISPATCHED, List.of(), Instant.EPOCH)))
                        .orElse(""))
                .contains("no transfer");
    }

    @Test
    void wrong_receipts_are_told() {
        reserve("tasklist", "jms");
        dispatch(2);

        assertThat(receipt("{\"lines\": [{\"lineId\": \"9\", \"received\": 1, \"damaged\": 0}]}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/lines/0/lineId");
        assertThat(receipt("{\"lines\": [{\"lineId\": \"1\", \"received\": 2, \"damaged\": 1}]}")
                        .body()
                        .at("/errors/0/message")
                        .asText())
                .contains("more than the 2");
        assertThat(receipt("{\"lines\": [{\"lineId\": \"1\", \"received\": 2, \"damaged\": 0}]}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/transfers/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void while_staff_have_a_task_for_it_nobody_else_receives_it() {
        reserve("tasklist", "tasklist");
        dispatch(2);

        assertThat(receipt("{\"lines\": []}").problem()).isEqualTo("transfer-in-task");
    }

    @Test
    void a_wrong_duration_and_an_unknown_transfer_are_for_an_operator() {
        reserve("tasklist", "tasklist");

        assertThatThrownBy(() -> transfers.request(new RequestTransfer.Input(transferId, "soon")))
                .isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> transfers.request(new RequestTransfer.Input(UUID.randomUUID(), "PT1H")))
                .isInstanceOf(NeedsOperator.class);
    }

    private void reserve(String fromSystem, String toSystem) {
        var plan = new FulfilmentPlan(
                fulfilmentId,
                "pickup-in-store",
                to,
                toSystem,
                List.of("apparel"),
                List.of(new FulfilmentPlan.Item("1", shirt, "Camiseta", 3)),
                List.of(new FulfilmentPlan.Transfer(
                        transferId, from, fromSystem, List.of(new FulfilmentPlan.Item("1", shirt, "Camiseta", 2)))));
        reservations.reserve(orderId, List.of(plan));
    }

    private DispatchTransfer.Output dispatch(int units) {
        return transfers.dispatch(
                new DispatchTransfer.Input(orderId, transferId, List.of(new LineQuantity("1", units)), null));
    }

    private ReceiveTransfer.Output receive(int good, int damaged) {
        return transfers.receive(
                new ReceiveTransfer.Input(orderId, transferId, List.of(new Arrived("1", good, damaged))));
    }

    private Optional<String> tell(TransferEvent.Kind kind, String nodeId, int units) {
        return transaction.execute(status -> events.apply(new TransferEvent(
                kind + "-" + UUID.randomUUID(),
                transferId,
                nodeId,
                kind,
                List.of(new Arrived("1", units, 0)),
                Instant.EPOCH)));
    }

    private void cancel() {
        orders.close(orderId);
        reservations.releaseOrder(orderId);
    }

    private JsonNode shown() {
        return api.get("/api/v1/transfers/" + transferId).body();
    }

    private Api.Answer receipt(String body) {
        return api.post("/api/v1/transfers/" + transferId + "/receipt", body);
    }

    private String sent(String messageId) {
        return db.fetchSingle(OUTBOX, OUTBOX.MESSAGE_ID.eq(messageId)).getBody().toString();
    }

    private String level(String nodeId) {
        var level = db.fetchSingle(STOCK_LEVEL, STOCK_LEVEL.NODE_ID.eq(nodeId), STOCK_LEVEL.SKU.eq(shirt));
        return level.getOnHand() + " on hand, " + level.getReserved() + " reserved, " + level.getDamaged()
                + " damaged, " + level.getInTransfer() + " on the way";
    }

    /** The sum of the ledger is the level, of both nodes. */
    private void assertBooksStraight() {
        for (var nodeId : List.of(from, to)) {
            var sum = new int[4];
            db.selectFrom(STOCK_MOVEMENT)
                    .where(STOCK_MOVEMENT.NODE_ID.eq(nodeId))
                    .forEach(movement -> {
                        sum[0] += movement.getOnHandChange();
                        sum[1] += movement.getReservedChange();
                        sum[2] += movement.getDamagedChange();
                        sum[3] += movement.getInTransferChange();
                    });
            assertThat(level(nodeId))
                    .isEqualTo(sum[0] + " on hand, " + sum[1] + " reserved, " + sum[2] + " damaged, " + sum[3]
                            + " on the way");
        }
    }
}
