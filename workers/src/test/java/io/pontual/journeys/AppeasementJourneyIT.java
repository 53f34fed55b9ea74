package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money that is given back for goodwill reaches the customer once, and never without somebody who may give it. */
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
