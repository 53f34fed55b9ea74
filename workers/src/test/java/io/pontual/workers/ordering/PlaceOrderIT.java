package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.platform.Tables.ORDER_EVENT;
import static io.pontual.workers.platform.persistence.jooq.platform.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PlaceOrderIT {
    @Autowired
    Api api;

    @Autowired
    DSLContext db;

    @Autowired
    Orders orders;

    @Test
    void an_accepted_order_answers_with_where_to_look() {
        var answer = api.place(api.order());

        assertThat(answer.status()).isEqualTo(202);
        var self = "/api/v1/orders/" + answer.orderId();
        assertThat(answer.header("Location")).isEqualTo(self);
        assertThat(answer.body().path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(answer.body().at("/links/self").asText()).isEqualTo(self);
        assertThat(api.get(self).status()).isEqualTo(200);
    }

    @Test
    void an_accepted_order_starts_its_process_by_one_message_without_personal_data() {
        var orderId = api.placed().toString();

        var message =
                db.selectFrom(OUTBOX).where(OUTBOX.CORRELATION_KEY.eq(orderId)).fetchSingle();
        assertThat(message.getDestination()).isEqualTo("ordering.order-accepted");
        assertThat(message.getMessageId()).isEqualTo(orderId);
        var variables = api.parse(message.getBody().data());
        assertThat(variables.path("orderId").asText()).isEqualTo(orderId);
        assertThat(variables.path("channel").asText()).isEqualTo("web");
        assertThat(variables.path("currency").asText()).isEqualTo("BRL");
        assertThat(variables.path("orderTotal").isTextual()).isTrue();
        assertThat(variables.path("orderTotal").asText()).isEqualTo("200.00");
        assertThat(variables.path("itemCount").asInt()).isEqualTo(3);
        assertThat(variables.path("paymentIds")).hasSize(1);
        assertThat(variables).hasSize(6);
    }

    @Test
    void an_accepted_order_begins_its_story() {
        var orderId = api.placed();

        assertThat(db.fetchCount(ORDER_EVENT, ORDER_EVENT.ORDER_ID.eq(orderId))).isOne();
        var event = api.get("/api/v1/orders/" + orderId + "/events").body().at("/events/0");
        assertThat(event.path("kind").asText()).isEqualTo("ORDER_ACCEPTED");
        assertThat(event.path("text").asText()).isEqualTo("We received the order for R$200.00.");
        assertThat(event.path("at").asText()).endsWith("Z");
    }

    @Test
    void what_was_ordered_reads_back_as_it_was_sent() {
        var order = api.order();
        ((ObjectNode) order.at("/lines/0")).put("unitPrice", "89.9");
        ((ObjectNode) order.at("/customer")).remove("locale");
        var orderId = api.place(order).orderId();

        var read = api.get("/api/v1/orders/" + orderId).body();
        assertThat(read.path("externalId")).isEqualTo(order.path("externalId"));
        assertThat(read.path("total").asText()).isEqualTo("200.00");
        assertThat(read.at("/customer/email").asText()).isEqualTo("ana@example.com");
        assertThat(read.at("/customer/locale").asText()).isEqualTo("pt-BR");
        assertThat(read.at("/lines/0/description").asText()).isEqualTo("Camiseta azul");
        assertThat(read.at("/lines/0/unitPrice").asText()).isEqualTo("89.90");
        assertThat(read.at("/lines/0/handedOver").asInt()).isZero();
        assertThat(read.at("/fulfilment/nodeId").asText()).isEqualTo("STORE");
        assertThat(read.path("fulfilments")).isEmpty();
        assertThat(read.at("/payments/0/status").asText()).isEqualTo("NOT_REQUESTED");
        assertThat(read.at("/payments/0/amount").asText()).isEqualTo("200.00");
        assertThat(read.toString()).doesNotContain("tok_approved");
    }

    @Test
    void an_order_to_be_sent_reads_back_with_its_address() {
        var orderId = api.place(api.shipOrder()).orderId();

        var wish = api.get("/api/v1/orders/" + orderId).body().path("fulfilment");
        assertThat(wish.path("method").asText()).isEqualTo("ship");
        assertThat(wish.path("service").asText()).isEqualTo("standard");
        assertThat(wish.has("nodeId")).isFalse();
        assertThat(wish.at("/address/street").asText()).isEqualTo("Avenida Exemplo");
        assertThat(wish.at("/address/postalCode").asText()).isEqualTo("01310100");
        assertThat(wish.at("/address/country").asText()).isEqualTo("BR");
    }

    @Test
    void an_order_to_a_pickup_point_has_the_address_of_the_point() {
        var point = "kiosk-" + UUID.randomUUID();
        new Catalog(db).point(point, -23.55, -46.63, "01310200", true);
        var order = api.shipOrder();
        ((ObjectNode) order.path("fulfilment"))
                .put("service", "pickup-point")
                .put("pickupPointId", point)
                .remove("address");
        var placed = api.place(order);
        assertThat(placed.status()).as("%s", placed.body()).isEqualTo(202);

        var wish = api.get("/api/v1/orders/" + placed.orderId()).body().path("fulfilment");
        assertThat(wish.path("service").asText()).isEqualTo("pickup-point");
        assertThat(wish.path("pickupPointId").asText()).isEqualTo(point);
        assertThat(wish.at("/address/postalCode").asText()).isEqualTo("01310200");
        assertThat(wish.at("/address/complement").asText()).isEqualTo("Banca " + point);
        assertThat(orders.facts(placed.orderId()).destination())
                .isEqualTo(new Orders.Destination("01310200", "São Paulo", "SP"));
    }

    @Test
    void others_are_told_where_an_order_goes_but_not_to_whom() {
        var facts = orders.facts(api.place(api.shipOrder()).orderId());

        assertThat(facts.method()).isEqualTo("ship");
        assertThat(facts.service()).isEqualTo("standard");
        assertThat(facts.nodeId()).isNull();
        assertThat(facts.destination()).isEqualTo(new Orders.Destination("01310100", "São Paulo", "SP"));
    }

    @Test
    void the_same_external_id_in_another_channel_is_another_order() {
        var order = api.order();
        assertThat(api.place(order).status()).isEqualTo(202);
        assertThat(api.place(order.put("channel", "app")).status()).isEqualTo(202);
    }

    @Test
    void an_external_id_is_taken_once_per_channel() {
        var order = api.order();
        var first = api.place(order).header("Location");

        var second = api.place(order);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("duplicate-external-id");
        assertThat(second.body().path("link").asText()).isEqualTo(first);
        assertThat(second.body().at("/errors/0/field").asText()).isEqualTo("/externalId");
        assertThat(second.body().path("detail").asText()).contains(first);
    }
}
