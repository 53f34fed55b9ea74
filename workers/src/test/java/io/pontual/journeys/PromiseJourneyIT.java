package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A customer asks how a basket can be had, chooses, and gets just that. */
class PromiseJourneyIT extends Journey {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Test
    void a_delivery_comes_from_the_node_that_was_promised_and_in_time() {
        var sku = newProduct("");
        stock("campinas-cambui", sku, 5);
        var promise = ask(sku, 2);
        var option = option(promise, "ship-standard");
        // Now another store could bring it sooner and for less.
        stock("sp-paulista", sku, 5);

        var orderId = place(order().line(sku, 2, "59.90").sent().promised(promise, "ship-standard"));

        var order = awaitSent(orderId);
        assertThat(order.path("fulfilments")).hasSize(1);
        assertThat(order.at("/fulfilments/0/nodeId").asText()).isEqualTo("campinas-cambui");
        assertThat(day(order.at("/fulfilments/0/shippedAt")))
                .isBeforeOrEqualTo(LocalDate.parse(option.path("deliverBy").asText()));
        assertThat(stock("campinas-cambui", sku)).isEqualTo(new Stock(3, 0));
        assertThat(stock("sp-paulista", sku)).isEqualTo(new Stock(5, 0));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_pickup_is_ready_in_the_promised_store_when_it_was_said() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 5);
        var promise = ask(sku, 1);
        var option = option(promise, "pickup-sp-paulista");
        assertThat(option.path("sentToStore").asBoolean(true)).isFalse();

        var orderId = place(order().at("sp-paulista").line(sku, 1, "59.90").promised(promise, "pickup-sp-paulista"));

        var order = awaitStatus(orderId, "CLOSED");
        assertThat(order.at("/fulfilments/0/nodeId").asText()).isEqualTo("sp-paulista");
        assertThat(Instant.parse(order.at("/fulfilments/0/readyAt").asText()))
                .isBeforeOrEqualTo(Instant.parse(option.path("readyBy").asText()));
        assertNothingLeftBehind(orderId);
    }

    @Test
    void a_parcel_goes_to_the_pickup_point_that_was_promised() {
        var sku = newProduct("");
        stock("sp-paulista", sku, 5);
        var promise = ask(sku, 1);
        var option = option(promise, "point-sp-banca-augusta");
        assertThat(option.at("/pickupPoint/openingNote").asText()).isNotBlank();

        var orderId = place(
                order().line(sku, 1, "59.90").toPoint("sp-banca-augusta").promised(promise, "point-sp-banca-augusta"));

        var order = awaitSent(orderId);
        assertThat(order.at("/fulfilments/0/status").asText()).isEqualTo("SHIPPED");
        assertThat(order.at("/fulfilment/pickupPointId").asText()).isEqualTo("sp-banca-augusta");
        assertThat(order.at("/fulfilment/address/street").asText()).isEqualTo("Rua Augusta");
        assertNothingLeftBehind(orderId);
    }

    /** A store that has days left, as before a weekend, picks on the morning before it must. */
    private JsonNode awaitSent(String orderId) {
        await().atMost(PATIENCE)
                .until(
                        () -> show(orderId),
                        order -> order.path("status").asText().equals("CLOSED") || waits(order));
        var order = show(orderId);
        if (waits(order)) {
            advanceTo(Instant.parse(order.at("/fulfilments/0/picking/releaseAt").asText()));
        }
        return awaitStatus(orderId, "CLOSED");
    }

    private static boolean waits(JsonNode order) {
        return order.at("/fulfilments/0/picking/status").asText().equals("WAITING");
    }

    private JsonNode ask(String sku, int quantity) {
        var answer = api.post(
                "/api/v1/promises",
                Map.of(
                        "channel",
                        "web",
                        "currency",
                        "BRL",
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", quantity)),
                        "destination",
                        Map.of("postalCode", "01310-100")));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    private static JsonNode option(JsonNode promise, String optionId) {
        return StreamSupport.stream(promise.path("options").spliterator(), false)
                .filter(option -> option.path("optionId").asText().equals(optionId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(optionId + " is not among " + promise));
    }

    private static LocalDate day(JsonNode instant) {
        return LocalDate.ofInstant(Instant.parse(instant.asText()), ZONE);
    }
}
