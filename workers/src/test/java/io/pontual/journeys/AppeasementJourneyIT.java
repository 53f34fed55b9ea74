package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money that is given back for goodwill reaches the customer once, and never without somebody who may give it. */
@Stage.OnSecond
class AppeasementJourneyIT extends Journey {
    @Test
    void within_the_limit_the_customer_has_it_at_once_and_once() {
        var request = order();
        var orderId = closed(request);
        var key = UUID.randomUUID().toString();

        assertThat(give(orderId, "refund", "10.00", key).body().path("status").asText())
                .isEqualTo("GRANTED");
        assertThat(give(orderId, "refund", "10.00", key).status()).isEqualTo(202);

        awaitRefunded(orderId, "10.00");
        assertThat(awaitMail(request.email(), "reembolso").path("text").asText())
                .contains("R$ 10,00", "conforme combinado");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void store_credit_comes_with_its_code() {
        var request = order();
        var orderId = closed(request);

        give(orderId, "store-credit", "20.00", UUID.randomUUID().toString());

        awaitRefunded(orderId, "20.00");
        assertThat(awaitMail(request.email(), "reembolso").path("text").asText())
                .contains("R$ 20,00 viraram crédito", "Código do crédito na loja: ");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void above_the_limit_a_supervisor_decides() {
        var orderId = closed(order());

        give(orderId, "refund", "60.00", UUID.randomUUID().toString());
        complete(awaitTask(orderId, "Task_ApproveAppeasement"), Map.of("approvalDecision", "refuse"));
        awaitDecided(orderId, 0, "REFUSED");
        give(orderId, "refund", "50.00", UUID.randomUUID().toString());
        complete(awaitTask(orderId, "Task_ApproveAppeasement"), Map.of("approvalDecision", "approve"));

        awaitDecided(orderId, 1, "GRANTED");
        awaitRefunded(orderId, "50.00");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void shipping_that_was_charged_goes_back() {
        var request = order().line("CAM-0101", 1, "59.90").shipping("15.90").sent();
        var orderId = closed(request);
        assertThat(captured(show(orderId))).isEqualByComparingTo("75.80");

        assertThat(freeShipping(orderId).body().path("status").asText()).isEqualTo("GRANTED");

        awaitRefunded(orderId, "15.90");
        assertThat(awaitMail(request.email(), "reembolso").path("text").asText())
                .contains("R$ 15,90", "conforme combinado");
        assertNothingLeftBehind(orderId);
    }

    /** Paid by PIX, of which nothing is charged as long as nothing was sent. */
    @Test
    void shipping_that_was_paid_in_advance_goes_back_before_anything_is_charged() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 1);
        var request = order().line(sku, 1, "59.90")
                .shipping("15.90")
                .paidBy("pix", null, "75.80")
                .sent();
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptShipment");

        assertThat(freeShipping(orderId).body().path("waived").asBoolean()).isTrue();

        awaitRefunded(orderId, "15.90");
        assertThat(awaitMail(request.email(), "reembolso").path("text").asText())
                .contains("R$ 15,90", "por nossa conta");
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        var order = awaitStatus(orderId, "CLOSED");
        assertThat(order.at("/charged/total").asText()).isEqualTo("59.90");
        assertThat(refunded(order)).isEqualByComparingTo("15.90");
        assertNothingLeftBehind(orderId);
    }

    private Api.Answer freeShipping(String orderId) {
        var answer = api.post(
                "/api/v1/orders/" + orderId + "/appeasements",
                Map.of("kind", "free-shipping", "reason", "came late", "role", "agent"),
                UUID.randomUUID().toString());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer;
    }

    private String closed(OrderRequest request) {
        var orderId = place(request);
        awaitStatus(orderId, "CLOSED");
        return orderId;
    }

    private Api.Answer give(String orderId, String kind, String amount, String key) {
        var answer = api.post(
                "/api/v1/orders/" + orderId + "/appeasements",
                Map.of("kind", kind, "amount", amount, "reason", "a scratch", "role", "agent"),
                key);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer;
    }

    private void awaitDecided(String orderId, int no, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(api.get("/api/v1/orders/" + orderId + "/appeasements")
                                .body()
                                .at("/items/" + no + "/status")
                                .asText())
                        .isEqualTo(status));
    }

    private void awaitRefunded(String orderId, String amount) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(refunded(show(orderId))).isEqualByComparingTo(new BigDecimal(amount)));
    }
}
