package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Catalog;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PromiseApiIT {
    @Autowired
    Api api;

    @Autowired
    PromiseRepository promises;

    @Autowired
    DSLContext db;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(db).node("near", "store", "SP", -23.55, -46.63);
        new Catalog(db)
                .product("SHIRT", "Camiseta azul", "home")
                .product("MUG", "Caneca", "home")
                .stock(shop.id("near"), "SHIRT", 4)
                .stock(shop.id("near"), "MUG", 2);
    }

    /** Other tests have shirts too. */
    @AfterEach
    void close() {
        new Catalog(db).stock(shop.id("near"), "SHIRT", 0).stock(shop.id("near"), "MUG", 0);
    }

    @Test
    void a_basket_is_told_how_it_can_be_had() {
        var answer = api.post("/api/v1/promises", basket().toString());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("promiseId").asText()).hasSize(36);
        assertThat(Instant.parse(answer.body().path("validUntil").asText())).isAfter(Instant.now());
        assertThat(answer.body().path("unavailable")).isEmpty();
        var pickup = option(answer, "pickup-" + shop.id("near"));
        assertThat(pickup.path("method").asText()).isEqualTo("pickup");
        assertThat(pickup.path("nodeId").asText()).isEqualTo(shop.id("near"));
        assertThat(pickup.path("price").asText()).isEqualTo("0.00");
        assertThat(Instant.parse(pickup.path("readyBy").asText())).isAfter(Instant.now());
        assertThat(pickup.has("deliverBy")).isFalse();
        var express = option(answer, "ship-express");
        assertThat(express.path("service").asText()).isEqualTo("express");
        assertThat(express.path("price").isTextual()).isTrue();
        assertThat(LocalDate.parse(express.path("deliverBy").asText())).isNotNull();
        assertThat(express.path("splits").asInt(-1)).isZero();
        assertThat(express.has("nodeId")).isFalse();
    }

    /** Other tests have stores and pickup points in the same town. */
    private static JsonNode option(Api.Answer answer, String optionId) {
        return StreamSupport.stream(answer.body().path("options").spliterator(), false)
                .filter(option -> option.path("optionId").asText().equals(optionId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(optionId + " is not in " + answer.body()));
    }

    @Test
    void what_there_is_not_enough_of_is_named() {
        var basket = basket();
        ((ObjectNode) basket.at("/lines/0")).put("quantity", 9000);

        var answer = api.post("/api/v1/promises", basket.toString());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("options")).isEmpty();
        assertThat(answer.body().at("/unavailable/0/sku").asText()).isEqualTo("SHIRT");
        assertThat(answer.body().at("/unavailable/0/available").asInt()).isEqualTo(4);
    }

    @Test
    void a_question_that_cannot_be_answered_is_told_what_to_mend() {
        var unknown = basket();
        ((ObjectNode) unknown.at("/lines/1")).put("sku", "NO-SUCH");
        assertRefused(unknown, "/lines/1/sku");

        var foreign = basket();
        ((ObjectNode) foreign.at("/lines/1")).put("sku", "IMPORT");
        assertRefused(foreign, "/currency");

        assertRefused(
                basket().<ObjectNode>set("destination", api.parse("{\"postalCode\": \"00000-000\"}")),
                "/destination/postalCode");
        assertRefused(
                basket().<ObjectNode>set("destination", api.parse("{\"postalCode\": \"1310\"}")),
                "/destination/postalCode");
        assertRefused(
                basket().<ObjectNode>set("near", api.parse("{\"latitude\": -91, \"longitude\": 0}")), "/near/latitude");

        var nowhere = basket();
        nowhere.remove("destination");
        assertRefused(nowhere, "/destination");

        var empty = basket();
        ((ArrayNode) empty.path("lines")).removeAll();
        assertRefused(empty, "/lines");

        var many = basket();
        var lines = (ArrayNode) many.path("lines");
        while (lines.size() < 101) {
            lines.add(lines.get(0));
        }
        assertRefused(many, "/lines");
    }

    @Test
    void an_order_gets_what_its_basket_was_promised_or_is_told_that_it_lapsed() {
        var promiseId = UUID.fromString(api.post("/api/v1/promises", basket().toString())
                .body()
                .path("promiseId")
                .asText());
        var placed = api.place(order(promiseId, "ship-standard"));
        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(202);
        assertThat(promises.nodesOf(placed.orderId())).containsExactly(shop.id("near"));

        var other = api.place(order(promiseId, "ship-express"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("promise-mismatch");

        var half = order(promiseId, "ship-standard");
        ((ObjectNode) half.path("fulfilment")).remove("optionId");
        assertThat(api.place(half).body().at("/errors/0/field").asText()).isEqualTo("/fulfilment/optionId");

        new Catalog(db).stock(shop.id("near"), "MUG", 0);
        var late = order(promiseId, "ship-standard");
        var lapsed = api.place(late);
        assertThat(lapsed.status()).isEqualTo(409);
        assertThat(lapsed.problem()).isEqualTo("promise-lapsed");
        assertThat(lapsed.body().at("/errors/0/field").asText()).isEqualTo("/lines/1");
        assertThat(lapsed.body().path("detail").asText()).contains("POST /api/v1/promises");
        assertThat(api.get("/api/v1/orders?externalId="
                                + late.path("externalId").asText())
                        .body()
                        .path("items"))
                .isEmpty();
    }

    private ObjectNode order(UUID promiseId, String optionId) {
        var order = api.shipOrder();
        ((ObjectNode) order.path("fulfilment"))
                .put("promiseId", promiseId.toString())
                .put("optionId", optionId);
        return order;
    }

    @Test
    void it_needs_the_right_to_place_orders_in_the_channel() {
        assertThat(ask(api.newKey("app", "orders:write"))).isEqualTo(403);
        assertThat(ask(api.newKey("web", "orders:read"))).isEqualTo(403);
        assertThat(ask(api.newKey("web", "orders:write"))).isEqualTo(201);
    }

    private int ask(String key) {
        return api.send(api.anonymous("/api/v1/promises")
                        .header("X-Api-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(basket().toString())))
                .status();
    }

    private void assertRefused(ObjectNode basket, String field) {
        var answer = api.post("/api/v1/promises", basket.toString());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.body().path("errors")).hasSize(1);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    private ObjectNode basket() {
        return (ObjectNode)
                api.parse(
                        """
                {"channel": "web", "currency": "BRL", "destination": {"postalCode": "01310-100"},
                 "lines": [{"sku": "SHIRT", "quantity": 2}, {"sku": "MUG", "quantity": 1}]}
                """);
    }
}
