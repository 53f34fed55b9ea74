package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Windows of time over the API: set up, promised, ordered, moved and given back. */
@ApiTest
class WindowApiIT {
    private static final String SETTINGS = "/api/v1/nodes/STORE/delivery-windows";

    private static final String WINDOW =
            """
            {"windowId": "manha", "weekdays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
             "from": "09:00", "until": "12:00", "places": 1, "price": "9.90",
             "postalCodes": [{"from": "01310-100", "to": "01310100"}]}""";

    @Autowired
    Api api;

    @Autowired
    WindowBook book;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void close() {
        put(SETTINGS, "{\"windows\": []}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "windowId": "manha"        | "windowId": "Manhã"         | /windows/0/windowId
                    "from": "09:00"            | "from": "12:00"             | /windows/0/until
                    "from": "09:00"            | "from": null                | /windows/0/from
                    "places": 1                | "places": 0                 | /windows/0/places
                    "price": "9.90"            | "price": "-1"               | /windows/0/price
                    "price": "9.90"            | "price": "9.901"            | /windows/0/price
                    "places": 1                | "places": 1, "withinMinutes": 29                             | /windows/0/withinMinutes
                    "places": 1                | "places": 1, "withinMinutes": 60, "orderBeforeMinutes": 60   | /windows/0/orderBeforeMinutes
                    "places": 1                | "places": 1, "orderBeforeMinutes": -1                        | /windows/0/orderBeforeMinutes
                    "to": "01310100"           | "to": "01310099"            | /windows/0/postalCodes/0/to
                    "to": "01310100"           | "to": "1310"                | /windows/0/postalCodes/0/to
                    [{"from": "01310-100", "to": "01310100"}] | []           | /windows/0/postalCodes
                    """)
    void what_is_wrong_about_a_window_says_where(String right, String wrong, String field) {
        assertThat(WINDOW).contains(right);
        var answer = put(SETTINGS, "{\"windows\": [" + WINDOW.replace(right, wrong) + "]}");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
    }

    @Test
    void windows_are_set_all_at_once_at_nodes_that_send_goods() {
        var twice = put(SETTINGS, "{\"windows\": [" + WINDOW + ", " + WINDOW + "]}");
        assertThat(twice.body().at("/errors/0/field").asText()).isEqualTo("/windows/1/windowId");
        assertThat(put("/api/v1/nodes/nowhere/delivery-windows", "{\"windows\": []}")
                        .status())
                .isEqualTo(404);
        assertThat(put("/api/v1/nodes/STORE/delivery-windows", "{}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/windows");

        var shown = put(SETTINGS, "{\"windows\": [" + WINDOW + "]}");
        assertThat(shown.status()).as("%s", shown.body()).isEqualTo(200);
        assertThat(shown.body().at("/windows/0/from").asText()).isEqualTo("09:00");
        assertThat(shown.body().at("/windows/0/orderBeforeMinutes").asInt()).isEqualTo(120);
        assertThat(shown.body().at("/windows/0/postalCodes/0/to").asText()).isEqualTo("01310100");
        assertThat(api.get(SETTINGS).body()).isEqualTo(shown.body());
    }

    @Test
    void an_order_has_its_window_until_it_is_moved_or_cancelled() {
        put(SETTINGS, "{\"windows\": [" + WINDOW + "]}");
        var orderId = placed(first());
        var path = "/api/v1/orders/" + orderId + "/delivery-window";

        var shown = api.get("/api/v1/orders/" + orderId).body().path("deliveryWindow");
        assertThat(shown.path("day").asText()).isEqualTo(first().toString());
        assertThat(shown.path("from").asText()).isEqualTo(first() + "T12:00:00Z");
        assertThat(shown.path("until").asText()).isEqualTo(first() + "T15:00:00Z");
        assertThat(put(path, "{\"windowId\": \"manha\"}")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/day");
        assertThat(put(path, chosen("tarde", 1)).body().at("/errors/0/field").asText())
                .isEqualTo("/windowId");

        var moved = put(path, chosen("manha", 1));
        assertThat(moved.status()).as("%s", moved.body()).isEqualTo(200);
        assertThat(put(path, chosen("manha", 1)).body()).isEqualTo(moved.body());
        assertThat(moved.body().at("/window/day").asText())
                .isEqualTo(first().plusDays(1).toString());
        assertThat(moved.body().path("free").findValuesAsText("day")).contains(first().toString());
        var story = api.get("/api/v1/orders/" + orderId + "/events").body();
        assertThat(story.path("events").findValuesAsText("kind")).containsOnlyOnce("DELIVERY_WINDOW_MOVED");

        var elsewhere = WINDOW.replace("manha", "tarde")
                .replace("01310-100", "69010-000")
                .replace("01310100", "69010-000");
        put(SETTINGS, "{\"windows\": [" + WINDOW + ", " + elsewhere + "]}");
        var outside = put(path, chosen("tarde", 1));
        assertThat(outside.status()).isEqualTo(400);
        assertThat(outside.body().at("/errors/0/message").asText())
                .contains("nobody goes to CEP 01310100", "free are manha on ");

        var other = placed(first());
        var full = put(path, chosen("manha", 0));
        assertThat(full.problem()).isEqualTo("window-full");
        assertThat(full.body().at("/errors/0/message").asText()).startsWith("manha on ");
        var cancelled = api.post("/api/v1/orders/" + other + "/cancellation", "{\"reason\": \"customer-request\"}");
        assertThat(cancelled.status()).as("%s", cancelled.body()).isIn(200, 202);
        assertThat(api.get("/api/v1/orders/" + other).body().has("deliveryWindow"))
                .isFalse();
        assertThat(put("/api/v1/orders/" + other + "/delivery-window", chosen("manha", 1))
                        .problem())
                .isEqualTo("order-cancelled");
        assertThat(put(path, chosen("manha", 0)).status()).isEqualTo(200);
    }

    @Test
    void a_window_is_ordered_by_promise_only_and_seen_by_its_channel() {
        var order = api.shipOrder();
        ((ObjectNode) order.path("fulfilment")).put("service", "scheduled");
        var refused = api.place(order);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("/fulfilment/promiseId");

        var path = "/api/v1/orders/" + api.placed() + "/delivery-window";
        assertThat(api.get(path).body().has("window")).isFalse();
        assertThat(api.get(path).body().path("free")).isEmpty();
        assertThat(put(path, "{\"windowId\": \"manha\", \"day\": \"2026-03-03\"}")
                        .problem())
                .isEqualTo("no-delivery-window");
        assertThat(api.get("/api/v1/orders/" + UUID.randomUUID() + "/delivery-window")
                        .status())
                .isEqualTo(404);
        var key = api.newKey("app", "orders:read");
        assertThat(api.send(api.anonymous(path).header("X-Api-Key", key).GET()).status())
                .isIn(403, 404);
    }

    /** An order to the area of the window, which has a place in it. */
    private UUID placed(LocalDate day) {
        var orderId = api.place(api.shipOrder()).orderId();
        var from = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> book.take(
                orderId,
                new Promise.Window("manha", day, from, from.plus(Duration.ofHours(3)), 1),
                "STORE",
                "01310100"));
        return orderId;
    }

    private static LocalDate first() {
        return LocalDate.now(ZoneId.of("America/Sao_Paulo")).plusDays(2);
    }

    private static String chosen(String windowId, int later) {
        return "{\"windowId\": \"" + windowId + "\", \"day\": \"" + first().plusDays(later) + "\"}";
    }

    private Api.Answer put(String path, String body) {
        return api.send(
                api.request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }
}
