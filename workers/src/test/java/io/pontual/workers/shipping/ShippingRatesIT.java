package io.pontual.workers.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rates and manifests by HTTP: what they say, and what they say to nonsense. */
@ApiTest
class ShippingRatesIT {
    private static final String BOX = "&weightGrams=900&lengthMm=300&widthMm=200&heightMm=100";

    private static final ZoneId AT_STORE = ZoneId.of("America/Sao_Paulo");

    @Autowired
    Api api;

    @Test
    void each_carrier_and_service_has_a_price_and_a_day() {
        var answer = api.get("/api/v1/shipping-rates?nodeId=STORE&postalCode=13010-100" + BOX);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("zone").asText()).isEqualTo("state");
        var items = answer.body().path("items");
        assertThat(items.findValuesAsText("carrier")).contains("andorinha", "rotasul");
        assertThat(items.findValuesAsText("name")).contains("Andorinha", "Rota Sul");
        assertThat(items.findValuesAsText("service")).contains("standard", "express");
        for (var item : items) {
            assertThat(price(item)).isPositive();
            assertThat(item.path("currency").asText()).isEqualTo("BRL");
            assertThat(item.path("workingDays").asInt()).isPositive();
            assertThat(LocalDate.parse(item.path("arrivesOn").asText())).isAfter(LocalDate.now(AT_STORE));
        }
    }

    @Test
    void far_away_costs_more_and_one_service_can_be_asked_for_alone() {
        var near = api.get("/api/v1/shipping-rates?service=standard&nodeId=STORE&postalCode=13010100" + BOX);
        var far = api.get("/api/v1/shipping-rates?service=standard&nodeId=STORE&postalCode=69005040" + BOX);

        assertThat(far.body().path("zone").asText()).isEqualTo("national");
        assertThat(far.body().path("items").findValuesAsText("service")).containsOnly("standard");
        assertThat(price(far.body().at("/items/0")))
                .isGreaterThan(price(near.body().at("/items/0")));
    }

    private static BigDecimal price(JsonNode item) {
        return new BigDecimal(item.path("price").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodeId=STORE&postalCode=13010100&weightGrams=-900&lengthMm=300&widthMm=200&heightMm=100|/weightGrams",
                "nodeId=STORE&postalCode=13010100&weightGrams=1&lengthMm=300&widthMm=200&heightMm=100|/weightGrams",
                "nodeId=STORE&postalCode=13010100&weightGrams=900000&lengthMm=300&widthMm=200&heightMm=100|/weightGrams",
                "nodeId=STORE&postalCode=13010100&weightGrams=900&lengthMm=-300&widthMm=200&heightMm=100|/lengthMm",
                "nodeId=STORE&postalCode=13010100&weightGrams=900&lengthMm=30&widthMm=20&heightMm=10|/lengthMm",
                "nodeId=STORE&postalCode=13010100&weightGrams=900&lengthMm=30000&widthMm=20&heightMm=10|/lengthMm",
                "nodeId=STORE&postalCode=00000000&weightGrams=900&lengthMm=300&widthMm=200&heightMm=100|/postalCode",
                "nodeId=STORE&postalCode=abc&weightGrams=900&lengthMm=300&widthMm=200&heightMm=100|/postalCode",
                "nodeId=STORE&postalCode=13010100&weightGrams=900&lengthMm=300&widthMm=200&heightMm=100&service=drone|/service"
            })
    void what_cannot_be_is_told_which_parameter_to_mend(String query, String field) {
        var answer = api.get("/api/v1/shipping-rates?" + query);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodeId=STORE",
                "nodeId=STORE&postalCode=13010100&weightGrams=1kg&lengthMm=1&widthMm=1&heightMm=1"
            })
    void what_is_missing_or_no_number_is_a_bad_request(String query) {
        assertThat(api.get("/api/v1/shipping-rates?" + query).status()).isEqualTo(400);
    }

    @Test
    void an_unknown_node_is_not_found() {
        assertThat(api.get("/api/v1/shipping-rates?nodeId=NOWHERE&postalCode=13010100" + BOX)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nodeId\": \"STORE\", \"carrier\": \"pigeon\", \"day\": \"2026-03-02\"}|400|/carrier",
                "{\"nodeId\": \"STORE\", \"day\": \"2026-03-02\"}|400|/carrier",
                "{\"nodeId\": \"STORE\", \"carrier\": \"rotasul\", \"day\": \"2099-01-01\"}|400|/day",
                "{\"nodeId\": \"STORE\", \"carrier\": \"rotasul\", \"day\": \"yesterday\"}|400|/day",
                "{\"nodeId\": \"\", \"carrier\": \"rotasul\", \"day\": \"2026-03-02\"}|400|/nodeId"
            })
    void a_manifest_that_cannot_be_says_which_field_to_mend(String body, int status, String field) {
        var answer = api.post("/api/v1/manifests", body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void a_manifest_without_a_day_is_of_today_where_the_node_is() {
        var answer = api.post("/api/v1/manifests", "{\"nodeId\": \"STORE\", \"carrier\": \"andorinha\"}");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(LocalDate.parse(answer.body().path("day").asText())).isEqualTo(LocalDate.now(AT_STORE));
    }

    @Test
    void neither_a_manifest_nor_a_parcel_nor_a_label_that_is_not_there_is_found() {
        var nobody = "00000000-0000-0000-0000-000000000000";
        assertThat(api.post(
                                "/api/v1/manifests",
                                "{\"nodeId\": \"NOWHERE\", \"carrier\": \"rotasul\", \"day\": \"2026-03-02\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/manifests/" + nobody).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/parcels/" + nobody).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/parcels/" + nobody + "/label").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/parcels?orderId=first").status()).isEqualTo(400);
    }
}
