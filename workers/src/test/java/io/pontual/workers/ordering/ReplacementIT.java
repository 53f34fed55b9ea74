package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.REPLACEMENT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pontual.processes.ordering.EndReplacement;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.ReplacementCause;
import io.pontual.processes.ordering.RequestReplacement;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Replacements;
import io.pontual.workers.ordering.contract.Replacements.Line;
import io.pontual.workers.ordering.contract.Replacements.Where;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Goods that are sent although they are paid for already. */
@ApiTest
class ReplacementIT {
    @Autowired
    Api api;

    @Autowired
    OrderProgress progress;

    @Autowired
    Replacements replacements;

    @Autowired
    RequestReplacementWorker requestReplacement;

    @Autowired
    EndReplacementWorker endReplacement;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext db;

    @Test
    void goods_of_a_closed_order_become_an_order_that_costs_nothing_and_belongs_to_it() {
        var originId = closed();
        var parcelId = UUID.randomUUID();
        var job = new RequestReplacement.Input(originId, parcelId, "parcel-lost", List.of(new LineQuantity("1", 2)));

        var replacementId = requestReplacement.requestReplacement(job).replacementId();

        assertThat(requestReplacement.requestReplacement(job).replacementId())
                .as("a job that runs again")
                .isEqualTo(replacementId);
        assertThat(db.fetchCount(REPLACEMENT, REPLACEMENT.ORIGIN_ORDER_ID.eq(originId)))
                .isEqualTo(1);
        assertThat(db.fetchCount(
                        OUTBOX,
                        OUTBOX.DESTINATION
                                .eq("ordering.replacement-requested")
                                .and(OUTBOX.CORRELATION_KEY.eq(replacementId.toString()))))
                .isEqualTo(1);
        var facts = orders.facts(replacementId);
        assertThat(facts.total()).isZero();
        assertThat(facts.externalId()).isEqualTo(orders.facts(originId).externalId() + "/R1");
        assertThat(facts.lines())
                .extracting(Orders.Line::lineId, Orders.Line::sku, Orders.Line::quantity)
                .containsExactly(tuple("1", "SHIRT", 2));
        assertThat(orders.contact(replacementId)).isEqualTo(orders.contact(originId));
        assertThat(orders.paidWith(replacementId)).isEqualTo(originId);
        assertThat(orders.paidWith(originId)).isEqualTo(originId);
        assertThat(orders.facts(originId).status()).isEqualTo("CLOSED");
    }

    @Test
    void both_orders_show_each_other_and_the_story_tells_it() {
        var originId = closed();
        var replacementId = replace(originId, ReplacementCause.CLAIM, null, new Line("1", 1));

        var origin = api.get("/api/v1/orders/" + originId).body();
        assertThat(origin.at("/replacements/0/orderId").asText()).isEqualTo(replacementId.toString());
        assertThat(origin.at("/replacements/0/cause").asText()).isEqualTo("claim");
        assertThat(origin.at("/replacements/0/status").asText()).isEqualTo("ACCEPTED");
        assertThat(origin.has("replaces")).isFalse();
        var replacement = api.get("/api/v1/orders/" + replacementId).body();
        assertThat(replacement.at("/replaces/orderId").asText()).isEqualTo(originId.toString());
        assertThat(replacement.at("/total").decimalValue()).isZero();
        assertThat(api.get("/api/v1/orders/" + originId + "/events").body().toString())
                .contains("REPLACEMENT_REQUESTED", "once more");
    }

    @Test
    void what_was_sent_closes_it_and_nothing_is_given_back() {
        var originId = closed();
        var replacementId = replace(originId, ReplacementCause.PARCEL_LOST, null, new Line("1", 2));
        progress.confirm(replacementId);

        assertThat(end(replacementId, shipped("1", 2))).isZero();

        assertThat(orders.facts(replacementId).status()).isEqualTo("CLOSED");
        var shown = api.get("/api/v1/orders/" + originId).body().at("/replacements/0");
        assertThat(shown.has("refundAmount")).isFalse();
        assertThat(shown.has("endedAt")).isTrue();
    }

    @Test
    void what_could_not_be_had_is_worth_what_was_paid_for_it_once() {
        var originId = closed();
        var replacementId = replace(originId, ReplacementCause.PARCEL_DAMAGED, null, new Line("1", 2));
        progress.confirm(replacementId);

        var refund = end(replacementId, shipped("1", 1));

        assertThat(refund).isEqualByComparingTo(orders.chargedFor(originId, List.of(new LineQuantity("1", 1))));
        assertThat(refund).isPositive();
        assertThat(end(replacementId)).as("a job that runs again").isEqualByComparingTo(refund);
        assertThat(api.get("/api/v1/orders/" + originId + "/events").body().toString())
                .contains("REPLACEMENT_UNAVAILABLE");
    }

    @Test
    void nothing_to_be_had_ends_it_cancelled_and_all_of_it_is_given_back() {
        var originId = closed();
        var replacementId = replace(originId, ReplacementCause.PARCEL_LOST, null, new Line("1", 2), new Line("2", 1));
        progress.confirm(replacementId);

        assertThat(end(replacementId))
                .isEqualByComparingTo(orders.charged(originId).total());

        var facts = orders.facts(replacementId);
        assertThat(facts.status()).isEqualTo("CANCELLED");
        assertThat(facts.cancellationReason()).isEqualTo("out-of-stock");
    }

    @Test
    void a_replacement_that_is_lost_too_is_replaced_and_paid_back_by_the_order_that_was_paid_for() {
        var originId = closed();
        var first = replace(originId, ReplacementCause.PARCEL_LOST, null, new Line("1", 2));
        progress.confirm(first);
        end(first, shipped("1", 2));

        assertThat(orders.chargedFor(first, List.of(new LineQuantity("1", 2))))
                .isEqualByComparingTo(orders.chargedFor(originId, List.of(new LineQuantity("1", 2))));
        var second = replace(first, ReplacementCause.PARCEL_LOST, null, new Line("1", 2));

        progress.confirm(second);
        assertThat(orders.paidWith(second)).isEqualTo(originId);
        assertThat(orders.facts(second).externalId()).endsWith("/R2");
        assertThat(end(second)).isPositive();
    }

    @Test
    void another_product_may_be_sent_and_is_worth_what_was_agreed() {
        var originId = closed();
        var replacementId = replace(
                originId,
                ReplacementCause.EXCHANGE,
                Where.store("STORE"),
                new Line("1", "MUG", 2, new BigDecimal("12.50")));

        assertThat(orders.facts(replacementId).lines())
                .extracting(Orders.Line::sku, Orders.Line::description)
                .containsExactly(tuple("MUG", "Caneca"));
        progress.confirm(replacementId);
        assertThat(end(replacementId, shipped("1", 1))).isEqualByComparingTo("12.50");
    }

    @Test
    void it_may_be_cancelled_but_not_changed() {
        var originId = closed();
        var replacementId = replace(originId, ReplacementCause.CLAIM, null, new Line("1", 2));

        assertThat(post(replacementId, "/changes", "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}]}"))
                .isEqualTo(409);
        assertThat(post(replacementId, "/cancellation", "{\"requestedBy\": \"customer\"}"))
                .isEqualTo(202);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("no units", List.of(), null),
                Arguments.of("no units", List.of(new Line("1", 0)), null),
                Arguments.of("no such units", List.of(new Line("9", 1)), null),
                Arguments.of("no such units", List.of(new Line("1", 3)), null),
                Arguments.of("no such units", List.of(new Line("1", -1)), null),
                Arguments.of("no such units", List.of(new Line("1", 1), new Line("1", 1)), null),
                Arguments.of("not in the catalogue", List.of(new Line("1", "GONE", 1, null)), null),
                Arguments.of("no address", List.of(new Line("1", 1)), Where.home("standard")),
                Arguments.of("nobody can collect it", List.of(new Line("1", 1)), Where.store("WAREHOUSE")),
                Arguments.of("nobody can collect it", List.of(new Line("1", 1)), Where.store("NOWHERE")));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void what_cannot_be_replaced_says_why_and_changes_nothing(String why, List<Line> lines, Where where) {
        var originId = closed();

        assertThatThrownBy(() -> replace(originId, ReplacementCause.CLAIM, where, lines.toArray(Line[]::new)))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining(why);
        assertThat(db.fetchCount(REPLACEMENT, REPLACEMENT.ORIGIN_ORDER_ID.eq(originId)))
                .isZero();
    }

    @Test
    void an_order_that_replaces_nothing_is_not_ended_like_one() {
        var originId = closed();
        assertThatThrownBy(() -> end(originId))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("replaces no other");
    }

    private UUID closed() {
        var orderId = api.placed();
        progress.confirm(orderId);
        var outcomes = List.of(new FulfilmentOutcome(
                UUID.randomUUID(), "handed-over", List.of(new LineQuantity("1", 2), new LineQuantity("2", 1))));
        progress.settle(orderId, outcomes);
        progress.close(orderId, outcomes);
        return orderId;
    }

    private int post(UUID orderId, String what, String body) {
        return api.send(api.request("/api/v1/orders/" + orderId + what)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .status();
    }

    private UUID replace(UUID orderId, ReplacementCause cause, Where where, Line... lines) {
        return transaction.execute(status -> replacements.request(
                new Replacements.Request(orderId, UUID.randomUUID(), cause, List.of(lines), where)));
    }

    private static FulfilmentOutcome shipped(String lineId, int quantity) {
        return new FulfilmentOutcome(UUID.randomUUID(), "shipped", List.of(new LineQuantity(lineId, quantity)));
    }

    private BigDecimal end(UUID orderId, FulfilmentOutcome... outcomes) {
        return endReplacement
                .endReplacement(new EndReplacement.Input(orderId, List.of(outcomes)))
                .refundAmount();
    }
}
