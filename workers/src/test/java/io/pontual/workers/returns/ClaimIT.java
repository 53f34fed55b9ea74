package io.pontual.workers.returns;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static io.pontual.workers.platform.persistence.jooq.returns.Tables.GOODS_CLAIM;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.model.MessageName;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.returns.CloseClaim;
import io.pontual.processes.returns.SettleClaim;
import io.pontual.processes.returns.ValueReturn;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims from the request to the end, by API and job workers; two shirts cost 170.76 and a mug 18.24, with discounts. */
@ApiTest
@Import(ReturnSteps.class)
class ClaimIT {
    @Autowired
    Api api;

    @Autowired
    ReturnSteps steps;

    @Autowired
    SettleClaimWorker settleClaim;

    @Autowired
    CloseClaimWorker closeClaim;

    @Autowired
    ValueReturnWorker valueReturn;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    @Test
    void what_was_missing_is_sent_once_more() {
        var orderId = order(null, 1);
        var asked = ask(orderId, claim("missing", "1", 1, ""));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(asked.body().path("decision").asText()).isEqualTo("replacement");
        assertThat(asked.body().path("worth").asText()).isEqualTo("91.69");
        assertThat(sent(MessageName.RETURNS_CLAIM_MADE, id(asked))).isEqualTo(1);

        var settled = settle(asked, "replacement", "");
        assertThat(settle(asked, "refund", "")).as("the first decision stays").isEqualTo(settled);
        assertThat(settled.claimOutcome()).isEqualTo("replacement");
        assertThat(settled.parcelId()).isNull();
        var replacement = db.fetchSingle(REPLACEMENT, REPLACEMENT.CAUSE_ID.eq(id(asked)));
        assertThat(replacement.getOriginOrderId()).isEqualTo(orderId);
        closeClaim.work(new CloseClaim.Input(id(asked)));
        closeClaim.work(new CloseClaim.Input(id(asked)));
        var shown = api.get("/api/v1/claims/" + id(asked)).body();
        assertThat(shown.path("status").asText()).isEqualTo("CLOSED");
        assertThat(shown.path("replacement").asText())
                .endsWith(replacement.getOrderId().toString());
        assertThat(api.get("/api/v1/orders/" + orderId + "/claims").body().path("items"))
                .hasSize(1);
    }

    @Test
    void what_was_wrong_is_paid_back_explained_and_never_again() {
        var orderId = order(null, 1);
        var asked = ask(orderId, claim("wrong", "2", 1, ", \"wish\": \"refund\", \"evidence\": [\"photo-1\"]"));
        assertThat(asked.body().path("decision").asText()).isEqualTo("refund");
        var settled = settle(asked, "refund", null);
        var refund = valueReturn.work(new ValueReturn.Input(orderId, settled.returnId(), "at-once"));
        assertThat(refund.refundAmount()).isEqualByComparingTo("19.59");
        closeClaim.work(new CloseClaim.Input(id(asked)));
        var explained = api.get("/api/v1/returns/" + settled.returnId()).body();
        assertThat(explained.path("status").asText()).isEqualTo("CLOSED");
        assertThat(explained.path("way").asText()).isEqualTo("keep");
        assertThat(explained.at("/refund/total").asText()).isEqualTo("19.59");

        assertThat(ask(orderId, claim("damaged", "2", 1, "")).problem()).isEqualTo("already-claimed");
        assertThat(send(
                                orderId,
                                "returns",
                                "{\"lines\": [{\"lineId\": \"2\", \"quantity\": 1, \"reason\": \"damaged\"}]}")
                        .problem())
                .isEqualTo("not-returnable");
    }

    @Test
    void what_replaced_something_is_worth_what_was_paid_for_that_and_only_once() {
        var orderId = order(null, 1);
        var asked = ask(orderId, claim("damaged", "1", 1, ", \"evidence\": [\"photo-1\"]"));
        settle(asked, "replacement", null);
        var replacement = db.fetchValue(REPLACEMENT.ORDER_ID, REPLACEMENT.CAUSE_ID.eq(id(asked)));
        steps.handOver(replacement, 1, new LineQuantity("1", 1));

        var options =
                api.get("/api/v1/orders/" + replacement + "/return-options").body();
        assertThat(options.at("/lines/0/options/0/refund/total").asText()).isEqualTo("91.69");
        var shirt = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"changed-mind\"}]}";
        var back = send(replacement, "returns", shirt);
        assertThat(back.status()).as("%s", back.body()).isEqualTo(202);
        assertThat(back.body().path("paidWith").asText()).isEqualTo(orderId.toString());
        assertThat(back.body().at("/refund/expected/explanation").toString())
                .contains("R$89.90 for 1 x Camiseta azul", "what you paid for what these replaced");
        var returnId = UUID.fromString(back.body().path("returnId").asText());
        assertThat(valueReturn
                        .work(new ValueReturn.Input(replacement, returnId, "at-once"))
                        .refundAmount())
                .isEqualByComparingTo("91.69");

        assertThat(send(replacement, "returns", shirt).problem()).isEqualTo("not-returnable");
        assertThat(ask(replacement, claim("damaged", "1", 1, "")).problem()).isEqualTo("already-claimed");
        assertThat(send(orderId, "returns", shirt.replace("\"quantity\": 1", "\"quantity\": 2"))
                        .problem())
                .as("one of them was replaced")
                .isEqualTo("not-returnable");
        var other = send(orderId, "returns", shirt);
        assertThat(other.body().at("/refund/expected/amount").asText())
                .as("the rest, to the cent")
                .isEqualTo("91.68");
    }

    @Test
    void an_agent_decides_what_the_policy_does_not_and_what_is_refused_may_come_back() {
        var orderId = order(null, 1);
        var asked = ask(orderId, claim("damaged", "1", 1, ""));
        assertThat(asked.body().path("decision").asText()).as("no photo").isEqualTo("agent");
        assertThatThrownBy(() -> settle(asked, "cake", null)).isInstanceOf(NeedsOperator.class);
        var settled = settle(asked, "refused", "It was used");
        assertThat(settled.claimOutcome()).isEqualTo("refused");
        assertThat(settled.returnId()).isNull();
        assertThat(api.get("/api/v1/claims/" + id(asked)).body().path("reason").asText())
                .isEqualTo("It was used");
        assertThat(ask(orderId, claim("damaged", "1", 2, "")).status()).isEqualTo(202);
    }

    @Test
    void what_the_policy_refuses_is_refused_with_the_reason_and_nothing_happens() {
        var orderId = order(null, 1);
        var never = ask(orderId, claim("never-arrived", "1", 1, ""));
        assertThat(never.status()).isEqualTo(409);
        assertThat(never.problem()).isEqualTo("claim-refused");
        assertThat(never.body().path("detail").asText()).contains("handed over in the store");
        assertThat(ask(order(null, 91), claim("missing", "1", 1, "")).problem()).isEqualTo("claim-refused");
        assertThat(db.fetchCount(GOODS_CLAIM, GOODS_CLAIM.ORDER_ID.eq(orderId))).isZero();
    }

    @Test
    void who_claims_much_is_looked_at() {
        var customer = "C-" + UUID.randomUUID();
        for (int i = 0; i < 4; i++) {
            assertThat(ask(order(customer, 1), claim("missing", "2", 1, ""))
                            .body()
                            .path("decision")
                            .asText())
                    .isEqualTo("replacement");
        }
        assertThat(ask(order(customer, 1), claim("missing", "2", 1, ""))
                        .body()
                        .path("decision")
                        .asText())
                .isEqualTo("agent");
    }

    @Test
    void the_carrier_pays_for_what_it_damaged_or_never_brought() {
        var orderId = api.place(api.discountedOrder()).orderId();
        paid(orderId);
        var parcelId = parcel(orderId, "DELIVERED", 3);
        var damaged = ask(orderId, claim("damaged", "1", 1, ", \"wish\": \"refund\", \"evidence\": [\"photo-1\"]"));
        assertThat(damaged.body().path("decision").asText())
                .as("%s", damaged.body())
                .isEqualTo("refund");
        var settled = settle(damaged, "refund", null);
        assertThat(settled.parcelId()).isEqualTo(parcelId);
        assertThat(settled.parcelStatus()).isEqualTo("DAMAGED");
        assertThat(settled.claimAmount()).isPositive();

        var other = api.place(api.discountedOrder()).orderId();
        paid(other);
        var late = parcel(other, "IN_TRANSIT", 10);
        var early = ask(other, claim("never-arrived", "1", 1, ""));
        assertThat(early.problem()).isEqualTo("claim-refused");
        assertThat(early.body().path("detail").asText()).contains("still on its way");
        db.update(DELIVERY)
                .set(DELIVERY.DISPATCHED_AT, clock.instant().minus(Duration.ofDays(11)))
                .where(DELIVERY.PARCEL_ID.eq(late))
                .execute();
        var never = ask(other, claim("never-arrived", "1", 1, ""));
        assertThat(never.body().path("decision").asText()).isEqualTo("replacement");
        assertThat(settle(never, "replacement", null).parcelStatus()).isEqualTo("LOST");

        var known = api.place(api.discountedOrder()).orderId();
        parcel(known, "LOST", 10);
        assertThat(ask(known, claim("never-arrived", "1", 1, "")).problem()).isEqualTo("not-claimable");
    }

    @Test
    void what_came_in_several_parcels_is_claimed_parcel_by_parcel() {
        var orderId = api.place(api.discountedOrder()).orderId();
        paid(orderId);
        var one = parcel(orderId, "DELIVERED", 3);
        var other = parcel(orderId, "DELIVERED", 2);
        var both = ask(orderId, claim("missing", "1", 2, ""));
        assertThat(both.problem()).as("%s", both.body()).isEqualTo("not-claimable");
        assertThat(both.body().path("detail").asText())
                .contains("parcel " + one + " holds 1 of line 1")
                .contains("parcel " + other + " holds 1 of line 1");
        assertThat(Stream.of(1, 2).map(no -> ask(orderId, claim("missing", "1", 1, ""))))
                .extracting(Api.Answer::status)
                .containsOnly(202);
        assertThat(db.selectFrom(GOODS_CLAIM)
                        .where(GOODS_CLAIM.ORDER_ID.eq(orderId))
                        .fetch(GOODS_CLAIM.PARCEL_ID))
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    void duplicates_and_others_orders_are_refused() {
        var orderId = order("C-1", 1);
        assertThat(ask(orderId, claim("missing", "1", 2, "")).status()).isEqualTo(202);
        assertThat(ask(orderId, claim("missing", "1", 1, "")).problem()).isEqualTo("already-claimed");
        assertThat(ask(orderId, claim("missing", "2", 2, "")).problem()).isEqualTo("already-claimed");
        assertThat(ask(orderId, claim("missing", "2", 1, ", \"customerId\": \"C-2\""))
                        .problem())
                .isEqualTo("not-your-order");
        assertThat(ask(UUID.randomUUID(), claim("missing", "2", 1, "")).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/claims/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/orders/" + UUID.randomUUID() + "/claims").status())
                .isEqualTo(404);
        assertThatThrownBy(() -> closeClaim.work(new CloseClaim.Input(UUID.randomUUID())))
                .isInstanceOf(NeedsOperator.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"lines": [{"lineId": "1", "quantity": 1}]}                                                | /kind
                    {"kind": "ugly", "lines": [{"lineId": "1", "quantity": 1}]}                                | /kind
                    {"kind": "missing"}                                                                        | /lines
                    {"kind": "missing", "lines": []}                                                           | /lines
                    {"kind": "missing", "lines": [{"quantity": 1}]}                                            | /lines/0/lineId
                    {"kind": "missing", "lines": [{"lineId": "9", "quantity": 1}]}                             | /lines/0/lineId
                    {"kind": "missing", "lines": [{"lineId": "1", "quantity": 1}, {"lineId": "1", "quantity": 1}]} | /lines/1/lineId
                    {"kind": "missing", "lines": [{"lineId": "1"}]}                                            | /lines/0/quantity
                    {"kind": "missing", "lines": [{"lineId": "1", "quantity": 0}]}                             | /lines/0/quantity
                    {"kind": "missing", "wish": "cake", "lines": [{"lineId": "1", "quantity": 1}]}             | /wish
                    {"kind": "missing", "requestedBy": "king", "lines": [{"lineId": "1", "quantity": 1}]}      | /requestedBy
                    {"kind": "missing", "customerId": "a b", "lines": [{"lineId": "1", "quantity": 1}]}        | /customerId
                    {"kind": "missing", "evidence": ["a b"], "lines": [{"lineId": "1", "quantity": 1}]}        | /evidence/0
                    """)
    void bad_claims_are_refused_and_nothing_happens(String body, String field) {
        var orderId = order(null, 1);
        var answer = ask(orderId, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(db.fetchCount(GOODS_CLAIM, GOODS_CLAIM.ORDER_ID.eq(orderId))).isZero();
    }

    private SettleClaim.Output settle(Api.Answer asked, String decision, String reason) {
        return settleClaim.work(new SettleClaim.Input(id(asked), decision, reason));
    }

    private int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }

    private UUID parcel(UUID orderId, String status, int daysAgo) {
        var parcelId = UUID.randomUUID();
        var fulfilmentId = UUID.randomUUID();
        transaction.executeWithoutResult(
                done -> orders.charge(orderId, fulfilmentId, List.of(new LineQuantity("1", 1))));
        var at = clock.instant().minus(Duration.ofDays(daysAgo));
        db.insertInto(DELIVERY)
                .set(DELIVERY.PARCEL_ID, parcelId)
                .set(DELIVERY.ORDER_ID, orderId)
                .set(DELIVERY.FULFILMENT_ID, fulfilmentId)
                .set(DELIVERY.TOKEN, UUID.randomUUID().toString())
                .set(DELIVERY.CARRIER, "andorinha")
                .set(DELIVERY.TRACKING_CODE, parcelId.toString())
                .set(DELIVERY.STATUS, status)
                .set(DELIVERY.DISPATCHED_AT, at)
                .set(DELIVERY.ENDED_AT, status.equals("IN_TRANSIT") ? null : at)
                .execute();
        db.insertInto(DELIVERY_LINE)
                .set(DELIVERY_LINE.PARCEL_ID, parcelId)
                .set(DELIVERY_LINE.LINE_ID, "1")
                .set(DELIVERY_LINE.QUANTITY, 1)
                .execute();
        return parcelId;
    }

    private UUID order(String customerId, int daysAgo) {
        var orderId = steps.delivered("web", customerId, daysAgo);
        paid(orderId);
        return orderId;
    }

    private void paid(UUID orderId) {
        steps.charged(orderId);
    }

    private Api.Answer ask(UUID orderId, String body) {
        return send(orderId, "claims", body);
    }

    private Api.Answer send(UUID orderId, String what, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/" + what)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String claim(String kind, String lineId, int quantity, String more) {
        return "{\"kind\": \"%s\", \"lines\": [{\"lineId\": \"%s\", \"quantity\": %d}]%s}"
                .formatted(kind, lineId, quantity, more);
    }

    private static UUID id(Api.Answer answer) {
        return UUID.fromString(answer.body().path("claimId").asText());
    }
}
