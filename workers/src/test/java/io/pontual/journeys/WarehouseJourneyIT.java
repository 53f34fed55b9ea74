package io.pontual.journeys;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.WAREHOUSE_PARCEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.processes.Queue;
import io.pontual.processes.shipping.WarehouseEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Goods from warehouses with a management system: one over queues, one by files. */
@Stage.OnSecond
class WarehouseJourneyIT extends Journey {
    @Test
    void a_warehouse_confirms_in_parts_and_out_of_order_and_what_it_lacks_a_store_sends() {
        var sku = newProduct("-SHORT-PARTS-SHUFFLED-TWICE");
        var other = newProduct("");
        stock("cd-cajamar", sku, 3);
        stock("cd-cajamar", other, 1);
        stock("sp-paulista", sku, 1);
        var request = order().line(sku, 3, "59.90").line(other, 1, "59.90").sent();
        var orderId = place(request);

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("239.60"));
        assertThat(statuses(order)).containsExactlyInAnyOrder("cd-cajamar SHIPPED", "sp-paulista SHIPPED");
        assertThat(order.at("/lines/0/handedOver").asInt()).isEqualTo(3);
        assertThat(stock("cd-cajamar", sku)).isEqualTo(new Stock(0, 0));
        assertThat(stock("cd-cajamar", other)).isEqualTo(new Stock(0, 0));
        // Mails are sent beside the order's way; the last may come after it has ended.
        await().untilAsserted(() -> assertThat(mails(request.email()))
                .filteredOn(mail -> mail.path("subject").asText().contains("a caminho"))
                .hasSize(2));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_warehouse_that_reads_and_writes_files_sends_two_parcels() {
        var one = newProduct("-PARTS");
        var other = newProduct("-SHUFFLED");
        stock("cd-extrema", one, 2);
        stock("cd-extrema", other, 1);
        var request = order().line(one, 2, "59.90").line(other, 1, "59.90").sent();
        var orderId = place(request);

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("179.70"));
        assertThat(statuses(order)).containsExactly("cd-extrema SHIPPED");
        assertThat(order.at("/fulfilments/0/carrier").asText()).isEqualTo("Transportes Exemplo");
        assertThat(order.at("/fulfilments/0/deliveries")).hasSize(2);
        assertThat(stock("cd-extrema", one)).isEqualTo(new Stock(0, 0));
        assertThat(awaitMail(request.email(), "a caminho").path("text").asText())
                .contains(order.at("/fulfilments/0/trackingCode").asText());
        assertNothingLeftBehind(orderId);
    }

    /** Refuses, finds nothing, never answers, answers late, and has the goods standing there: one order each. */
    @Test
    void a_warehouse_that_does_not_send_is_asked_and_what_it_keeps_comes_from_a_store() {
        var refused = atWarehouse("-REJECT-PARTS");
        var nothing = atWarehouse("-NONE-PARTS");
        var silent = atWarehouse("-SILENT-PARTS");
        var found = atWarehouse("-STAYS");
        var gone = atWarehouse("-STAYS");
        var lateSku = newProduct("");
        var late = place(order().by("late").line(lateSku, 1, "59.90").sent());
        awaitTask(late, "Task_ResolveShortage");
        for (var orderId : List.of(refused, nothing)) {
            assertSentByTheStore(orderId);
        }

        // Held when it is to be told, and again when it has packed; between the two nobody hears of it.
        var holdId = hold(late, "customer-request", null, null);
        stock("cd-cajamar", lateSku, 1);
        awaitHeldUp(late);
        partner("galpao", "down");
        try {
            release(late, holdId);
            awaitFulfilment(late, "OFFERED");
            holdId = hold(
                    late,
                    "customer-request",
                    show(late).at("/fulfilments/0/fulfilmentId").asText(),
                    null);
            advance(Duration.ofHours(11));
            complete(awaitTask(silent, "Task_AskWarehouse"), Map.of("silenceDecision", "wait"));
            awaitTask(late, "Task_AskWarehouse");
        } finally {
            partner("galpao", "normal");
        }
        awaitHeldUp(late);
        assertThat(openTasks(late)).isEmpty();
        release(late, holdId);
        awaitStatus(late, "CLOSED");
        assertNothingLeftBehind(late);

        advance(Duration.ofHours(11));
        complete(awaitTask(silent, "Task_AskWarehouse"), Map.of("silenceDecision", "elsewhere"));
        assertSentByTheStore(silent);

        advance(Duration.ofHours(11));
        var noted = new HashMap<String, Object>(Parcels.byCorreios());
        noted.put("parcelDecision", "gone");
        complete(awaitTask(found, "Task_FindParcel"), noted);
        awaitStatus(found, "CLOSED");
        assertNothingLeftBehind(found);
        complete(awaitTask(gone, "Task_FindParcel"), Map.of("parcelDecision", "wait"));
        await().until(() -> openTasks(gone).isEmpty());
        advance(Duration.ofHours(33));
        awaitTask(gone, "Task_FindParcel");
        handOver(gone);
        awaitStatus(gone, "CLOSED");
        assertNothingLeftBehind(gone);
    }

    /** One unit of a product, which is nowhere else. */
    private String atWarehouse(String end) {
        var sku = newProduct(end);
        stock("cd-cajamar", sku, 1);
        return place(order().line(sku, 1, "59.90").sent());
    }

    private void assertSentByTheStore(String orderId) {
        stock("sp-paulista", show(orderId).at("/lines/0/sku").asText(), 1);
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(statuses(order)).containsExactlyInAnyOrder("cd-cajamar REJECTED", "sp-paulista SHIPPED");
        assertThat(captured(order)).isEqualByComparingTo("59.90");
        assertNothingLeftBehind(orderId);
    }

    /** The warehouse says so at last. */
    private void handOver(String orderId) {
        var parcel = sandbox()
                .workersBean(DSLContext.class)
                .fetchSingle(
                        WAREHOUSE_PARCEL,
                        WAREHOUSE_PARCEL.FULFILMENT_ID.eq(UUID.fromString(
                                show(orderId).at("/fulfilments/0/fulfilmentId").asText())));
        var event = new WarehouseEvent(
                "journey-" + UUID.randomUUID(),
                parcel.getFulfilmentId(),
                "cd-cajamar",
                WarehouseEvent.Kind.HANDED_TO_CARRIER,
                List.of(),
                new WarehouseEvent.Parcel(parcel.getNumber(), null, null, null, null),
                null,
                "Transportes Exemplo",
                "TE-" + UUID.randomUUID(),
                sandbox().workersBean(Clock.class).instant());
        Parcels.tell(sandbox(), Queue.SHIPPING_WAREHOUSE_EVT, event);
    }

    private static List<String> statuses(JsonNode order) {
        return StreamSupport.stream(order.path("fulfilments").spliterator(), false)
                .map(part ->
                        part.path("nodeId").asText() + " " + part.path("status").asText())
                .toList();
    }
}
