package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.APPEASEMENT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.DecideAppeasement;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class AppeasementIT {
    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    DecideAppeasementWorker decideAppeasement;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Test
    void within_the_limit_it_is_granted_at_once_and_all_of_the_order_count_together() {
        var orderId = charged("200.00", "0");
        var first = give(orderId, "refund", "15.00", "agent");
        assertThat(first.status()).as("%s", first.body()).isEqualTo(202);
        assertThat(first.body().path("status").asText()).isEqualTo("GRANTED");
        assertThat(first.body().has("approvalDueAt")).isFalse();
        assertThat(sent(first)).isEqualTo(1);

        var second = give(orderId, "refund", "5.01", "agent");
        assertThat(second.body().path("status").asText())
                .as("20.01 are more than a tenth")
                .isEqualTo("WAITING");
        assertThat(second.body().path("approvalDueAt").asText()).isNotBlank();
        assertThat(give(orderId, "refund", "100.00", "manager")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("GRANTED");

        var items = api.get(path(orderId)).body().path("items");
        assertThat(items).hasSize(3);
        assertThat(items.at("/0/amount").asText()).isEqualTo("15.00");
        assertThat(items.at("/0/reason").asText()).isEqualTo("a scratch");
    }

    @Test
    void never_more_than_was_charged_and_is_not_given_back_yet() {
        var orderId = charged("200.00", "150.00");
        var refused = give(orderId, "refund", "50.01", "manager");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("appeasement-too-large");
        assertThat(refused.body().path("detail").asText()).contains("200.00", "50.00");
        assertThat(give(orderId, "refund", "50.00", "agent")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("WAITING");
        assertThat(give(orderId, "refund", "0.01", "agent").status())
                .as("50.00 wait")
                .isEqualTo(409);

        assertThat(give(charged("0", "0"), "refund", "0.01", "manager").problem())
                .isEqualTo("appeasement-too-large");
    }

    @Test
    void the_same_request_twice_is_one_appeasement() {
        var orderId = charged("200.00", "0");
        var key = UUID.randomUUID().toString();
        var first = give(orderId, body("refund", "5.00", "agent"), key);
        var again = give(orderId, body("refund", "5.00", "agent"), key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(db.fetchCount(APPEASEMENT, APPEASEMENT.ORDER_ID.eq(orderId))).isEqualTo(1);
        assertThat(give(orderId, body("refund", "6.00", "agent"), key).status()).isEqualTo(422);
        assertThat(api.post(path(orderId), body("refund", "5.00", "agent")).problem())
                .isEqualTo("idempotency-key-missing");
    }

    @Test
    void a_decision_is_taken_once_and_says_how_the_money_goes_back() {
        var orderId = charged("200.00", "0");
        var credit = id(give(orderId, "store-credit", "100.00", "agent"));
        var granted = decide(orderId, credit, "approve");
        assertThat(granted)
                .isEqualTo(new DecideAppeasement.Output(true, false, new BigDecimal("100.00"), "appeasement-credit"));
        assertThat(decide(orderId, credit, "refuse")).isEqualTo(granted);

        var refund = id(give(orderId, "refund", "100.00", "agent"));
        assertThat(decide(orderId, refund, "refuse"))
                .isEqualTo(new DecideAppeasement.Output(false, false, new BigDecimal("100.00"), "appeasement"));
        assertThatThrownBy(() -> decide(orderId, UUID.randomUUID(), "approve")).isInstanceOf(NeedsOperator.class);
        var third = id(give(orderId, "refund", "100.00", "agent"));
        assertThatThrownBy(() -> decide(orderId, third, "none")).isInstanceOf(NeedsOperator.class);
    }

    @Test
    void it_is_for_the_people_who_run_the_shop() {
        var orderId = charged("200.00", "0");
        var answer = api.send(api.anonymous(path(orderId))
                .header("X-Api-Key", api.newKey(null, "orders:write", "orders:read"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body("refund", "5.00", "manager"))));
        assertThat(answer.problem()).isEqualTo("missing-scope");
        assertThat(api.get(path(UUID.randomUUID())).status()).isEqualTo(404);
        assertThat(give(UUID.randomUUID(), "refund", "5.00", "agent").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"amount": "5.00", "reason": "x", "role": "agent"}                                            | /kind
                    {"kind": "free-shipping", "amount": "5.00", "reason": "x", "role": "agent"}                   | /amount
                    {"kind": "free-coffee", "amount": "5.00", "reason": "x", "role": "agent"}                     | /kind
                    {"kind": "refund", "reason": "x", "role": "agent"}                                            | /amount
                    {"kind": "refund", "amount": "0", "reason": "x", "role": "agent"}                             | /amount
                    {"kind": "refund", "amount": "-5.00", "reason": "x", "role": "agent"}                         | /amount
                    {"kind": "refund", "amount": "5.001", "reason": "x", "role": "agent"}                         | /amount
                    {"kind": "refund", "amount": "NaN", "reason": "x", "role": "agent"}                           | /amount
                    {"kind": "refund", "amount": "9999999999999", "reason": "x", "role": "agent"}                 | /amount
                    {"kind": "refund", "amount": "5.00", "role": "agent"}                                         | /reason
                    {"kind": "refund", "amount": "5.00", "reason": " ", "role": "agent"}                          | /reason
                    {"kind": "refund", "amount": "5.00", "reason": "card 4111111111111111", "role": "agent"}      | /reason
                    {"kind": "refund", "amount": "5.00", "reason": "x"}                                           | /role
                    {"kind": "refund", "amount": "5.00", "reason": "x", "role": "owner"}                          | /role
                    {"kind": "refund", "amount": "5.00", "reason": "x", "role": "agent", "note": "y"}             | /note
                    """)
    void bad_input_is_refused_and_nothing_happens(String body, String field) {
        var orderId = charged("200.00", "0");
        var answer = give(orderId, body, UUID.randomUUID().toString());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(db.fetchCount(APPEASEMENT, APPEASEMENT.ORDER_ID.eq(orderId))).isZero();
    }

    @Test
    void shipping_that_was_not_charged_yet_is_not_charged_any_more() {
        var orderId = api.place(api.discountedOrder()).orderId();

        var given = freeShipping(orderId, "agent");

        assertThat(given.status()).as("%s", given.body()).isEqualTo(202);
        assertThat(given.body().path("status").asText()).isEqualTo("GRANTED");
        assertThat(given.body().path("waived").asBoolean()).isTrue();
        assertThat(given.body().path("amount").asText()).isEqualTo("13.95");
        assertThat(decide(orderId, id(given), "approve").waived()).isTrue();
        var order = api.get("/api/v1/orders/" + orderId).body();
        assertThat(order.path("shipping").asText()).isEqualTo("0.00");
        assertThat(order.path("total").asText()).isEqualTo("189.00");
        assertThat(charge(orderId)).isEqualByComparingTo("18.24");
        assertThat(freeShipping(orderId, "manager").problem()).isEqualTo("no-shipping-charge");
        assertThat(freeShipping(api.placed(), "manager").problem()).isEqualTo("no-shipping-charge");
    }

    @Test
    void shipping_that_was_charged_is_given_back_once_it_was_taken() {
        var orderId = api.place(api.discountedOrder()).orderId();
        assertThat(charge(orderId)).isEqualByComparingTo("32.19");
        assertThat(freeShipping(orderId, "agent").problem()).isEqualTo("appeasement-too-large");
        captured(orderId, "32.19", "0");

        var given = freeShipping(orderId, "agent");

        assertThat(given.body().path("status").asText()).isEqualTo("GRANTED");
        assertThat(given.body().path("waived").asBoolean()).isFalse();
        assertThat(decide(orderId, id(given), "approve"))
                .isEqualTo(new DecideAppeasement.Output(true, false, new BigDecimal("13.95"), "appeasement"));
        assertThat(api.get("/api/v1/orders/" + orderId).body().path("total").asText())
                .as("it was charged, and is given back")
                .isEqualTo("202.95");
        assertThat(freeShipping(orderId, "agent").problem()).isEqualTo("no-shipping-charge");
    }

    @Test
    void free_shipping_above_the_limit_waits_and_is_what_shipping_costs_when_it_is_granted() {
        var orderId = api.place(expensive()).orderId();
        var given = freeShipping(orderId, "agent");
        assertThat(given.body().path("status").asText()).isEqualTo("WAITING");
        assertThat(api.get("/api/v1/orders/" + orderId).body().path("shipping").asText())
                .isEqualTo("60.00");

        assertThat(decide(orderId, id(given), "approve").waived()).isTrue();
        assertThat(api.get("/api/v1/orders/" + orderId).body().path("shipping").asText())
                .isEqualTo("0.00");

        var other = api.place(expensive()).orderId();
        var waiting = freeShipping(other, "agent");
        assertThat(charge(other)).isEqualByComparingTo("80.20");
        captured(other, "80.20", "0");
        assertThat(decide(other, id(waiting), "approve"))
                .isEqualTo(new DecideAppeasement.Output(true, false, new BigDecimal("60.00"), "appeasement"));
    }

    @Test
    void free_shipping_that_is_not_charged_any_more_when_somebody_agrees_is_refused() {
        var orderId = api.place(expensive()).orderId();
        var waiting = freeShipping(orderId, "agent");
        assertThat(api.send(api.request("/api/v1/orders/" + orderId + "/changes")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"fulfilment\": {\"method\": \"pickup\", \"nodeId\": \"STORE\"}}")))
                        .status())
                .isEqualTo(202);

        assertThat(decide(orderId, id(waiting), "approve").granted()).isFalse();
        assertThat(api.get(path(orderId)).body().at("/items/0/status").asText()).isEqualTo("REFUSED");
    }

    private ObjectNode expensive() {
        var order = api.shipOrder();
        order.set("shipping", api.parse("{\"amount\": \"60.00\"}"));
        ((ObjectNode) order.at("/tenders/0")).put("amount", "260.00");
        return order;
    }

    /** The mug is shipped. */
    private BigDecimal charge(UUID orderId) {
        return transaction.execute(
                status -> orders.charge(orderId, UUID.randomUUID(), List.of(new LineQuantity("2", 1))));
    }

    private Api.Answer freeShipping(UUID orderId, String role) {
        return give(
                orderId,
                "{\"kind\": \"free-shipping\", \"reason\": \"came late\", \"role\": \"%s\"}".formatted(role),
                UUID.randomUUID().toString());
    }

    private UUID charged(String captured, String refunded) {
        var orderId = api.placed();
        captured(orderId, captured, refunded);
        return orderId;
    }

    private void captured(UUID orderId, String captured, String refunded) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        neighbours.payments(
                orderId,
                new Payments.Payment(
                        UUID.randomUUID(),
                        "credit-card",
                        "CAPTURED",
                        "BRL",
                        new BigDecimal("200.00"),
                        new BigDecimal("200.00"),
                        new BigDecimal(captured),
                        new BigDecimal(refunded),
                        null,
                        now,
                        now,
                        now,
                        List.of(),
                        null,
                        null,
                        null));
    }

    private Api.Answer give(UUID orderId, String kind, String amount, String role) {
        return give(orderId, body(kind, amount, role), UUID.randomUUID().toString());
    }

    private Api.Answer give(UUID orderId, String body, String key) {
        return api.send(api.request(path(orderId))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String body(String kind, String amount, String role) {
        return "{\"kind\": \"%s\", \"amount\": \"%s\", \"reason\": \"a scratch\", \"role\": \"%s\"}"
                .formatted(kind, amount, role);
    }

    private DecideAppeasement.Output decide(UUID orderId, UUID appeasementId, String decision) {
        return decideAppeasement.decideAppeasement(new DecideAppeasement.Input(orderId, appeasementId, decision));
    }

    private int sent(Api.Answer answer) {
        return db.fetchCount(
                OUTBOX,
                OUTBOX.DESTINATION
                        .eq("ordering.appeasement-requested")
                        .and(OUTBOX.CORRELATION_KEY.eq(id(answer).toString())));
    }

    private static UUID id(Api.Answer answer) {
        return UUID.fromString(answer.body().path("appeasementId").asText());
    }

    private static String path(UUID orderId) {
        return "/api/v1/orders/" + orderId + "/appeasements";
    }
}
