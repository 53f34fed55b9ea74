package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.CompleteChange;
import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class ChangeIT extends ChangePlay {
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
}
