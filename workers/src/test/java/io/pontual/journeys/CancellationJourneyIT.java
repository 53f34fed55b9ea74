package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CancellationJourneyIT extends Journey {
    @Test
    void before_the_store_has_answered_everything_is_undone() {
        var request = order().at("sp-pinheiros");
        var before = stock("sp-pinheiros", "CAM-0101");
        var orderId = place(request);
        awaitTask(orderId, "Task_AcceptOrder");
        assertThat(stock("sp-pinheiros", "CAM-0101").reserved()).isEqualTo(before.reserved() + 2);

        cancel(orderId, 202);

        assertUndone(orderId, request);
        assertThat(stock("sp-pinheiros", "CAM-0101")).isEqualTo(before);
    }

    @Test
    void after_staging_everything_is_undone_too() {
        var request = order().at("rio-tijuca");
        var before = stock("rio-tijuca", "CAM-0101");
        var orderId = place(request);
        complete(awaitTask(orderId, "Task_AcceptOrder"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitTask(orderId, "Task_StageOrder"), Map.of("stagingLocation", "Shelf 3"));
        awaitTask(orderId, "Task_HandOver");

        cancel(orderId, 202);

        assertUndone(orderId, request);
        assertThat(stock("rio-tijuca", "CAM-0101")).isEqualTo(before);
    }

    @Test
    void while_the_card_is_still_being_asked_nothing_stays_authorised() {
        var request = order().paidWithToken("tok_pending_approved");
        var orderId = place(request);

        cancel(orderId, 202);

        assertUndone(orderId, request);
    }

    @Test
    void during_the_review_the_order_ends_without_having_asked_for_money() {
        var request = order().line("NOT-0101", 2, "4299.00");
        var orderId = place(request);
        awaitTask(orderId, "Task_ReviewOrder");

        cancel(orderId, 202);

        assertUndone(orderId, request);
    }

    @Test
    void after_the_handover_it_is_too_late_and_the_answer_says_why() {
        var orderId = place(order());
        awaitFulfilment(orderId, "HANDED_OVER");

        var problem = api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of("reason", "changed my mind"));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.body().path("detail").asText()).isNotBlank();
        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void asking_twice_changes_nothing_the_second_time() {
        var request = order().at("sp-pinheiros");
        var orderId = place(request);
        cancel(orderId, 202);
        cancel(orderId, 202);
        assertUndone(orderId, request);
        cancel(orderId, 202);
        assertThat(mails(request.email()))
                .filteredOn(mail -> mail.path("subject").asText().toLowerCase().contains("cancelad"))
                .hasSize(1);
    }

    @Test
    void a_refused_review_cancels_the_order() {
        var request = order().line("NOT-0101", 2, "4299.00");
        var orderId = place(request);
        assertThat(awaitStatus(orderId, "ON_HOLD").path("status").asText()).isEqualTo("ON_HOLD");

        complete(awaitTask(orderId, "Task_ReviewOrder"), Map.of("reviewDecision", "refuse"));

        assertThat(awaitStatus(orderId, "CANCELLED").path("cancellationReason").asText())
                .isEqualTo("refused-in-review");
        assertNothingLeftBehind(orderId);
    }

    @Test
    void an_approved_review_lets_the_order_go_on() {
        var orderId = place(order().line("NOT-0101", 2, "4299.00"));

        complete(awaitTask(orderId, "Task_ReviewOrder"), Map.of("reviewDecision", "approve"));

        awaitStatus(orderId, "CLOSED");
        assertNothingLeftBehind(orderId);
    }

    private void cancel(String orderId, int expected) {
        var answer = api.post("/api/v1/orders/" + orderId + "/cancellation", Map.of("reason", "changed my mind"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(expected);
    }

    private void assertUndone(String orderId, OrderRequest request) {
        var order = awaitStatus(orderId, "CANCELLED");
        assertThat(order.path("cancellationReason").asText()).isEqualTo("customer-request");
        assertThat(captured(order)).isZero();
        awaitMail(request.email(), "cancelad");
        assertNothingLeftBehind(orderId);
    }
}
