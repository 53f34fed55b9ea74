package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.CHANGE_REQUEST;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.DecideChange;
import io.pontual.processes.ordering.DescribeChange;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.decision.DecisionTable;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
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
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class ChangeIT {
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

    @Test
    void units_are_cancelled_before_anybody_has_them() {
        var orderId = api.placed();

        var answer = change(
                orderId, "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"reason\": \"one too many\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asText()).isEqualTo("APPLYING");
        assertThat(answer.body().path("priceDifference").asText()).isEqualTo("-89.90");
        var changeId = changeId(answer);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/orders/" + orderId + "/changes/" + changeId);
        assertThat(sent("ordering.change-accepted", orderId)).isEqualTo(1);

        var order = api.get("/api/v1/orders/" + orderId).body();
        assertThat(order.at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(order.at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(order.path("total").asText()).isEqualTo("110.10");
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(1);
        assertThat(neighbours.replanned()).doesNotContain(orderId);

        completeChange.completeChange(new CompleteChange.Input(orderId, changeId));
        completeChange.completeChange(new CompleteChange.Input(orderId, changeId));
        var shown = api.get(answer.header("Location")).body();
        assertThat(shown.path("status").asText()).isEqualTo("APPLIED");
        assertThat(shown.path("note").asText()).isEqualTo("one too many");
        assertThat(shown.at("/lines/0/before").asInt()).isEqualTo(2);
        assertThat(shown.at("/lines/0/after").asInt()).isEqualTo(1);
        assertThat(sent("ordering.changes-carried-out", orderId)).isEqualTo(1);
    }

    @Test
    void the_units_that_are_least_far_go_first() {
        var orderId = confirmed();
        var waiting = UUID.randomUUID();
        var asked = pickup("OFFERED");
        neighbours.pickups(orderId, asked);
        neighbours.supply(
                orderId,
                new Supply.Part(asked.fulfilmentId(), "1", 1, 0, false, false),
                new Supply.Part(asked.fulfilmentId(), "2", 1, 0, false, false),
                new Supply.Part(waiting, "1", 1, 0, true, false));

        assertThat(cancel(orderId, "1", 1).status()).isEqualTo(202);

        assertThat(neighbours.dropped(orderId)).containsExactly(new Supply.Dropped(waiting, new LineQuantity("1", 1)));
        assertThat(neighbours.recalled()).doesNotContain(asked.fulfilmentId());
        assertThat(neighbours.replanned()).doesNotContain(asked.fulfilmentId());
    }

    @Test
    void a_node_that_was_asked_is_told_to_stop_and_the_rest_is_planned_anew() {
        var orderId = confirmed();
        var asked = pickup("ACCEPTED");
        neighbours.pickups(orderId, asked);
        neighbours.supply(
                orderId,
                new Supply.Part(asked.fulfilmentId(), "1", 2, 0, false, false),
                new Supply.Part(asked.fulfilmentId(), "2", 1, 0, false, false));

        assertThat(cancel(orderId, "2", 1).status()).isEqualTo(202);

        assertThat(neighbours.recalled()).contains(asked.fulfilmentId());
        assertThat(neighbours.replanned()).contains(asked.fulfilmentId());
        assertThat(neighbours.dropped(orderId))
                .containsExactly(new Supply.Dropped(asked.fulfilmentId(), new LineQuantity("2", 1)));
    }

    @Test
    void what_is_picked_stays_and_the_way_out_is_named() {
        var orderId = confirmed();
        var ready = pickup("READY");
        neighbours.pickups(orderId, ready);
        neighbours.supply(orderId, new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false));

        var answer = cancel(orderId, "1", 1);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("too-late-to-change");
        assertThat(answer.body().path("detail").asText()).contains("prepared", "Cancel the whole order");
        assertThat(answer.body().path("link").asText()).isEqualTo("/api/v1/orders/" + orderId + "/cancellation");
        assertUnchanged(orderId);

        var shown = api.get("/api/v1/orders/" + orderId + "/changes").body();
        assertThat(shown.at("/lines/0/wanted").asInt()).isEqualTo(2);
        assertThat(shown.at("/lines/0/cancellable").asInt()).isZero();
        assertThat(shown.at("/lines/1/cancellable").asInt()).isEqualTo(1);
    }

    @Test
    void goods_between_stores_are_not_called_back() {
        var orderId = confirmed();
        neighbours.supply(orderId, new Supply.Part(UUID.randomUUID(), "1", 2, 0, false, true));
        assertThat(cancel(orderId, "1", 1).problem()).isEqualTo("too-late-to-change");
        assertUnchanged(orderId);
    }

    @Test
    void a_pick_in_the_same_moment_undoes_the_whole_change() {
        var orderId = confirmed();
        var asked = pickup("ACCEPTED");
        neighbours.pickups(orderId, asked);
        neighbours.supply(orderId, new Supply.Part(asked.fulfilmentId(), "1", 2, 0, false, false));
        neighbours.pick(asked.fulfilmentId());

        var answer = cancel(orderId, "1", 1);

        assertThat(answer.problem()).isEqualTo("too-late-to-change");
        assertUnchanged(orderId);
    }

    @Test
    void what_is_picked_stays_whatever_the_policy_says() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        var change = changes.find(changeId(cancel(orderId, "1", 1))).orElseThrow();
        neighbours.supply(orderId, new Supply.Part(UUID.randomUUID(), "1", 0, 2, false, false));

        var failure = transaction.execute(status ->
                execution.apply(repository.lock(orderId).orElseThrow(), change, execution.chosen(change), "desk"));

        assertThat(failure).contains(ChangeExecution.Failure.PICKED);
        assertThat(orders.facts(orderId).lines())
                .extracting(Orders.Line::quantity)
                .containsExactly(2, 1);
        assertThat(neighbours.dropped(orderId)).isEmpty();
    }

    @Test
    void the_contact_is_changed_and_what_is_left_away_stays() {
        var orderId = api.placed();
        var answer = change(orderId, "{\"contact\": {\"email\": \"ana.nova@example.com\", \"locale\": \"en\"}}");
        assertThat(answer.status()).isEqualTo(202);
        var contact = orders.contact(orderId);
        assertThat(contact.name()).isEqualTo("Ana Exemplo");
        assertThat(contact.email()).isEqualTo("ana.nova@example.com");
        assertThat(contact.locale()).isEqualTo("en");
        var shown = api.get(answer.header("Location")).body();
        assertThat(shown.at("/before/contact/email").asText()).isEqualTo("ana@example.com");
        assertThat(shown.at("/after/contact/email").asText()).isEqualTo("ana.nova@example.com");
        assertThat(outbox(orderId)).noneMatch(message -> message.contains("example.com"));
    }

    @Test
    void the_contact_can_be_changed_when_the_goods_are_handed_over_but_not_when_it_is_settled() {
        var orderId = confirmed();
        neighbours.pickups(orderId, pickup("HANDED_OVER"));
        var answer = change(orderId, "{\"contact\": {\"name\": \"Ana Nova\"}}");
        assertThat(answer.status()).isEqualTo(202);
        complete(orderId, answer);

        assertThat(closeToChanges
                        .closeToChanges(new CloseToChanges.Input(orderId))
                        .closedToChanges())
                .isTrue();
        var refused = change(orderId, "{\"contact\": {\"name\": \"Ana Outra\"}}");
        assertThat(refused.problem()).isEqualTo("too-late-to-change");
        assertThat(refused.body().path("detail").asText()).contains("return");
        assertThat(api.get("/api/v1/orders/" + orderId + "/changes")
                        .body()
                        .at("/possible/0/stage")
                        .asText())
                .isEqualTo("settling");
    }

    @Test
    void a_parcel_goes_to_another_address() {
        var orderId = api.place(api.shipOrder()).orderId();
        progress.confirm(orderId);
        var waiting = UUID.randomUUID();
        var planned = UUID.randomUUID();
        neighbours.supply(
                orderId,
                new Supply.Part(planned, "1", 2, 0, false, false),
                new Supply.Part(waiting, "2", 1, 0, true, false));

        var answer = change(orderId, "{\"address\": %s}".formatted(address("20040-002", "RJ")));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        assertThat(orders.facts(orderId).destination())
                .isEqualTo(new Orders.Destination("20040002", "Rio de Janeiro", "RJ"));
        assertThat(neighbours.rerouted()).contains(orderId);
        assertThat(neighbours.replanned()).contains(planned).doesNotContain(waiting);
        var shown = api.get(answer.header("Location")).body();
        assertThat(shown.at("/before/fulfilment/address/postalCode").asText()).isEqualTo("01310100");
        assertThat(shown.at("/after/fulfilment/address/city").asText()).isEqualTo("Rio de Janeiro");
        assertThat(outbox(orderId)).noneMatch(message -> message.contains("20040"));
    }

    @Test
    void a_pickup_becomes_a_delivery_and_the_other_way_round_and_an_address_that_is_not_needed_is_forgotten() {
        var orderId = api.placed();
        complete(
                orderId,
                change(
                        orderId,
                        "{\"fulfilment\": {\"method\": \"ship\", \"service\": \"express\", \"address\": %s}}"
                                .formatted(address("01310-100", "SP"))));
        var order = api.get("/api/v1/orders/" + orderId).body().path("fulfilment");
        assertThat(order.path("method").asText()).isEqualTo("ship");
        assertThat(order.path("service").asText()).isEqualTo("express");
        assertThat(order.has("nodeId")).isFalse();
        assertThat(order.at("/address/postalCode").asText()).isEqualTo("01310100");

        complete(orderId, change(orderId, "{\"fulfilment\": {\"method\": \"pickup\", \"nodeId\": \"STORE\"}}"));
        var back = api.get("/api/v1/orders/" + orderId).body().path("fulfilment");
        assertThat(back.path("nodeId").asText()).isEqualTo("STORE");
        assertThat(back.has("service")).isFalse();
        assertThat(back.has("address")).isFalse();
    }

    @Test
    void what_cannot_be_had_that_way_is_not_changed() {
        var orderId = api.placed();
        neighbours.cannotReroute(orderId);
        var answer = change(
                orderId,
                "{\"fulfilment\": {\"method\": \"ship\", \"address\": %s}}".formatted(address("01310-100", "SP")));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("not-available");
        assertUnchanged(orderId);
        assertThat(orders.facts(orderId).method()).isEqualTo("pickup");
    }

    @Test
    void an_approved_change_that_cannot_be_had_any_more_is_refused() {
        var orderId = api.place(api.shipOrder().put("channel", "marketplace")).orderId();
        var changeId = changeId(change(orderId, "{\"address\": %s}".formatted(address("20040-002", "RJ"))));
        assertThat(status(changeId)).isEqualTo("WAITING");
        neighbours.cannotReroute(orderId);

        assertThat(decide(orderId, changeId, "approve")).isFalse();

        assertThat(status(changeId)).isEqualTo("REFUSED");
        assertThat(orders.facts(orderId).destination().state()).isEqualTo("SP");
    }

    @Test
    void nothing_goes_another_way_once_any_of_it_is_picked() {
        var orderId = confirmed();
        var ready = pickup("ACCEPTED");
        neighbours.pickups(orderId, ready);
        neighbours.supply(
                orderId,
                new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false),
                new Supply.Part(UUID.randomUUID(), "2", 1, 0, false, false));
        var answer = change(
                orderId,
                "{\"fulfilment\": {\"method\": \"ship\", \"address\": %s}}".formatted(address("01310-100", "SP")));
        assertThat(answer.problem()).isEqualTo("too-late-to-change");
        assertThat(orders.facts(orderId).method()).isEqualTo("pickup");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"address": ADDRESS}                                                       | /address
                    {"fulfilment": {}}                                                         | /fulfilment/method
                    {"fulfilment": {"method": "carrier-pigeon"}}                               | /fulfilment/method
                    {"fulfilment": {"method": "pickup"}}                                       | /fulfilment/nodeId
                    {"fulfilment": {"method": "pickup", "nodeId": "NOWHERE"}}                  | /fulfilment/nodeId
                    {"fulfilment": {"method": "pickup", "nodeId": "CLOSED"}}                   | /fulfilment/nodeId
                    {"fulfilment": {"method": "pickup", "nodeId": "WAREHOUSE"}}                | /fulfilment/nodeId
                    {"fulfilment": {"method": "pickup", "nodeId": "STORE"}}                    | /fulfilment
                    {"fulfilment": {"method": "pickup", "nodeId": "STORE", "address": ADDRESS}} | /fulfilment/address
                    {"fulfilment": {"method": "pickup", "nodeId": "STORE", "service": "express"}} | /fulfilment/service
                    {"fulfilment": {"method": "ship"}}                                         | /fulfilment/address
                    {"fulfilment": {"method": "ship", "nodeId": "STORE", "address": ADDRESS}}  | /fulfilment/nodeId
                    {"fulfilment": {"method": "ship", "service": "slow", "address": ADDRESS}}  | /fulfilment/service
                    {"fulfilment": {"method": "ship", "service": "pickup-point"}}              | /fulfilment/pickupPointId
                    {"fulfilment": {"method": "ship", "address": ADDRESS, "optionId": "a"}}    | /fulfilment/promiseId
                    {"fulfilment": {"method": "ship", "address": {}}}                          | /fulfilment/address/city
                    {"fulfilment": {"method": "ship", "adress": {}}}                           | /fulfilment/adress
                    """)
    void a_way_that_does_not_exist_is_refused(String body, String field) {
        var orderId = api.placed();
        var answer = change(orderId, body.replace("ADDRESS", address("01310-100", "SP")));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        assertUnchanged(orderId);
        assertThat(orders.facts(orderId).nodeId()).isEqualTo("STORE");
    }

    @Test
    void an_address_must_exist_and_be_another_one() {
        var orderId = api.place(api.shipOrder()).orderId();
        var wrong = change(orderId, "{\"address\": %s}".formatted(address("20040-002", "SP")));
        assertThat(wrong.body().at("/errors/0/field").asText()).isEqualTo("/address/state");
        var same = change(
                orderId,
                """
                {"address": {"street": "Avenida Exemplo", "number": "1000", "complement": "Apto 12",
                 "district": "Bela Vista", "city": "São Paulo", "state": "SP", "postalCode": "01310100"}}
                """);
        assertThat(same.body().at("/errors/0/message").asText()).contains("changes nothing");
        assertThat(orders.facts(orderId).destination().postalCode()).isEqualTo("01310100");
    }

    @Test
    void what_is_paid_in_the_store_stays_there() {
        var body = api.order();
        body.set("tenders", api.parse("[{\"method\": \"pay-in-store\", \"amount\": \"200.00\"}]"));
        var orderId = api.place(body).orderId();
        var answer = change(
                orderId,
                "{\"fulfilment\": {\"method\": \"ship\", \"address\": %s}}".formatted(address("01310-100", "SP")));
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("/fulfilment/method");
    }

    @Test
    void everything_is_cancelled_as_an_order_only() {
        var orderId = api.placed();
        var answer = change(
                orderId,
                "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 2}, {\"lineId\": \"2\", \"quantity\": 1}]}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("nothing-left");
        assertThat(answer.body().path("link").asText()).isEqualTo("/api/v1/orders/" + orderId + "/cancellation");
        assertUnchanged(orderId);
    }

    @Test
    void a_marketplace_must_agree_and_the_answer_is_carried_out_once() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        var answer = cancel(orderId, "1", 1);
        assertThat(answer.body().path("status").asText()).isEqualTo("WAITING");
        assertThat(answer.body().path("decisionDueAt").asText()).isNotBlank();
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(2);
        var changeId = changeId(answer);
        var described = describeChange.describeChange(new DescribeChange.Input(orderId, changeId));
        assertThat(described.approvalNeeded()).isTrue();
        assertThat(described.units()).isEqualTo(1);
        assertThat(described.priceDifference()).isEqualTo("-89.90");
        assertThat(described.withoutAnswer()).isEqualTo("refuse");

        assertThatThrownBy(() -> decide(orderId, changeId, "perhaps")).isInstanceOf(NeedsOperator.class);
        assertThat(decide(orderId, changeId, "approve")).isTrue();
        assertThat(decide(orderId, changeId, "refuse"))
                .as("the first answer holds")
                .isTrue();
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void a_refused_change_leaves_the_order_as_it_was_and_may_be_asked_for_again() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        var changeId = changeId(cancel(orderId, "1", 1));
        assertThat(decide(orderId, changeId, "refuse")).isFalse();
        assertThat(decide(orderId, changeId, "approve")).isFalse();
        assertThat(status(changeId)).isEqualTo("REFUSED");
        assertUnchanged(orderId);
        assertThat(cancel(orderId, "1", 1).status()).isEqualTo(202);
    }

    @Test
    void an_approval_after_the_pick_is_too_late() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        progress.confirm(orderId);
        var changeId = changeId(cancel(orderId, "1", 1));
        var ready = pickup("READY");
        neighbours.pickups(orderId, ready);
        neighbours.supply(orderId, new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false));

        assertThat(decide(orderId, changeId, "approve")).isFalse();

        assertThat(status(changeId)).isEqualTo("REFUSED");
        assertUnchanged(orderId);
    }

    @Test
    void one_change_at_a_time_and_none_while_somebody_decides_about_a_cancellation() {
        var orderId = api.placed();
        var first = cancel(orderId, "1", 1);
        var second = cancel(orderId, "1", 1);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("change-under-way");
        assertThat(second.body().path("link").asText()).isEqualTo(first.header("Location"));
        complete(orderId, first);
        assertThat(cancel(orderId, "1", 1).status()).isEqualTo(202);

        var staged = api.place(api.order().put("channel", "store")).orderId();
        progress.confirm(staged);
        neighbours.pickups(staged, pickup("READY"));
        api.post("/api/v1/orders/" + staged + "/cancellation", "{\"requestedBy\": \"agent\"}");
        var meanwhile = change(staged, "{\"contact\": {\"name\": \"Ana Nova\"}}");
        assertThat(meanwhile.problem()).isEqualTo("cancellation-under-way");
    }

    @Test
    void who_sends_the_same_change_twice_changes_once() {
        var orderId = api.placed();
        var body = "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 1}]}";
        var key = UUID.randomUUID().toString();
        var first = change(orderId, body, key);
        var second = change(orderId, body, key);
        assertThat(second.status()).isEqualTo(202);
        assertThat(changeId(second)).isEqualTo(changeId(first));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void of_many_who_change_at_once_one_wins() throws Exception {
        var orderId = api.placed();
        Callable<Integer> changing = () -> cancel(orderId, "1", 1).status();
        try (var all = Executors.newFixedThreadPool(4)) {
            var answers = all.invokeAll(List.of(changing, changing, changing, changing));
            var statuses = new java.util.ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(202, 409, 409, 409);
        }
        assertThat(orders.facts(orderId).lines().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void of_a_change_and_a_cancellation_at_once_the_cancellation_holds_in_the_end() throws Exception {
        var orderId = api.placed();
        Callable<Integer> changing = () -> cancel(orderId, "1", 1).status();
        Callable<Integer> cancelling = () ->
                api.post("/api/v1/orders/" + orderId + "/cancellation", "{}").status();
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = both.invokeAll(List.of(changing, cancelling));
            assertThat(answers.get(0).get()).isIn(202, 409);
            assertThat(answers.get(1).get()).isEqualTo(202);
        }
        assertThat(orders.facts(orderId).status()).isEqualTo("CANCELLING");
        assertThat(open(orderId)).isZero();
        assertThat(cancel(orderId, "1", 1).problem()).isEqualTo("too-late-to-change");
    }

    @Test
    void a_cancellation_takes_a_change_that_waits_with_it() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        var changeId = changeId(cancel(orderId, "1", 1));
        assertThat(api.post("/api/v1/orders/" + orderId + "/cancellation", "{}").status())
                .isEqualTo(202);
        assertThat(status(changeId)).isEqualTo("WITHDRAWN");
        assertThat(sent("ordering.change-approval-withdrawn", changeId)).isEqualTo(1);
        assertThat(decide(orderId, changeId, "approve")).isFalse();
    }

    @Test
    void an_order_is_closed_to_changes_when_none_is_carried_out_and_whoever_should_agree_is_too_late() {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        progress.confirm(orderId);
        var waiting = changeId(cancel(orderId, "1", 1));
        assertThat(close(orderId)).isTrue();
        assertThat(status(waiting)).isEqualTo("REFUSED");
        assertThat(sent("ordering.change-approval-withdrawn", waiting)).isEqualTo(1);
        assertThat(close(orderId)).isTrue();

        var changed = api.placed();
        progress.confirm(changed);
        var answer = cancel(changed, "1", 1);
        assertThat(close(changed)).isFalse();
        complete(changed, answer);
        assertThat(close(changed)).isTrue();
        assertThat(cancel(changed, "1", 1).problem()).isEqualTo("too-late-to-change");
    }

    @Test
    void a_change_of_an_order_that_has_ended_is_too_late_whatever_it_is() {
        var orderId = confirmed();
        assertThat(close(orderId)).isTrue();
        progress.settle(
                orderId,
                List.of(new FulfilmentOutcome(UUID.randomUUID(), "handed-over", List.of(new LineQuantity("1", 2)))));
        progress.close(orderId, List.of());

        var answer = change(
                orderId,
                "{\"cancelLines\": [{\"lineId\": \"1\", \"quantity\": 2}, {\"lineId\": \"2\", \"quantity\": 1}]}");

        assertThat(answer.problem()).isEqualTo("too-late-to-change");
        assertThat(answer.body().path("detail").asText()).contains("complete", "return");
    }

    @Test
    void what_holds_without_an_answer_is_that_of_how_far_the_order_really_is() throws IOException {
        var orderId = api.place(api.order().put("channel", "marketplace")).orderId();
        progress.confirm(orderId);
        var changeId = changeId(cancel(orderId, "1", 1));
        var ready = pickup("READY");
        neighbours.pickups(orderId, ready);
        neighbours.supply(orderId, new Supply.Part(ready.fulfilmentId(), "1", 0, 2, false, false));
        var usual = ReflectionTestUtils.getField(policy, "table");
        ReflectionTestUtils.setField(policy, "table", approvedWhenPrepared());
        try {
            assertThat(describeChange
                            .describeChange(new DescribeChange.Input(orderId, changeId))
                            .withoutAnswer())
                    .isEqualTo("approve");
        } finally {
            ReflectionTestUtils.setField(policy, "table", usual);
        }
    }

    /** The table with another default for goods that are prepared. */
    private static DecisionTable approvedWhenPrepared() throws IOException {
        try (var file = ChangeIT.class.getResourceAsStream("/ordering/change-policy.dmn")) {
            var table = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int row = table.indexOf("Rule_Prepared_Output_6");
            return new DecisionTable(
                    "change-policy",
                    (table.substring(0, row) + table.substring(row).replaceFirst("\"refuse\"", "\"approve\""))
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                                        | /cancelLines
                    {"cancelLines": [{"lineId": "1", "quantity": 1}], "contact": {"name": "A"}} | /cancelLines
                    {"cancelLines": []}                                                       | /cancelLines
                    {"cancelLines": [null]}                                                   | /cancelLines/0
                    {"cancelLines": "1"}                                                      | /cancelLines
                    {"cancelLines": [{"lineId": "9", "quantity": 1}]}                         | /cancelLines/0/lineId
                    {"cancelLines": [{"lineId": "", "quantity": 1}]}                          | /cancelLines/0/lineId
                    {"cancelLines": [{"quantity": 1}]}                                        | /cancelLines/0/lineId
                    {"cancelLines": [{"lineId": "1"}]}                                        | /cancelLines/0/quantity
                    {"cancelLines": [{"lineId": "1", "quantity": 0}]}                         | /cancelLines/0/quantity
                    {"cancelLines": [{"lineId": "1", "quantity": -1}]}                        | /cancelLines/0/quantity
                    {"cancelLines": [{"lineId": "1", "quantity": 1.5}]}                       | /cancelLines/0/quantity
                    {"cancelLines": [{"lineId": "1", "quantity": 3}]}                         | /cancelLines/0/quantity
                    {"cancelLines": [{"lineId": "1", "quantity": 1}, {"lineId": "1", "quantity": 1}]} | /cancelLines/1/lineId
                    {"cancelLines": [{"lineId": "1", "quantity": 1, "sku": "MUG"}]}           | /cancelLines/0/sku
                    {"contact": {}}                                                           | /contact
                    {"contact": {"name": "Ana Exemplo"}}                                      | /contact
                    {"contact": {"name": " "}}                                                | /contact/name
                    {"contact": {"email": "nobody"}}                                          | /contact/email
                    {"contact": {"phone": "call me"}}                                         | /contact/phone
                    {"contact": {"locale": "fr"}}                                             | /contact/locale
                    {"contact": {"cpf": "1"}}                                                 | /contact/cpf
                    {"contact": {"name": "A"}, "requestedBy": "nobody"}                       | /requestedBy
                    {"contact": {"name": "A"}, "reason": "4111 1111 1111 1111"}               | /reason
                    {"adress": {}}                                                            | /adress
                    """)
    void bad_input_is_refused_and_nothing_happens(String body, String field) {
        var orderId = api.placed();
        var answer = change(orderId, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertUnchanged(orderId);
    }

    @Test
    void a_line_that_is_cancelled_has_nothing_left() {
        var orderId = api.placed();
        complete(orderId, cancel(orderId, "2", 1));
        var answer = cancel(orderId, "2", 1);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/message").asText()).contains("cancelled already");
    }

    @Test
    void nobody_changes_an_order_without_a_key_an_order_or_the_right_channel() {
        var orderId = api.placed();
        var body = "{\"contact\": {\"name\": \"Ana Nova\"}}";
        assertThat(api.post("/api/v1/orders/" + orderId + "/changes", body).problem())
                .isEqualTo("idempotency-key-missing");
        assertThat(change(UUID.randomUUID(), body).status()).isEqualTo(404);
        var other = api.newKey("app", "orders:read", "orders:write");
        assertThat(api.send(api.anonymous("/api/v1/orders/" + orderId + "/changes")
                                .header("X-Api-Key", other)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .problem())
                .isEqualTo("wrong-channel");
        assertThat(api.send(api.anonymous("/api/v1/orders/" + orderId + "/changes")
                                .header("X-Api-Key", other)
                                .GET())
                        .problem())
                .isEqualTo("wrong-channel");
        assertThat(api.get("/api/v1/orders/" + orderId + "/changes/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/orders/" + orderId + "/changes?requestedBy=nobody")
                        .status())
                .isEqualTo(400);
        assertUnchanged(orderId);
    }

    private static String address(String postalCode, String state) {
        return """
                {"street": "Rua Exemplo", "number": "1", "city": "%s", "state": "%s", "postalCode": "%s"}
                """
                .formatted(state.equals("RJ") ? "Rio de Janeiro" : "São Paulo", state, postalCode)
                .strip();
    }

    private UUID confirmed() {
        var orderId = api.placed();
        progress.confirm(orderId);
        return orderId;
    }

    private static Pickups.Pickup pickup(String status) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new Pickups.Pickup(UUID.randomUUID(), "STORE", status, now, now, now, now, null, null, null);
    }

    private Api.Answer cancel(UUID orderId, String lineId, int quantity) {
        return change(
                orderId, "{\"cancelLines\": [{\"lineId\": \"%s\", \"quantity\": %d}]}".formatted(lineId, quantity));
    }

    private Api.Answer change(UUID orderId, String body) {
        return change(orderId, body, UUID.randomUUID().toString());
    }

    private Api.Answer change(UUID orderId, String body, String key) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/changes")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static UUID changeId(Api.Answer answer) {
        return UUID.fromString(answer.body().path("changeId").asText());
    }

    private void complete(UUID orderId, Api.Answer answer) {
        completeChange.completeChange(new CompleteChange.Input(orderId, changeId(answer)));
    }

    private boolean decide(UUID orderId, UUID changeId, String decision) {
        return decideChange
                .decideChange(new DecideChange.Input(orderId, changeId, decision))
                .granted();
    }

    private boolean close(UUID orderId) {
        return closeToChanges.closeToChanges(new CloseToChanges.Input(orderId)).closedToChanges();
    }

    private void assertUnchanged(UUID orderId) {
        var facts = orders.facts(orderId);
        assertThat(facts.lines()).extracting(Orders.Line::quantity).containsExactly(2, 1);
        assertThat(facts.total()).isEqualByComparingTo("200.00");
        assertThat(orders.contact(orderId).name()).isEqualTo("Ana Exemplo");
        assertThat(open(orderId)).isZero();
    }

    private int open(UUID orderId) {
        return db.fetchCount(
                CHANGE_REQUEST,
                CHANGE_REQUEST.ORDER_ID.eq(orderId).and(CHANGE_REQUEST.STATUS.in("WAITING", "APPLYING")));
    }

    private String status(UUID changeId) {
        return db.fetchValue(CHANGE_REQUEST.STATUS, CHANGE_REQUEST.CHANGE_ID.eq(changeId));
    }

    private int sent(String message, UUID key) {
        return db.fetchCount(OUTBOX, OUTBOX.DESTINATION.eq(message).and(OUTBOX.CORRELATION_KEY.eq(key.toString())));
    }

    private List<String> outbox(UUID orderId) {
        return db.select(OUTBOX.BODY)
                .from(OUTBOX)
                .where(OUTBOX.CORRELATION_KEY.eq(orderId.toString()))
                .fetch(row -> String.valueOf(row.value1()));
    }
}
