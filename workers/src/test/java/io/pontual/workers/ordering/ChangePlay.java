package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.DecideChange;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.Neighbours;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes of orders, as channels ask for them and people decide about them. */
abstract class ChangePlay {
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
    CompleteChangeWorker completeChange;

    @Autowired
    CloseToChangesWorker closeToChanges;

    @Autowired
    ChangePolicy policy;

    @Autowired
    ChangeExecution execution;

    @Autowired
    ChangeRepository changes;

    @Autowired
    OrderRepository repository;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Orders orders;

    @Autowired
    DSLContext db;

    UUID confirmed() {
        var orderId = api.placed();
        progress.confirm(orderId);
        return orderId;
    }

    static Pickups.Pickup pickup(String status) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new Pickups.Pickup(UUID.randomUUID(), "STORE", status, now, now, now, now, null, null, null);
    }

    Api.Answer cancel(UUID orderId, String lineId, int quantity) {
        return change(
                orderId, "{\"cancelLines\": [{\"lineId\": \"%s\", \"quantity\": %d}]}".formatted(lineId, quantity));
    }

    Api.Answer change(UUID orderId, String body) {
        return change(orderId, body, UUID.randomUUID().toString());
    }

    Api.Answer change(UUID orderId, String body, String key) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/changes")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static UUID changeId(Api.Answer answer) {
        return UUID.fromString(answer.body().path("changeId").asText());
    }

    void complete(UUID orderId, Api.Answer answer) {
        completeChange.completeChange(new CompleteChange.Input(orderId, changeId(answer)));
    }

    boolean decide(UUID orderId, UUID changeId, String decision) {
        return decideChange
                .decideChange(new DecideChange.Input(orderId, changeId, decision))
                .granted();
    }

    boolean close(UUID orderId) {
        return closeToChanges.closeToChanges(new CloseToChanges.Input(orderId)).closedToChanges();
    }

    void assertUnchanged(UUID orderId) {
        var facts = orders.facts(orderId);
        assertThat(facts.lines()).extracting(Orders.Line::quantity).containsExactly(2, 1);
        assertThat(facts.total()).isEqualByComparingTo("200.00");
        assertThat(orders.contact(orderId).name()).isEqualTo("Ana Exemplo");
        assertThat(open(orderId)).isZero();
    }

    int open(UUID orderId) {
        return db.fetchCount(
                CHANGE_REQUEST,
                CHANGE_REQUEST.ORDER_ID.eq(orderId).and(CHANGE_REQUEST.STATUS.in("WAITING", "APPLYING")));
    }

    String status(UUID changeId) {
        return db.fetchValue(CHANGE_REQUEST.STATUS, CHANGE_REQUEST.CHANGE_ID.eq(changeId));
    }

    int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }
}
