package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.workers.payment.contract.Payments;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.platform.persistence.Ids;
import io.pontual.workers.sourcing.contract.Fulfilments;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ReadOrdersIT {
    private static final String ORDERS = "/api/v1/orders";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Test
    void an_order_shows_how_its_goods_and_its_money_stand() {
        var orderId = api.placed();
        var paymentId = UUID.fromString(api.get(ORDERS + "/" + orderId)
                .body()
                .at("/payments/0/paymentId")
                .asText());
        var offered = Ids.next();
        var planned = Ids.next();
        neighbours.fulfilments(orderId, fulfilment(offered), fulfilment(planned));
        neighbours.pickups(
                orderId,
                new Pickups.Pickup(
                        offered, "STORE", "READY", NOON, NOON, NOON, NOON.plusSeconds(60), null, null, null));
        neighbours.payments(
                orderId,
                new Payments.Payment(
                        paymentId,
                        "credit-card",
                        "AUTHORISED",
                        "BRL",
                        new BigDecimal("200.00"),
                        new BigDecimal("200.00"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null,
                        NOON,
                        NOON,
                        null,
                        List.of(),
                        null,
                        null,
                        null));

        var read = api.get(ORDERS + "/" + orderId).body();
        assertThat(read.at("/fulfilments/0/status").asText()).isEqualTo("READY");
        assertThat(read.at("/fulfilments/0/holdUntil").asText()).isEqualTo("2026-03-01T12:01:00Z");
        assertThat(read.at("/fulfilments/0/lines/0/sku").asText()).isEqualTo("SHIRT");
        assertThat(read.at("/fulfilments/0/handedOverAt").isMissingNode()).isTrue();
        assertThat(read.at("/fulfilments/1/status").asText()).isEqualTo("PLANNED");
        assertThat(read.at("/payments/0/status").asText()).isEqualTo("AUTHORISED");
        assertThat(read.at("/payments/0/authorised").asText()).isEqualTo("200.00");
        assertThat(read.at("/payments/0/authorisedAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
    }

    private static Fulfilments.Fulfilment fulfilment(UUID fulfilmentId) {
        return new Fulfilments.Fulfilment(
                fulfilmentId, "STORE", "pickup", NOON, List.of(new FulfilmentPlan.Item("1", "SHIRT", "Camiseta", 2)));
    }

    @Test
    void an_unknown_order_is_told() {
        var answer = api.get(ORDERS + "/" + UUID.randomUUID());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void orders_are_found_page_by_page_newest_first() {
        var email = "Page+" + UUID.randomUUID() + "@Example.com";
        var placed = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            var order = api.order();
            ((ObjectNode) order.path("customer")).put("email", email);
            placed.addFirst(api.place(order).orderId().toString());
        }

        var found = new ArrayList<String>();
        var next = ORDERS + "?size=2&customerEmail=" + email.toLowerCase().replace("+", "%2B");
        var pages = 0;
        while (next != null) {
            var page = api.get(next).body();
            page.path("items").forEach(item -> found.add(item.path("orderId").asText()));
            next = page.path("next").asText(null);
            pages++;
        }
        assertThat(found).isEqualTo(placed);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void an_order_is_found_by_the_channels_number_and_by_status_without_personal_data() {
        var order = api.order();
        var orderId = api.place(order).orderId();
        var externalId = order.path("externalId").asText();

        var page = api.get(ORDERS + "?externalId=" + externalId + "&status=ACCEPTED");
        assertThat(page.body().at("/items/0/orderId").asText()).isEqualTo(orderId.toString());
        assertThat(page.body().path("items")).hasSize(1);
        assertThat(page.body().toString()).doesNotContain("ana@example.com", "Ana Exemplo");
        assertThat(api.get(ORDERS + "?status=CLOSED&externalId=" + externalId)
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_key_of_one_channel_sees_the_orders_of_that_channel() {
        var web = api.order();
        var orderId = api.place(web).orderId();
        var app = web.deepCopy().put("channel", "app");
        api.place(app);
        var key = api.newKey("app", "orders:read");

        var found = api.send(
                api.anonymous(ORDERS + "?externalId=" + web.path("externalId").asText())
                        .header("X-Api-Key", key)
                        .GET());
        assertThat(found.body().path("items")).hasSize(1);
        assertThat(found.body().at("/items/0/channel").asText()).isEqualTo("app");
        for (var path : List.of("/" + orderId, "/" + orderId + "/events")) {
            var other = api.send(
                    api.anonymous(ORDERS + path).header("X-Api-Key", key).GET());
            assertThat(other.status()).isEqualTo(403);
            assertThat(other.problem()).isEqualTo("wrong-channel");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "externalid=1, externalid, known here: customerEmail",
        "status=DONE, status, ACCEPTED",
        "size=0, size, from 1 to 100",
        "size=101, size, from 1 to 100",
        "size=many, size, whole number",
        "page=2, page, UUID",
        "externalId=%00, externalId, control characters",
    })
    void a_filter_that_means_nothing_is_refused(String query, String field, String wayOut) {
        var answer = api.get(ORDERS + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/message").asText()).contains(wayOut);
    }

    @Test
    void the_story_comes_in_the_readers_language() {
        var path = ORDERS + "/" + api.placed() + "/events";

        var portuguese = api.send(
                api.request(path).header("Accept-Language", "pt-BR,en;q=0.5").GET());
        assertThat(portuguese.header("Content-Language")).isEqualTo("pt-BR");
        assertThat(portuguese.body().at("/events/0/text").asText()).isEqualTo("Recebemos o pedido de R$ 200,00.");
        var french = api.send(api.request(path).header("Accept-Language", "fr").GET());
        assertThat(french.header("Content-Language")).isEqualTo("en");
    }
}
