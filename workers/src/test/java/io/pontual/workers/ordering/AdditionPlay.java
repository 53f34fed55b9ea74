package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.TENDER;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.ApplyChange;
import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.EndAddition;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.GiveUpChange;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.ordering.contract.Substitutes;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.Neighbours;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;

/** Lines that are added to orders, and what has to be found and paid for first. */
abstract class AdditionPlay {
    static final String MUG = "{\"lineId\": \"3\", \"sku\": \"MUG\", \"quantity\": 2, \"unitPrice\": \"20.20\"}";
    static final String CARD = "{\"method\": \"credit-card\", \"token\": \"tok_approved\", \"amount\": \"40.40\"}";
    static final String TWO_MUGS = "{\"addLines\": [" + MUG + "], \"tenders\": [" + CARD + "]}";

    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    OrderProgress progress;

    @Autowired
    DescribeChangeWorker describeChange;

    @Autowired
    DecideChangeWorker decideChange;

    @Autowired
    ApplyChangeWorker applyChange;

    @Autowired
    CompleteChangeWorker completeChange;

    @Autowired
    GiveUpChangeWorker giveUpChange;

    @Autowired
    EndAdditionWorker endAddition;

    @Autowired
    CloseToChangesWorker closeToChanges;

    @Autowired
    Orders orders;

    @Autowired
    Substitutes substitutes;

    @Autowired
    DSLContext db;

    static String tenders(String amount) {
        return "\"tenders\": [" + CARD.replace("40.40", amount) + "]";
    }

    Api.Answer swap(UUID orderId) {
        return change(
                orderId, "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"addLines\": [" + MUG + "]}");
    }

    UUID confirmed() {
        var orderId = api.placed();
        progress.confirm(orderId);
        return orderId;
    }

    static Pickups.Pickup pickup(String status) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new Pickups.Pickup(UUID.randomUUID(), "STORE", status, now, now, now, now, null, null, null);
    }

    Api.Answer change(UUID orderId, String body) {
        return change(orderId, body, UUID.randomUUID().toString());
    }

    Api.Answer change(UUID orderId, String body, String key) {
        return post(orderId, "/changes", body, key);
    }

    Api.Answer post(UUID orderId, String what, String body, String key) {
        return api.send(api.request("/api/v1/orders/" + orderId + what)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static UUID changeId(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return UUID.fromString(answer.body().path("changeId").asText());
    }

    boolean apply(UUID orderId, UUID changeId) {
        return applyChange.applyChange(new ApplyChange.Input(orderId, changeId)).applied();
    }

    void giveUp(UUID orderId, UUID changeId, String failure) {
        giveUpChange.giveUpChange(new GiveUpChange.Input(orderId, changeId, failure));
    }

    void end(UUID orderId, UUID changeId, FulfilmentOutcome... outcomes) {
        endAddition.endAddition(new EndAddition.Input(orderId, changeId, List.of(outcomes)));
    }

    boolean close(UUID orderId) {
        return closeToChanges.closeToChanges(new CloseToChanges.Input(orderId)).closedToChanges();
    }

    void assertAsPlaced(UUID orderId) {
        var facts = orders.facts(orderId);
        assertThat(facts.lines()).extracting(Orders.Line::quantity).containsExactly(2, 1);
        assertThat(facts.total()).isEqualByComparingTo("200.00");
        assertThat(neighbours.dropped(orderId)).isEmpty();
    }

    UUID paymentId(UUID changeId) {
        return db.fetchValue(TENDER.PAYMENT_ID, TENDER.CHANGE_ID.eq(changeId));
    }

    String status(UUID changeId) {
        return db.fetchValue(CHANGE_REQUEST.STATUS, CHANGE_REQUEST.CHANGE_ID.eq(changeId));
    }

    int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }
}
