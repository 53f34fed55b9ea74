package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CANCELLATION_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.SALES_ORDER;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.BeginCancellation;
import io.pontual.processes.ordering.DecideCancellation;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class CancellationPolicyIT {
    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    OrderProgress progress;

    @Autowired
    BeginCancellationWorker beginCancellation;

    @Autowired
    DecideCancellationWorker decideCancellation;

    @Autowired
    Orders orders;

    @Autowired
    DSLContext db;

    @Test
    void the_fee_is_named_before_it_is_charged_and_charged_only_when_it_was_accepted() {
        var orderId = staged("store", "200.00");
        var preview = preview(orderId, "");
        assertThat(preview.body().path("verdict").asText()).isEqualTo("fee");
        assertThat(preview.body().path("fee").asText()).isEqualTo("20.00");
        assertThat(preview.body().path("currency").asText()).isEqualTo("BRL");
        assertThat(preview.body().path("furthest").asText()).isEqualTo("staged");

        var refused = cancel(orderId, "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("cancellation-fee");
        assertThat(refused.body().path("detail").asText()).contains("20.00 BRL", "acceptFee");
        assertThat(refused.body().path("link").asText()).isEqualTo("/api/v1/orders/" + orderId + "/cancellation");
        assertThat(status(orderId)).isEqualTo("IN_FULFILMENT");
        assertThat(orders.cancellation(orderId)).isEmpty();

        var accepted = cancel(orderId, "{\"acceptFee\": true, \"reason\": \"too small\"}");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().path("outcome").asText()).isEqualTo("cancelling");
        assertThat(accepted.body().path("fee").asText()).isEqualTo("20.00");
        assertThat(orders.cancellation(orderId).orElseThrow().owed()).isEqualByComparingTo("20.00");
        assertThat(cancel(orderId, "{}").body().path("fee").asText()).isEqualTo("20.00");
        assertThat(requests(orderId)).isEqualTo(1);
    }

    @Test
    void the_fee_is_a_part_of_what_the_order_costs_after_its_discounts() {
        var order = api.order().put("channel", "store");
        order.set("discounts", api.parse("[{\"code\": \"TEN\", \"amount\": \"10.00\", \"scope\": \"order\"}]"));
        ((ObjectNode) order.at("/tenders/0")).put("amount", "190.00");

        assertThat(preview(staged(order, "190.00"), "").body().path("fee").asText())
                .isEqualTo("19.00");
    }

    @Test
    void the_fee_is_rounded_down_and_never_more_than_is_authorised() {
        var orderId = staged("store", "19.99");
        assertThat(preview(orderId, "").body().path("fee").asText()).isEqualTo("19.99");

        var nothing = staged("store", "0");
        assertThat(preview(nothing, "").body().path("verdict").asText()).isEqualTo("allowed");
        assertThat(cancel(nothing, "{}").status()).isEqualTo(202);
    }

    @Test
    void the_reason_is_told_in_the_language_of_the_reader() {
        var orderId = api.placed();
        assertThat(preview(orderId, "pt-BR").body().path("reason").asText()).contains("sem custo");
        assertThat(preview(orderId, "pt-BR").header("Content-Language")).isEqualTo("pt-BR");
        assertThat(preview(orderId, "").body().path("reason").asText()).contains("free of charge");
        cancel(orderId, "{}");
        assertThat(preview(orderId, "").body().has("verdict")).isFalse();
        assertThat(preview(orderId, "").body().at("/request/status").asText()).isEqualTo("GRANTED");
    }

    @Test
    void the_shop_itself_cancels_for_nothing_and_the_reason_says_so() {
        var orderId = staged("store", "200.00");
        assertThat(cancel(orderId, "{\"requestedBy\": \"system\"}").status()).isEqualTo(202);
        assertThat(orders.facts(orderId).cancellationReason()).isEqualTo("shop-request");
    }

    @Test
    void a_cancellation_that_needs_approval_waits_for_one_answer() {
        var orderId = staged("store", "200.00");
        var answer = cancel(orderId, "{\"requestedBy\": \"agent\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("outcome").asText()).isEqualTo("waiting-for-approval");
        assertThat(answer.body().path("decisionDueAt").asText()).isNotBlank();
        assertThat(status(orderId)).isEqualTo("IN_FULFILMENT");
        assertThat(cancel(orderId, "{\"requestedBy\": \"agent\"}").status()).isEqualTo(202);
        assertThat(requests(orderId)).isEqualTo(1);
        assertThat(sent("ordering.cancellation-approval-requested", orderId)).isEqualTo(1);

        assertThat(decide(orderId, "approve")).isTrue();
        assertThat(decide(orderId, "refuse")).as("the first answer holds").isTrue();
        assertThat(status(orderId)).isEqualTo("CANCELLING");
        assertThat(sent("ordering.cancellation-requested", orderId)).isEqualTo(1);
    }

    @Test
    void a_refused_cancellation_lets_the_order_go_on_and_may_be_asked_for_again() {
        var orderId = staged("store", "200.00");
        cancel(orderId, "{\"requestedBy\": \"agent\"}");
        assertThat(decide(orderId, "refuse")).isFalse();
        assertThat(decide(orderId, "approve")).as("the first answer holds").isFalse();
        assertThat(status(orderId)).isEqualTo("IN_FULFILMENT");
        assertThat(orders.cancellation(orderId).orElseThrow().status()).isEqualTo("REFUSED");

        cancel(orderId, "{\"requestedBy\": \"agent\"}");
        assertThat(requests(orderId)).isEqualTo(2);
    }

    @Test
    void an_approval_after_the_handover_is_too_late() {
        var orderId = staged("store", "200.00");
        cancel(orderId, "{\"requestedBy\": \"agent\"}");
        neighbours.pickups(orderId, pickup("HANDED_OVER"));

        assertThat(decide(orderId, "approve")).isFalse();

        assertThat(orders.cancellation(orderId).orElseThrow().status()).isEqualTo("TOO_LATE");
        assertThat(status(orderId)).isEqualTo("IN_FULFILMENT");
    }

    @Test
    void a_handover_in_the_same_moment_undoes_the_approval_and_it_is_decided_anew() {
        var orderId = staged("store", "200.00");
        cancel(orderId, "{\"requestedBy\": \"agent\"}");
        neighbours.handOver(orderId);

        assertThatThrownBy(() -> decide(orderId, "approve")).isInstanceOf(Problem.class);

        assertThat(orders.cancellation(orderId).orElseThrow().status()).isEqualTo("WAITING");
        assertThat(status(orderId)).isEqualTo("IN_FULFILMENT");
    }

    @Test
    void a_decision_that_cannot_be_read_needs_an_operator() {
        var orderId = staged("store", "200.00");
        cancel(orderId, "{\"requestedBy\": \"agent\"}");
        assertThatThrownBy(() -> decide(orderId, "maybe")).isInstanceOf(NeedsOperator.class);
        assertThatThrownBy(() -> decideCancellation.decideCancellation(
                        new DecideCancellation.Input(orderId, UUID.randomUUID(), "approve")))
                .isInstanceOf(NeedsOperator.class);
    }

    @Test
    void nobody_decides_any_more_once_the_order_has_ended_or_is_cancelled_otherwise() {
        var closed = staged("store", "200.00");
        cancel(closed, "{\"requestedBy\": \"agent\"}");
        var outcomes = List.of(new FulfilmentOutcome(Ids.next(), "handed-over", List.of(new LineQuantity("1", 2))));
        progress.settle(closed, outcomes);
        progress.close(closed, outcomes);
        assertWithdrawn(closed);

        var begun = staged("store", "200.00");
        cancel(begun, "{\"requestedBy\": \"agent\"}");
        beginCancellation.beginCancellation(new BeginCancellation.Input(begun, "payment-declined"));
        assertWithdrawn(begun);

        var byTheShop = staged("store", "200.00");
        cancel(byTheShop, "{\"requestedBy\": \"agent\"}");
        var waiting = orders.cancellation(byTheShop).orElseThrow().requestId();
        assertThat(cancel(byTheShop, "{\"requestedBy\": \"system\"}").status()).isEqualTo(202);
        assertThat(db.fetchValue(CANCELLATION_REQUEST.STATUS, CANCELLATION_REQUEST.REQUEST_ID.eq(waiting)))
                .isEqualTo("WITHDRAWN");
        assertThat(status(byTheShop)).isEqualTo("CANCELLING");
    }

    @Test
    void who_cancels_twice_at_once_is_charged_one_fee() throws Exception {
        var orderId = staged("store", "200.00");
        Callable<Integer> cancelling =
                () -> cancel(orderId, "{\"acceptFee\": true}").status();
        try (var both = Executors.newFixedThreadPool(4)) {
            for (var answer : both.invokeAll(List.of(cancelling, cancelling, cancelling, cancelling))) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
        assertThat(requests(orderId)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"requestedBy": "nobody"}         | /requestedBy
                    {"requestedBy": 1}                | /requestedBy
                    {"requestedBy": ""}               | /requestedBy
                    {"acceptFee": "yes"}              | /acceptFee
                    {"acceptFee": 1}                  | /acceptFee
                    {"acceptfee": true}               | /acceptfee
                    {"reason": "4111 1111 1111 1111"} | /reason
                    """)
    void bad_input_is_refused_and_nothing_happens(String body, String field) {
        var orderId = api.placed();
        var answer = cancel(orderId, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(status(orderId)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_preview_of_nobody_or_for_nobody_is_refused() {
        assertThat(preview(UUID.randomUUID(), "").status()).isEqualTo(404);
        var orderId = api.placed();
        assertThat(api.get("/api/v1/orders/" + orderId + "/cancellation?requestedBy=nobody")
                        .status())
                .isEqualTo(400);
        assertThat(api.send(api.anonymous("/api/v1/orders/" + orderId + "/cancellation")
                                .header("X-Api-Key", api.newKey("app", "orders:read"))
                                .GET())
                        .problem())
                .isEqualTo("wrong-channel");
    }

    private void assertWithdrawn(UUID orderId) {
        assertThat(orders.cancellation(orderId).orElseThrow().status()).isEqualTo("WITHDRAWN");
        assertThat(sent("ordering.cancellation-approval-withdrawn", orderId)).isEqualTo(1);
        assertThat(decide(orderId, "approve")).isTrue();
    }

    /** An order over 200.00 whose goods wait in the store. */
    private UUID staged(String channel, String authorised) {
        return staged(api.order().put("channel", channel), authorised);
    }

    private UUID staged(ObjectNode order, String authorised) {
        var orderId = api.place(order).orderId();
        progress.confirm(orderId);
        neighbours.pickups(orderId, pickup("READY"));
        neighbours.payments(orderId, payment(authorised));
        return orderId;
    }

    private static Pickups.Pickup pickup(String status) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new Pickups.Pickup(UUID.randomUUID(), "STORE", status, now, now, now, now, null, null, null);
    }

    private static Payments.Payment payment(String authorised) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new Payments.Payment(
                UUID.randomUUID(),
                "credit-card",
                "AUTHORISED",
                "BRL",
                new BigDecimal("200.00"),
                new BigDecimal(authorised),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                now,
                now,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private Api.Answer cancel(UUID orderId, String body) {
        return api.post("/api/v1/orders/" + orderId + "/cancellation", body);
    }

    private Api.Answer preview(UUID orderId, String language) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/cancellation")
                .header("Accept-Language", language)
                .GET());
    }

    private boolean decide(UUID orderId, String decision) {
        var requestId = orders.cancellation(orderId).orElseThrow().requestId();
        return decideCancellation
                .decideCancellation(new DecideCancellation.Input(orderId, requestId, decision))
                .granted();
    }

    private int requests(UUID orderId) {
        return db.fetchCount(CANCELLATION_REQUEST, CANCELLATION_REQUEST.ORDER_ID.eq(orderId));
    }

    /** How often the engine is told so about the order or its request. */
    private int sent(String message, UUID orderId) {
        var about = db.select(CANCELLATION_REQUEST.REQUEST_ID)
                .from(CANCELLATION_REQUEST)
                .where(CANCELLATION_REQUEST.ORDER_ID.eq(orderId))
                .fetch(row -> row.value1().toString());
        about.add(orderId.toString());
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.in(about)));
    }

    private String status(UUID orderId) {
        return db.fetchValue(SALES_ORDER.STATUS, SALES_ORDER.ORDER_ID.eq(orderId));
    }
}
