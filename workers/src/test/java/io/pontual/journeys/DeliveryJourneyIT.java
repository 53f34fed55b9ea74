package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pontual.processes.shipping.TrackingEvent.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong between the carrier and the customer's door, to its end. */
class DeliveryJourneyIT extends Journey {
    private static final BigDecimal PAID = new BigDecimal("119.80");

    private final String sku = newProduct("");
    private final OrderRequest request = order().line(sku, 2, "59.90").sent();

    @Test
    void nobody_was_there_and_the_customer_chose_another_day() {
        var orderId = shipped();
        assertThat(awaitMail(request.email(), "a caminho").path("text").asText())
                .contains("/tracking/" + parcel(orderId).token());

        report(orderId, Status.OUT_FOR_DELIVERY);
        report(orderId, Status.ATTEMPT_FAILED);

        awaitMail(request.email(), "não pôde ser entregue");
        var wish = api.post(
                "/api/v1/tracking/" + parcel(orderId).token() + "/wishes",
                Map.of("kind", "reschedule", "deliverOn", tomorrow(orderId)));
        assertThat(wish.status()).as("%s", wish.body()).isEqualTo(202);
        awaitMail(request.email(), "desejo");
        report(orderId, Status.DELIVERED);
        awaitMail(request.email(), "foi entregue");
        assertNothingLeftBehind(orderId);
        assertThat(captured(show(orderId))).isEqualByComparingTo(PAID);
        assertThat(refunded(show(orderId))).isZero();
    }

    @Test
    void what_the_customer_refused_comes_back_to_the_shelf_and_the_money_to_the_customer() {
        var orderId = shipped();
        report(orderId, Status.REFUSED);
        awaitMail(request.email(), "voltando para nós");
        report(orderId, Status.RETURNED);

        complete(
                awaitTask(orderId, "Task_InspectParcel"),
                Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 1, "damaged", 1))));
        complete(awaitTask(orderId, "Task_ChooseRemedy"), Map.of("remedy", "refund"));

        awaitMail(request.email(), "reembolso");
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isEqualByComparingTo(PAID);
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(4, 0));
    }

    @Test
    void a_parcel_that_nobody_fetches_is_reminded_of_called_back_and_sent_once_more() {
        var orderId = shipped();
        report(orderId, Status.AT_PICKUP_POINT);
        awaitMail(request.email(), "espera por você");

        advance(Duration.ofHours(73));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails(request.email()))
                .filteredOn(mail -> mail.path("subject").asText().contains("espera por você"))
                .hasSize(2));
        advance(Duration.ofHours(96));
        report(orderId, Status.RETURNED);

        complete(
                awaitTask(orderId, "Task_InspectParcel"),
                Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 0, "damaged", 2))));
        complete(awaitTask(orderId, "Task_ChooseRemedy"), Map.of("remedy", "resend"));

        var replacementId = awaitReplacement(orderId, "CLOSED");
        awaitMail(request.email(), "reposição");
        assertNothingLeftBehind(replacementId);
        assertNothingLeftBehind(orderId);
        assertThat(captured(show(orderId))).isEqualByComparingTo(PAID);
        assertThat(refunded(show(orderId))).isZero();
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(1, 0));
    }

    @Test
    void a_parcel_that_was_damaged_and_that_nobody_has_again_is_refunded() {
        var orderId = shipped();
        stock("sp-paulista", sku, 0);
        report(orderId, Status.DAMAGED);
        complete(awaitTask(orderId, "Task_ChooseRemedy"), Map.of("remedy", "resend"));

        var replacementId = awaitReplacement(orderId, "CANCELLED");
        awaitMail(request.email(), "reembolso");
        assertNothingLeftBehind(replacementId);
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isEqualByComparingTo(PAID);
        assertThat(show(orderId).at("/replacements/0/refundAmount").asText()).isEqualTo(PAID.toPlainString());
    }

    @Test
    void a_parcel_that_vanished_is_claimed_and_without_an_answer_refunded() {
        var orderId = shipped();

        advance(Duration.ofHours(73));
        // Whether the promise is broken before anybody misses news is up to the day of the week.
        await().atMost(PATIENCE).until(() -> !openTasks(orderId).isEmpty());
        var first = openTasks(orderId).getFirst();
        if (first.path("elementId").asText().equals("Task_RepairPromise")) {
            complete(first, Map.of("instruction", "none"));
        }
        complete(awaitTask(orderId, "Task_ChaseCarrier"), Map.of("instruction", "lost"));
        // The carrier says that it has not lost it.
        complete(awaitOneTask(orderId, "Task_SettleClaim"), Map.of("claimDecision", "loss"));
        awaitTask(orderId, "Task_ChooseRemedy");
        assertThat(show(orderId).at("/fulfilments/0/deliveries/0/status").asText())
                .isEqualTo("LOST");
        // Found all the same: too late, the customer has the money.
        report(orderId, Status.IN_TRANSIT);
        advance(Duration.ofHours(25));

        awaitMail(request.email(), "reembolso");
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isEqualByComparingTo(PAID);
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(3, 0));
    }

    @Test
    void a_wrong_address_is_corrected_a_delay_told_and_the_parcel_brought_to_a_store_instead() {
        var orderId = shipped();
        report(orderId, Status.ADDRESS_WRONG);
        complete(awaitTask(orderId, "Task_CorrectAddress"), Map.of("instruction", "redeliver"));
        report(orderId, Status.DELAYED);
        awaitMail(request.email(), "atrasada");

        var wish = api.post(
                "/api/v1/tracking/" + parcel(orderId).token() + "/wishes",
                Map.of("kind", "redirect", "destination", "sp-pinheiros"));
        assertThat(wish.status()).as("%s", wish.body()).isEqualTo(202);
        awaitMail(request.email(), "desejo");
        report(orderId, Status.AT_PICKUP_POINT);
        awaitMail(request.email(), "espera por você");
        report(orderId, Status.DELIVERED);
        awaitMail(request.email(), "foi entregue");

        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isZero();
    }

    private String awaitReplacement(String orderId, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        show(orderId).at("/replacements/0/status").asText())
                .isEqualTo(status));
        return show(orderId).at("/replacements/0/orderId").asText();
    }

    private String shipped() {
        stock("sp-paulista", sku, 5);
        var orderId = place(request);
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> Parcels.of(sandbox(), orderId).size() == 1);
        return orderId;
    }

    private void report(String orderId, Status status) {
        Parcels.report(sandbox(), parcel(orderId), status);
    }

    private Parcels.Parcel parcel(String orderId) {
        return Parcels.of(sandbox(), orderId).getFirst();
    }

    private String tomorrow(String orderId) {
        var dispatched =
                show(orderId).at("/fulfilments/0/deliveries/0/dispatchedAt").asText();
        return java.time.OffsetDateTime.parse(dispatched)
                .plusDays(2)
                .toLocalDate()
                .toString();
    }
}
