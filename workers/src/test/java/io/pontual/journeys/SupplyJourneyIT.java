package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What happens when the node that should supply something cannot, or is not to. */
@Stage.OnSecond
class SupplyJourneyIT extends Journey {

    @Test
    void goods_are_sent_by_a_node_with_a_system_and_the_customer_can_follow_them() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 5);
        var request = order().line(sku, 2, "59.90").sent();
        var orderId = place(request);

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertThat(order.at("/fulfilments/0/status").asText()).isEqualTo("SHIPPED");
        var trackingCode = order.at("/fulfilments/0/trackingCode").asText();
        assertThat(awaitMail(request.email(), "a caminho").path("text").asText())
                .contains(trackingCode);
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(3, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_no_node_has_alone_comes_from_two() {
        var one = newProduct("");
        var other = newProduct("");
        stock("sp-paulista", one, 2);
        stock("campinas-cambui", other, 1);
        var request = order().line(one, 2, "59.90").line(other, 1, "59.90").sent();
        var orderId = place(request);

        var order = awaitStatus(orderId, "CLOSED");

        assertThat(statuses(order)).containsExactlyInAnyOrder("sp-paulista SHIPPED", "campinas-cambui SHIPPED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("179.70"));
        // Mails are sent beside the order's way; the last may come after it has ended.
        await().untilAsserted(() -> assertThat(mails(request.email()))
                .filteredOn(mail -> mail.path("subject").asText().contains("a caminho"))
                .hasSize(2));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_a_node_did_not_find_another_sends() {
        var sku = newProduct("-SHORT");
        stock("sp-paulista", sku, 3);
        stock("sp-pinheiros", sku, 1);
        var orderId = place(order().line(sku, 3, "59.90").sent());

        staffShip(orderId);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("179.70"));
        assertThat(statuses(order)).containsExactlyInAnyOrder("sp-paulista SHIPPED", "sp-pinheiros SHIPPED");
        assertThat(order.at("/lines/0/handedOver").asInt()).isEqualTo(3);
        assertThat(stock("sp-paulista", sku).onHand()).isZero();
        assertThat(stock("sp-pinheiros", sku).onHand()).isZero();
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_customer_whose_store_rejects_chooses_another_one() {
        var sku = newProduct("-REJECT");
        stock("sp-paulista", sku, 3);
        stock("sp-pinheiros", sku, 3);
        var request = order().line(sku, 1, "59.90");
        var orderId = place(request);

        var question = awaitQuestion(orderId);
        assertThat(awaitMail(request.email(), "escolha").path("text").asText()).contains("Loja Pinheiros");
        assertThat(answer(orderId, question, Map.of("option", "store:nowhere")).status())
                .isEqualTo(400);
        assertThat(answer(orderId, question, Map.of("option", "store:sp-pinheiros"))
                        .status())
                .isEqualTo(200);
        assertThat(answer(orderId, question, Map.of("option", "store:sp-pinheiros"))
                        .status())
                .isEqualTo(200);
        var late = answer(orderId, question, Map.of("option", "cancel"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("detail").asText()).contains("store:sp-pinheiros");

        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "B-12"));
        var code = codeIn(awaitMail(request.email(), "pronto"));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(statuses(order)).containsExactlyInAnyOrder("sp-paulista REJECTED", "sp-pinheiros HANDED_OVER");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("59.90"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_customer_whose_store_rejects_has_it_sent() {
        var sku = newProduct("-REJECT");
        stock("sp-paulista", sku, 3);
        stock("sp-pinheiros", sku, 3);
        var orderId = place(order().line(sku, 1, "59.90"));

        var question = awaitQuestion(orderId);
        assertThat(question.path("addressNeeded").asBoolean()).isTrue();
        var without = answer(orderId, question, Map.of("option", "ship"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body().at("/errors/0/field").asText()).isEqualTo("/address");
        assertThat(answer(orderId, question, Map.of("option", "ship", "address", OrderRequest.ADDRESS))
                        .status())
                .isEqualTo(200);

        staffShip(orderId);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(statuses(order)).contains("sp-pinheiros SHIPPED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_customer_who_does_not_answer_gets_what_the_policy_says() {
        var sku = newProduct("-REJECT");
        stock("sp-paulista", sku, 3);
        stock("sp-pinheiros", sku, 3);
        var request = order().line(sku, 1, "59.90");
        var orderId = place(request);
        var question = awaitQuestion(orderId);
        awaitMail(request.email(), "escolha");

        advance(Duration.ofHours(25));

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("store-rejected");
        var late = answer(orderId, question, Map.of("option", "store:sp-pinheiros"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("detail").asText()).contains("deadline").contains("cancel");
        assertThat(captured(order)).isZero();
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_nobody_has_waits_for_stock_and_is_sent_when_it_arrives() {
        var sku = newProduct("");
        var orderId = place(order().line(sku, 2, "59.90").sent());
        var task = awaitTask(orderId, "Task_ResolveShortage");
        assertThat(task.path("variables").path("waitingReasons").asText()).contains("no stock");

        stock("sp-paulista", sku, 2);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(statuses(order)).containsExactly("sp-paulista SHIPPED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_waits_too_long_is_cancelled() {
        var sku = newProduct("");
        var request = order().line(sku, 2, "59.90").sent();
        var orderId = place(request);
        awaitTask(orderId, "Task_ResolveShortage");

        advance(Duration.ofDays(8));

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("out-of-stock");
        awaitMail(request.email(), "Parte do seu pedido");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_waits_for_its_customer_can_be_cancelled() {
        var sku = newProduct("-REJECT");
        stock("sp-paulista", sku, 3);
        var orderId = place(order().line(sku, 1, "59.90"));
        var question = awaitQuestion(orderId);

        cancel(orderId, 202);

        awaitStatus(orderId, "CANCELLED");
        var late = answer(orderId, question, Map.of("option", "cancel"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("detail").asText()).contains("cancelled");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_waits_for_stock_can_be_cancelled() {
        var orderId = place(order().line(newProduct(""), 2, "59.90").sent());
        awaitTask(orderId, "Task_ResolveShortage");

        cancel(orderId, 202);

        awaitStatus(orderId, "CANCELLED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_can_be_cancelled_until_a_carrier_has_it() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 2);
        var orderId = place(order().line(sku, 2, "59.90").sent());
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        awaitLabelled(orderId);
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(2, 2));

        cancel(orderId, 202);
        complete(awaitOneTask(orderId, "Task_ApproveCancellation"), Map.of("approvalDecision", "approve"));

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(statuses(order)).containsExactly("sp-pinheiros RECALLED");
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(2, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_of_which_a_parcel_has_left_cannot_be_cancelled() {
        var sku = newProduct("-SHORT");
        stock("sp-paulista", sku, 2);
        stock("sp-pinheiros", sku, 1);
        var orderId = place(order().line(sku, 2, "59.90").sent());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statuses(show(orderId))).contains("sp-paulista SHIPPED"));

        cancel(orderId, 409);

        staffShip(orderId);
        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_operator_moves_goods_to_another_node_until_they_are_picked() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 2);
        var orderId = place(order().line(sku, 2, "59.90").sent());
        awaitTask(orderId, "Task_AcceptShipment");
        stock("poa-moinhos", sku, 2);
        var path = "/api/v1/orders/" + orderId + "/fulfilments/"
                + show(orderId).at("/fulfilments/0/fulfilmentId").asText();

        var candidates = api.get(path + "/candidates").body().path("items");
        assertThat(candidates).hasSize(1);
        assertThat(candidates.at("/0/nodeId").asText()).isEqualTo("poa-moinhos");
        assertThat(candidates.at("/0/suppliesAll").asBoolean()).isTrue();
        assertThat(candidates.at("/0/stock/0/available").asInt()).isEqualTo(2);
        var wish = Map.of("nodeId", "poa-moinhos", "reason", "water damage");
        assertThat(api.post(path + "/move", wish).status()).isEqualTo(202);
        assertThat(api.post(path + "/move", wish).status()).isEqualTo(202);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(statuses(show(orderId)))
                .containsExactlyInAnyOrder("sp-pinheiros RECALLED", "poa-moinhos OFFERED"));
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(2, 0));
        staffShip(orderId);
        awaitStatus(orderId, "CLOSED");
        assertThat(api.post(path + "/move", Map.of("nodeId", "sp-paulista", "reason", "too late"))
                        .status())
                .isEqualTo(409);
        assertNothingLeftBehind(orderId);
    }

    private void staffShip(String orderId) {
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
    }

    private void cancel(String orderId, int expected) {
        var answer = api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of("reason", "changed my mind"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(expected);
    }

    private static List<String> statuses(JsonNode order) {
        return StreamSupport.stream(order.path("fulfilments").spliterator(), false)
                .map(one ->
                        one.path("nodeId").asText() + " " + one.path("status").asText())
                .toList();
    }
}
