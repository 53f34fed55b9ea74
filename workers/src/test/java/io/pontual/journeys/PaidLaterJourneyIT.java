package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PIX, boleto and bank transfer: the goods are held as long as the payment may arrive, and both end together. */
@Stage.OnSecond
class PaidLaterJourneyIT extends Journey {
    private static final BigDecimal TOTAL = new BigDecimal("119.80");

    @ParameterizedTest
    @ValueSource(strings = {"pix", "boleto", "bank-transfer"})
    void a_customer_who_pays_gets_the_goods(String method) {
        var request = order().line("CAM-0101", 2, "59.90").paidBy(method, null, "119.80");

        var order = awaitStatus(place(request), "CLOSED");

        assertThat(captured(order)).isEqualByComparingTo(TOTAL);
        assertThat(refunded(order)).isZero();
        assertNothingLeftBehind(order.path("orderId").asText());
    }

    @Test
    void a_boleto_that_is_paid_on_the_next_day_finds_the_goods_held() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 2);
        var orderId = place(order().numbered("nextday").line(sku, 2, "59.90").paidBy("boleto", null, "119.80"));
        awaitInstructions(orderId);
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(2, 2));

        advance(Duration.ofHours(25));

        assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(TOTAL);
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(0, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_customer_who_does_not_pay_in_time_finds_the_order_cancelled_and_the_goods_free() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 2);
        var request = order().numbered("nopix").line(sku, 2, "59.90").paidBy("pix", null, "119.80");
        var orderId = place(request);
        var instructions = awaitInstructions(orderId);
        assertThat(awaitMail(request.email(), "Pague").path("text").asText())
                .contains(instructions.path("code").asText());
        assertThat(stock("sp-paulista", sku).reserved()).isEqualTo(2);

        awaitCancelledWhileTimePasses(orderId);

        assertThat(show(orderId).path("cancellationReason").asText()).isEqualTo("payment-expired");
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(2, 0));
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_payment_after_that_comes_back_to_the_cent_and_the_customer_is_told() {
        var request = order().numbered("latepay").line("CAM-0101", 2, "59.90").paidBy("pix", null, "119.80");
        var orderId = place(request);
        awaitInstructions(orderId);
        awaitCancelledWhileTimePasses(orderId);

        advance(Duration.ofDays(3));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(refunded(show(orderId))).isEqualByComparingTo(TOTAL));
        assertThat(awaitMail(request.email(), "Reembolso").path("text").asText())
                .contains("119,80");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void another_amount_than_is_due_comes_back_and_the_order_ends() {
        var request = order().numbered("wrongpay").line("CAM-0101", 2, "59.90").paidBy("pix", null, "119.80");
        var orderId = place(request);

        var order = awaitStatus(orderId, "CANCELLED");

        assertThat(captured(order)).isEqualByComparingTo("118.80");
        assertThat(refunded(order)).isEqualByComparingTo("118.80");
        awaitMail(request.email(), "Reembolso");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_customer_who_lost_the_code_gets_a_new_one() {
        var request = order().numbered("nopix").line("CAM-0101", 2, "59.90").paidBy("pix", null, "119.80");
        var orderId = place(request);
        var first = awaitInstructions(orderId);

        var answer = api.post(
                "/api/v1/orders/" + orderId + "/payments/"
                        + show(orderId).at("/payments/0/paymentId").asText() + "/codes",
                Map.of());
        assertThat(answer.status()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(awaitInstructions(orderId).path("code")).isNotEqualTo(first.path("code")));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(mails(request.email())).hasSize(2));
        awaitCancelledWhileTimePasses(orderId);
        assertNothingLeftBehind(orderId);
    }

    @Test
    void cancelled_while_it_waits_for_the_payment_nothing_is_left() {
        var request = order().numbered("nopix").line("CAM-0101", 2, "59.90").paidBy("boleto", null, "119.80");
        var orderId = place(request);
        awaitInstructions(orderId);

        cancel(orderId);

        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.at("/payments/0/status").asText()).isEqualTo("EXPIRED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_paid_boleto_of_a_cancelled_order_becomes_store_credit_that_pays_the_next_order() {
        var request = order().line("CAM-0101", 2, "59.90").at("sp-pinheiros").paidBy("boleto", null, "119.80");
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptOrder");

        cancel(orderId);
        awaitStatus(orderId, "CANCELLED");

        var mail = awaitMail(request.email(), "Reembolso").path("text").asText();
        var code = Pattern.compile("SC(-[A-Z2-9]{4}){4}").matcher(mail);
        assertThat(code.find()).as(mail).isTrue();
        assertNothingLeftBehind(orderId);
        var next = place(order().line("CAM-0101", 2, "59.90").paidBy("store-credit", code.group(), "119.80"));
        assertThat(captured(awaitStatus(next, "CLOSED"))).isEqualByComparingTo(TOTAL);
        assertNothingLeftBehind(next);
    }

    private void cancel(String orderId) {
        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of())
                        .status())
                .isEqualTo(202);
    }

    private JsonNode awaitInstructions(String orderId) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        show(orderId).at("/payments/0/status").asText())
                .isEqualTo("ISSUED"));
        return show(orderId).at("/payments/0/instructions");
    }

    /** The process begins to wait some time after it was issued, so time is moved until it has waited enough. */
    private void awaitCancelledWhileTimePasses(String orderId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    advance(Duration.ofMinutes(16));
                    assertThat(show(orderId).path("status").asText()).isEqualTo("CANCELLED");
                });
    }
}
