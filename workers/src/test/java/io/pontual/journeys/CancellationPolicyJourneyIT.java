package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a cancellation costs, who must agree, and that both come out exactly so. */
@Stage.OnSecond
class CancellationPolicyJourneyIT extends Journey {
    @Test
    void a_fee_that_is_accepted_is_all_that_is_charged() {
        var sku = newProduct("");
        stock("sp-pinheiros", sku, 5);
        var request = order().through("store").at("sp-pinheiros").line(sku, 3, "33.33");
        request.paidWith("tok_approved", "5.00").paidWith("tok_approved", "94.99");
        var orderId = staged(request);

        var refused = cancel(orderId, Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asText()).endsWith("cancellation-fee");
        assertThat(show(orderId).path("status").asText()).isEqualTo("IN_FULFILMENT");
        assertThat(preview(orderId).path("fee").asText()).isEqualTo("9.99");

        var accepted = cancel(orderId, Map.of("acceptFee", true));
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(captured(order)).isEqualByComparingTo(new BigDecimal("9.99"));
        assertThat(order.at("/payments/0/captured").asText()).isEqualTo("5.00");
        assertThat(order.at("/payments/1/captured").asText()).isEqualTo("4.99");
        assertThat(awaitMail(request.email(), "cancelad").path("text").asText()).contains("R$ 9,99");
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(5, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_fee_that_is_not_accepted_leaves_the_order_as_it_was() {
        var orderId = staged(order().through("store").at("sp-pinheiros"));
        assertThat(cancel(orderId, Map.of()).status()).isEqualTo(409);

        var code = codeIn(awaitMail(order().email(), "retirada"));
        complete(awaitTask(orderId, "Task_HandOver"), Map.of("collectionCode", code));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_packed_order_is_cancelled_when_somebody_agrees() {
        var sku = newProduct("");
        var request = order().line(sku, 2, "59.90").sent();
        var orderId = packed(sku, request);

        var answer = cancel(orderId, Map.of("reason", "changed my mind"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(answer.body().path("outcome").asText()).isEqualTo("waiting-for-approval");
        complete(approval(orderId), Map.of("approvalDecision", "approve"));

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(2, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_refused_cancellation_is_told_and_the_parcel_goes() {
        var sku = newProduct("");
        var request = order().line(sku, 2, "59.90").sent();
        var orderId = packed(sku, request);
        cancel(orderId, Map.of());

        complete(approval(orderId), Map.of("approvalDecision", "refuse"));

        awaitMail(request.email(), "não foi cancelado");
        complete(awaitTask(orderId, "Task_HandToCarrier"), Map.of("allHandedOver", true));
        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(new BigDecimal("119.80"));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void without_an_answer_in_time_the_policy_decides() {
        var sku = newProduct("");
        var orderId = packed(sku, order().line(sku, 2, "59.90").sent());
        cancel(orderId, Map.of());
        approval(orderId);

        advance(Duration.ofMinutes(61));

        assertThat(captured(awaitStatus(orderId, "CANCELLED"))).isZero();
        assertThat(preview(orderId).at("/request/status").asText()).isEqualTo("GRANTED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_parcel_that_leaves_while_somebody_decides_takes_the_question_away() {
        var sku = newProduct("");
        var orderId = packed(sku, order().line(sku, 2, "59.90").sent());
        cancel(orderId, Map.of());
        approval(orderId);

        complete(awaitOneTask(orderId, "Task_HandToCarrier"), Map.of("allHandedOver", true));

        awaitStatus(orderId, "CLOSED");
        assertThat(preview(orderId).at("/request/status").asText()).isEqualTo("WITHDRAWN");
        assertThat(cancel(orderId, Map.of()).body().path("type").asText()).endsWith("too-late-to-cancel");
        assertNothingLeftBehind(orderId);
    }

    private String staged(OrderRequest request) {
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        awaitTask(orderId, "Task_HandOver");
        return orderId;
    }

    private String packed(String sku, OrderRequest request) {
        stock("sp-pinheiros", sku, 2);
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        awaitLabelled(orderId);
        return orderId;
    }

    private JsonNode approval(String orderId) {
        return awaitOneTask(orderId, "Task_ApproveCancellation");
    }

    private Api.Answer cancel(String orderId, Map<String, ?> body) {
        return api.post("/api/v1/orders/" + orderId + "/cancellation", body);
    }

    private JsonNode preview(String orderId) {
        return api.get("/api/v1/orders/" + UUID.fromString(orderId) + "/cancellation")
                .body();
    }
}
