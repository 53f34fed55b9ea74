package io.pontual.workers.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.SentMessages;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ApiTest
@Import({PickupSteps.class, SentMessages.class})
class LockerApiIT {
    @Autowired
    Api api;

    @Autowired
    PickupSteps steps;

    private final UUID fulfilment = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    L1 | {"nodeId": "STORE", "name": "A", "compartments": [{"number": "1", "size": "S"}]}  | /lockerId
                    l1 | {"name": "A", "compartments": [{"number": "1", "size": "S"}]}                     | /nodeId
                    l1 | {"nodeId": "NOWHERE", "name": "A", "compartments": [{"number": "1", "size": "S"}]}| /nodeId
                    l1 | {"nodeId": "STORE", "compartments": [{"number": "1", "size": "S"}]}               | /name
                    l1 | {"nodeId": "STORE", "name": "A", "compartments": []}                              | /compartments
                    l1 | {"nodeId": "STORE", "name": "A", "compartments": [{"number": "one", "size": "S"}]}| /compartments/0/number
                    l1 | {"nodeId": "STORE", "name": "A", "compartments": [{"number": "1", "size": "XL"}]} | /compartments/0/size
                    l1 | {"nodeId": "STORE", "name": "A", "compartments": [{"number": "1", "size": "S"}, {"number": "1", "size": "M"}]} | /compartments
                    """)
    void what_is_wrong_about_a_locker_says_where(String id, String body, String field) {
        var answer = put("/api/v1/lockers/" + id, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void a_locker_is_set_up_again_and_again_and_shows_what_is_free() {
        var body = "{\"nodeId\": \"STORE\", \"name\": \"Entrada\", \"compartments\": [{\"number\": \"A1\", \"size\":"
                + " \"S\"}, {\"number\": \"A2\", \"size\": \"L\", \"outOfOrder\": true}]}";
        put("/api/v1/lockers/entrada", body);
        var shown = put("/api/v1/lockers/entrada", body).body();

        assertThat(shown.path("items").findValuesAsText("status")).containsExactly("FREE", "OUT_OF_ORDER");
        assertThat(api.get("/api/v1/lockers?nodeId=STORE").body()).isEqualTo(shown);
        var order = api.placed();
        steps.in("STORE").offer(order, fulfilment, "tasklist");
        var wish = "/api/v1/orders/" + order + "/pickups/" + fulfilment + "/locker";
        assertThat(put(wish, "{\"wanted\": true}").body().at("/locker/wanted").asBoolean())
                .isTrue();
        assertThat(put(wish, "{}").body().at("/errors/0/field").asText()).isEqualTo("/wanted");
        assertThat(put(wish, "{\"wanted\": false}").body().has("locker")).isFalse();
        put("/api/v1/lockers/entrada", body.replace("\"compartments\"", "\"active\": false, \"compartments\""));
        assertThat(put(wish, "{\"wanted\": true}").problem()).isEqualTo("no-locker");
        steps.answer(order, fulfilment, true, null);
        steps.ready(order, fulfilment);
        assertThat(put(wish, "{\"wanted\": true}").problem()).isEqualTo("too-late-for-locker");
    }

    @Test
    void a_locker_is_wished_for_with_the_order_where_one_is_large_enough() {
        put(
                "/api/v1/lockers/entrada",
                "{\"nodeId\": \"STORE\", \"name\": \"Entrada\", \"compartments\": [{\"number\": \"A1\", \"size\": \"S\"}]}");
        var order = api.order();
        ((ObjectNode) order.path("fulfilment")).put("locker", true);
        var orderId = api.place(order).orderId();

        steps.in("STORE").offer(orderId, fulfilment, "tasklist");
        var pickup = "/api/v1/orders/" + orderId + "/pickups/" + fulfilment;
        assertThat(api.get(pickup).body().at("/locker/wanted").asBoolean()).isTrue();

        var paidThere = api.order();
        ((ObjectNode) paidThere.path("fulfilment")).put("locker", true);
        var tender = (ObjectNode) paidThere.at("/tenders/0");
        tender.put("method", "pay-in-store").remove("token");
        tender.remove("installments");
        assertThat(fieldOf(api.place(paidThere))).isEqualTo("/fulfilment/locker");
        var sent = api.shipOrder();
        ((ObjectNode) sent.path("fulfilment")).put("locker", true);
        assertThat(fieldOf(api.place(sent))).isEqualTo("/fulfilment/locker");
    }

    private static String fieldOf(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        return answer.body().at("/errors/0/field").asText();
    }

    @Test
    void a_door_that_holds_nothing_is_not_opened() {
        var answer = api.send(api.request("/api/v1/lockers/nowhere/openings")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-" + fulfilment)
                .POST(BodyPublishers.ofString("{\"compartment\": \"1\", \"code\": \"123456\"}")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().toString()).doesNotContain("123456");
    }

    private Api.Answer put(String path, String body) {
        return api.send(
                api.request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }
}
