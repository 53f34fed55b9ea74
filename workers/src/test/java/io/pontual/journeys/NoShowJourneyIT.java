package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody comes. Time is moved, not slept. */
class NoShowJourneyIT extends Journey {
    @ParameterizedTest
    @ValueSource(strings = {"sp-paulista", "sp-pinheiros"})
    void the_customer_is_reminded_then_the_goods_go_back_and_nothing_is_charged(String nodeId) {
        var before = stock(nodeId, "CAM-0102");
        var request = order().by("noshow").at(nodeId).line("CAM-0102", 1, "64.90");
        var orderId = place(request);
        if (nodeId.equals("sp-pinheiros")) {
            complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
            complete(awaitTask(orderId, "Task_PickItems"), Map.of());
            complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        }
        awaitFulfilment(orderId, "READY");
        awaitMail(request.email(), "pronto");

        advance(Duration.ofHours(25));
        awaitMail(request.email(), "ainda espera");
        advance(Duration.ofHours(48));

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("not-collected");
        assertThat(captured(order)).isZero();
        assertThat(stock(nodeId, "CAM-0102")).isEqualTo(before);
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_store_that_never_answers_does_not_hold_the_order_for_ever() {
        var request = order().line("CAM-9004-SILENT", 1, "59.90");
        var orderId = place(request);
        awaitFulfilment(orderId, "OFFERED");

        advance(Duration.ofHours(48));
        answer(orderId, awaitQuestion(orderId), Map.of("option", "cancel"));

        assertThat(awaitStatus(orderId, "CANCELLED").path("cancellationReason").asText())
                .isEqualTo("store-rejected");
        assertNothingLeftBehind(orderId);
    }
}
