package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers who change their mind about a part of the order, while it goes on. */
class ChangeJourneyIT extends Journey {
    private static final String STORE = "sp-pinheiros";

    @Test
    void a_store_that_has_accepted_gets_what_is_left_and_only_that_is_charged() {
        var sku = newProduct("");
        stock(STORE, sku, 5);
        var request = order().at(STORE).line(sku, 3, "33.33").line("CAM-0101", 1, "59.90");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        var pick = awaitTask(orderId, "Task_PickItems");

        var changeId = cancel(orderId, "1", 2);

        awaitApplied(orderId, changeId);
        var accept = awaitOtherTask(orderId, "Task_AcceptOrder", pick);
        assertThat(stock(STORE, sku).reserved()).isEqualTo(1);
        complete(accept, Map.of("accepted", true));
        collect(orderId, request);

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("93.23"));
        assertThat(order.path("total").asText()).isEqualTo("93.23");
        assertThat(order.at("/lines/0/handedOver").asInt()).isEqualTo(1);
        assertThat(order.at("/lines/0/cancelled").asInt()).isEqualTo(2);
        assertThat(stock(STORE, sku)).isEqualTo(new Stock(4, 0));
        assertThat(awaitMail(request.email(), "foi alterado").path("text").asText())
                .contains("1 x");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_parcel_of_which_nothing_is_left_is_not_sent_and_the_other_is() {
        var one = newProduct("");
        var other = newProduct("");
        stock(STORE, one, 2);
        stock("sp-paulista", other, 1);
        var request = order().line(one, 2, "59.90").line(other, 1, "59.95").sent();
        var orderId = place(request);
        awaitOneTask(orderId, "Task_AcceptShipment");

        awaitApplied(orderId, cancel(orderId, "1", 2));

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("59.95"));
        assertThat(stock(STORE, one)).isEqualTo(new Stock(2, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_was_paid_by_pix_and_is_not_owed_any_more_comes_back_at_once() {
        var sku = newProduct("");
        stock(STORE, sku, 2);
        var request = order().at(STORE).line(sku, 2, "59.90").paidBy("pix", null, "119.80");
        var orderId = place(request);
        var before = awaitTask(orderId, "Task_AcceptOrder");
        assertThat(captured(show(orderId))).isEqualByComparingTo("119.80");

        cancel(orderId, "1", 1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refunded(show(orderId))).isEqualByComparingTo("59.90"));
        assertThat(show(orderId).path("status").asText()).isEqualTo("IN_FULFILMENT");
        complete(awaitOtherTask(orderId, "Task_AcceptOrder", before), Map.of("accepted", true));
        collect(orderId, request);
        assertThat(refunded(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("59.90");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void units_that_are_cancelled_while_the_payment_is_awaited_are_never_prepared() {
        var sku = newProduct("");
        stock(STORE, sku, 3);
        var request = order().at(STORE).line(sku, 3, "20.00").paidWith("tok_pending_approved", "60.00");
        var orderId = place(request);

        awaitApplied(orderId, cancel(orderId, "1", 2));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stock(STORE, sku).reserved()).isEqualTo(1));
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        collect(orderId, request);
        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("20.00");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void lines_that_the_customer_is_asked_about_can_be_cancelled_instead() {
        var sku = newProduct("-REJECT");
        stock("sp-paulista", sku, 1);
        stock(STORE, sku, 1);
        var other = newProduct("");
        stock("sp-paulista", other, 1);
        var request = order().line(sku, 1, "59.90");
        var orderId = place(request.line(other, 1, "10.00"));
        var question = awaitQuestion(orderId);

        awaitApplied(orderId, cancel(orderId, "1", 1));

        assertThat(api.get("/api/v1/orders/" + orderId).body().path("lines").findValuesAsText("cancelled"))
                .containsExactly("1", "0");
        // The other line was rejected with it, and the question is about that alone now.
        var asked = api.get("/api/v1/orders/" + orderId + "/choices").body().path("items");
        assertThat(asked).isNotEmpty();
        assertThat(answer(orderId, question, Map.of("option", "cancel")).status())
                .isBetween(200, 409);
        awaitStatus(orderId, "CANCELLED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void what_is_picked_cannot_be_changed_and_the_order_goes_on() {
        var request = order().at(STORE);
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        awaitTask(orderId, "Task_StageOrder");

        var answer = change(orderId, Map.of("cancelLines", List.of(Map.of("lineId", "1", "quantity", 1))));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("type").asText()).endsWith("too-late-to-change");

        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "A-1"));
        complete(
                awaitTask(orderId, "Task_HandOver"),
                Map.of("collectionCode", codeIn(awaitMail(request.email(), "retirada"))));
        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("119.80");
        var late = change(orderId, Map.of("contact", Map.of("name", "Outro Nome")));
        assertThat(late.body().path("detail").asText()).contains("return");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void mails_go_to_the_new_contact() {
        var request = order().at(STORE);
        var orderId = place(request);
        var email = request.email().replace("cliente.", "cliente.novo.");

        var answer = change(orderId, Map.of("contact", Map.of("email", email, "locale", "en")));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);

        awaitMail(email, "was changed");
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", false, "rejectionReason", "no staff"));
        api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of());
        awaitStatus(orderId, "CANCELLED");
        awaitMail(email, "cancelled");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_pickup_is_sent_instead_while_the_store_prepares_it() {
        var sku = newProduct("");
        stock(STORE, sku, 2);
        var request = order().at(STORE).line(sku, 2, "59.90");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        awaitTask(orderId, "Task_PickItems");

        change202(orderId, Map.of("fulfilment", Map.of("method", "ship", "address", OrderRequest.ADDRESS)));

        assertThat(awaitMail(request.email(), "foi alterado").path("text").asText())
                .contains("São Paulo");
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(captured(order)).isEqualByComparingTo("119.80");
        assertThat(order.at("/fulfilment/method").asText()).isEqualTo("ship");
        assertThat(stock(STORE, sku)).isEqualTo(new Stock(0, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_delivery_is_collected_instead_where_the_goods_are() {
        var sku = newProduct("");
        stock(STORE, sku, 1);
        var request = order().line(sku, 1, "59.90").sent();
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptShipment");

        change202(orderId, Map.of("fulfilment", Map.of("method", "pickup", "nodeId", STORE)));

        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        collect(orderId, request);
        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("59.90");
        assertThat(show(orderId).path("fulfilment").has("address")).isFalse();
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_parcel_that_goes_elsewhere_is_planned_anew_until_it_is_picked() {
        var sku = newProduct("");
        stock(STORE, sku, 1);
        var request = order().line(sku, 1, "59.90").sent();
        var orderId = place(request);
        var before = awaitTask(orderId, "Task_AcceptShipment");
        var address = new HashMap<String, Object>(OrderRequest.ADDRESS);
        address.put("number", "2000");
        change202(orderId, Map.of("address", address));

        complete(awaitOtherTask(orderId, "Task_AcceptShipment", before), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        awaitOneTask(orderId, "Task_PackParcels");
        var late = change(orderId, Map.of("address", OrderRequest.ADDRESS));
        assertThat(late.status()).isEqualTo(409);
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        assertThat(awaitStatus(orderId, "CLOSED")
                        .at("/fulfilment/address/number")
                        .asText())
                .isEqualTo("2000");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_change_that_a_marketplace_does_not_agree_to_is_told_and_changes_nothing() {
        var request = order().through("marketplace").at(STORE);
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        cancel(orderId, "1", 1);
        complete(awaitOneTask(orderId, "Task_ApproveChange"), Map.of("approvalDecision", "refuse"));

        awaitMail(request.email(), "não foi alterado");
        collect(orderId, request);
        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo("119.80");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_is_cancelled_while_a_change_waits_takes_it_along() {
        var request = order().through("marketplace").at(STORE);
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptOrder");
        var changeId = cancel(orderId, "1", 1);
        awaitOneTask(orderId, "Task_ApproveChange");

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);

        awaitStatus(orderId, "CANCELLED");
        assertThat(read(orderId, changeId).path("status").asText()).isEqualTo("WITHDRAWN");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_order_that_is_changed_twice_and_then_cancelled_gives_everything_back() {
        var sku = newProduct("");
        stock(STORE, sku, 4);
        var orderId = place(order().line(sku, 4, "15.01").sent());
        awaitTask(orderId, "Task_AcceptShipment");
        awaitApplied(orderId, cancel(orderId, "1", 1));
        awaitApplied(orderId, cancel(orderId, "1", 1));

        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);

        assertThat(captured(awaitStatus(orderId, "CANCELLED"))).isZero();
        assertThat(stock(STORE, sku)).isEqualTo(new Stock(4, 0));
        assertNothingLeftBehind(orderId);
    }

    private void collect(String orderId, OrderRequest request) {
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "A-1"));
        complete(
                awaitTask(orderId, "Task_HandOver"),
                Map.of("collectionCode", codeIn(awaitMail(request.email(), "retirada"))));
    }

    private String cancel(String orderId, String lineId, int quantity) {
        var answer = change(orderId, Map.of("cancelLines", List.of(Map.of("lineId", lineId, "quantity", quantity))));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().path("changeId").asText();
    }

    private Api.Answer change(String orderId, Map<String, ?> body) {
        return api.post("/api/v1/orders/" + orderId + "/changes", body);
    }

    private void change202(String orderId, Map<String, ?> body) {
        var answer = change(orderId, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    }

    private JsonNode read(String orderId, String changeId) {
        return api.get("/api/v1/orders/" + orderId + "/changes/" + changeId).body();
    }

    private void awaitApplied(String orderId, String changeId) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        read(orderId, changeId).path("status").asText())
                .isEqualTo("APPLIED"));
    }

    private JsonNode awaitOtherTask(String orderId, String elementId, JsonNode before) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openTasks(orderId))
                .noneMatch(task -> task.path("taskId").equals(before.path("taskId"))));
        return awaitTask(orderId, elementId);
    }
}
