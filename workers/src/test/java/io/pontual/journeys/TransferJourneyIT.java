package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store of the pickup has nothing of it; the store in Campinas sends it. */
@Stage.OnSecond
class TransferJourneyIT extends Journey {
    private static final String SKU = "CAM-9005-DAMAGED";
    private static final String SOURCE = "campinas-cambui";
    private static final String STORE = "sp-pinheiros";

    /** What an earlier story left in the store would serve the next one without a transfer. */
    @BeforeEach
    void nothing_of_it_in_the_store() {
        stock(STORE, SKU, 0);
    }

    @Test
    void goods_come_from_another_store_and_are_handed_over() {
        var before = stock(SOURCE, SKU);
        var request = order().at(STORE).in("en").line(SKU, 2, "59.90");
        var orderId = place(request);

        var receive = awaitTask(orderId, "Task_ReceiveTransfer");
        assertThat(receive.path("groups").toString()).contains("store-" + STORE);
        assertThat(stock(SOURCE, SKU).onHand()).isEqualTo(before.onHand() - 2);
        complete(receive, Map.of());
        handOver(orderId, request);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertThat(transfer(orderId).path("status").asText()).isEqualTo("RECEIVED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_arrives_short_and_damaged_is_a_short_pick() {
        var request = order().at(STORE).in("en").line(SKU, 4, "59.90");
        var orderId = place(request);

        complete(
                awaitTask(orderId, "Task_ReceiveTransfer"),
                Map.of("arrived", List.of(Map.of("lineId", "1", "sku", SKU, "quantity", 2, "damaged", 1))));
        handOver(orderId, request);

        var transfer = transfer(orderId);
        assertThat(transfer.at("/lines/0/received").asInt()).isEqualTo(2);
        assertThat(transfer.at("/lines/0/damaged").asInt()).isEqualTo(1);
        giveUpWhatIsMissing(orderId);
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void after_a_cancellation_on_the_way_the_goods_are_free_stock_where_they_arrive() {
        var orderId = place(order().at(STORE).line(SKU, 3, "59.90"));
        awaitTask(orderId, "Task_ReceiveTransfer");
        var before = stock(STORE, SKU);

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);
        awaitStatus(orderId, "CANCELLED");

        var waiting = transfer(orderId);
        assertThat(waiting.path("status").asText()).isEqualTo("IN_TRANSFER");
        assertThat(waiting.path("wanted").asBoolean()).isFalse();
        var receipt = api.post(
                "/api/v1/transfers/" + waiting.path("transferId").asText() + "/receipt",
                Map.of("lines", List.of(Map.of("lineId", "1", "received", 3, "damaged", 0))));
        assertThat(receipt.status()).as("%s", receipt.body()).isEqualTo(200);
        var after = stock(STORE, SKU);
        assertThat(after.onHand()).isEqualTo(before.onHand() + 3);
        assertThat(after.reserved()).isEqualTo(before.reserved());
        assertNothingLeftBehind(orderId);
    }

    @Test
    void systems_of_both_stores_do_it_without_us() {
        var orderId = place(order().at("sp-paulista").line(SKU, 3, "59.90"));

        // One of them arrives damaged, as the SKU says.
        giveUpWhatIsMissing(orderId);
        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertThat(transfer(orderId).at("/lines/0/damaged").asInt()).isEqualTo(1);
        assertNothingLeftBehind(orderId);
    }

    /** Of one order nothing comes; the other is held when its goods are there, and called off. */
    @Test
    void what_never_arrives_is_asked_of_nobody_and_a_held_order_neither() {
        var lost = place(order().at(STORE).line(SKU, 1, "59.90"));
        var held = place(order().by("held").at(STORE).line(SKU, 1, "59.90"));
        complete(
                awaitTask(lost, "Task_ReceiveTransfer"),
                Map.of("arrived", List.of(Map.of("lineId", "1", "sku", SKU, "quantity", 0, "damaged", 0))));
        var receiving = awaitTask(held, "Task_ReceiveTransfer");
        hold(held, "customer-request", null, null);
        complete(receiving, Map.of());

        giveUpWhatIsMissing(lost);
        assertThat(awaitStatus(lost, "CANCELLED").path("cancellationReason").asText())
                .isEqualTo("nothing-found");
        assertNothingLeftBehind(lost);
        assertThat(captured(show(lost))).isZero();
        awaitHeldUp(held);
        assertThat(openTasks(held)).isEmpty();
        api.post("/api/v1/orders/" + held + "/cancellation", Map.of());
        awaitStatus(held, "CANCELLED");
        assertNothingLeftBehind(held);
        assertThat(stock(STORE, SKU).reserved()).isZero();
    }

    private void handOver(String orderId, OrderRequest request) {
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        var code = codeIn(awaitMail(request.email(), "ready"));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));
    }

    /** The customer does without it. */
    private void giveUpWhatIsMissing(String orderId) {
        var answer = answer(orderId, awaitQuestion(orderId), Map.of("option", "cancel"));
        assertThat(answer.status()).as("%s", answer.body()).isLessThan(300);
    }

    private JsonNode transfer(String orderId) {
        var found = api.get("/api/v1/transfers?orderId=" + orderId).body().path("items");
        assertThat(found).hasSize(1);
        return found.path(0);
    }
}
