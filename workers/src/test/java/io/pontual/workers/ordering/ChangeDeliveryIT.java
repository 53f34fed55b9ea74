package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.CloseToChanges;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.sourcing.contract.Supply;
import io.pontual.workers.support.ApiTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an order goes, how the customer gets it, and whom we write to: changed after it was placed. */
@ApiTest
class ChangeDeliveryIT extends ChangePlay {
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

    private static String address(String postalCode, String state) {
        return """
                {"street": "Rua Exemplo", "number": "1", "city": "%s", "state": "%s", "postalCode": "%s"}
                """
                .formatted(state.equals("RJ") ? "Rio de Janeiro" : "São Paulo", state, postalCode)
                .strip();
    }

    private List<String> outbox(UUID orderId) {
        return db.select(OUTBOX.BODY)
                .from(OUTBOX)
                .where(OUTBOX.CORRELATION_KEY.eq(orderId.toString()))
                .fetch(row -> String.valueOf(row.value1()));
    }
}
