package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The store in Manaus has a courier of its own. */
class CourierJourneyIT extends Journey {
    private static final BigDecimal PAID = new BigDecimal("119.80");

    private final String sku = newProduct("");
    private final Clock store = sandbox().workersBean(Clock.class);
    private final OrderRequest request = order().line(sku, 2, "59.90").expressInManaus();

    @Test
    void an_express_order_is_brought_within_two_hours_by_the_stores_own_courier() {
        var orderId = withCourier();
        var stop = stop(orderId);
        assertThat(stop.at("/door/street").asText()).isEqualTo("Avenida de Exemplo");
        var task = awaitTask(orderId, "Task_DeliverParcel");
        assertThat(task.toString()).doesNotContain("Avenida", "Cliente");

        complete(task, Map.of("report", "nobody"));
        awaitMail(request.email(), "não pôde ser entregue");
        await().atMost(PATIENCE).until(() -> delivery(orderId).path("attempts").asInt() == 1);
        complete(awaitTask(orderId, "Task_DeliverParcel"), Map.of("report", "delivered", "proof", "slip 7"));

        awaitMail(request.email(), "foi entregue");
        assertThat(delivery(orderId).path("status").asText()).isEqualTo("DELIVERED");
        assertThat(stop(orderId).isMissingNode()).isTrue();
        assertNothingLeftBehind(orderId);
        assertThat(captured(show(orderId))).isEqualByComparingTo(PAID);
    }

    @Test
    void what_is_refused_at_the_door_comes_back_to_the_shelf_and_the_money_to_the_customer() {
        var orderId = withCourier();
        complete(awaitTask(orderId, "Task_DeliverParcel"), Map.of("report", "refused"));
        complete(awaitTask(orderId, "Task_BringBack"), Map.of("proof", "shelf 3"));
        complete(
                awaitTask(orderId, "Task_InspectParcel"),
                Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 2, "damaged", 0))));
        complete(awaitTask(orderId, "Task_ChooseRemedy"), Map.of("remedy", "refund"));

        awaitMail(request.email(), "reembolso");
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isEqualByComparingTo(PAID);
        assertThat(stock("manaus-centro", sku)).isEqualTo(new Stock(5, 0));
    }

    /** To another day and then to the store, where one is fetched and one is not; a third the courier has lost. */
    @Test
    void what_does_not_get_to_the_door_is_fetched_at_the_store_or_comes_back_to_the_shelf() {
        stock("manaus-centro", sku, 6);
        var fetched = withCourier(order().by("fetched"));
        var left = withCourier(order().by("left"));
        var lost = withCourier(order().by("lost"));
        var day = store.instant()
                .atZone(ZoneId.of("America/Sao_Paulo"))
                .toLocalDate()
                .plusDays(1);
        var first = awaitTask(fetched, "Task_DeliverParcel");
        wish(fetched, Map.of("kind", "reschedule", "deliverOn", day.toString()));
        await().atMost(PATIENCE).until(() -> openTasks(fetched).stream()
                .noneMatch(task -> task.path("taskId").equals(first.path("taskId"))));
        assertThat(awaitTask(fetched, "Task_DeliverParcel").path("dueAt").asText())
                .isNotEqualTo(first.path("dueAt").asText());
        for (var orderId : List.of(fetched, left)) {
            wish(orderId, Map.of("kind", "redirect", "destination", "manaus-centro"));
            await().atMost(PATIENCE).until(() -> variables(orderId).contains("manaus-centro"));
            complete(awaitTask(orderId, "Task_DeliverParcel"), Map.of("report", "left"));
            awaitTask(orderId, "Task_HandOut");
        }
        awaitMail(order().by("fetched").email(), "espera por você");
        complete(awaitTask(fetched, "Task_HandOut"), Map.of("report", "delivered", "proof", "slip 8"));
        awaitMail(order().by("fetched").email(), "foi entregue");
        assertNothingLeftBehind(fetched);

        advance(Duration.ofHours(7));
        complete(awaitOneTask(lost, "Task_RepairPromise"), Map.of("instruction", "lost"));
        complete(awaitTask(lost, "Task_ChooseRemedy"), Map.of("remedy", "refund"));
        awaitMail(order().by("lost").email(), "reembolso");
        assertNothingLeftBehind(lost);
        assertThat(refunded(show(lost))).isEqualByComparingTo(PAID);

        advance(Duration.ofHours(66));
        complete(awaitTask(left, "Task_BringBack"), Map.of("proof", "shelf 3"));
        complete(awaitTask(left, "Task_InspectParcel"), Map.of());
        complete(awaitTask(left, "Task_ChooseRemedy"), Map.of("remedy", "refund"));
        awaitMail(order().by("left").email(), "reembolso");
        assertNothingLeftBehind(left);
        assertThat(refunded(show(left))).isEqualByComparingTo(PAID);
        assertThat(stock("manaus-centro", sku)).isEqualTo(new Stock(2, 0));
    }

    private void wish(String orderId, Map<String, ?> wanted) {
        var token = Parcels.of(sandbox(), orderId).getFirst().token();
        var answer = api.post("/api/v1/tracking/" + token + "/wishes", wanted);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    }

    private String variables(String orderId) {
        return openTasks(orderId).toString();
    }

    private String withCourier() {
        stock("manaus-centro", sku, 5);
        return withCourier(request);
    }

    private String withCourier(OrderRequest wanted) {
        var orderId =
                place(wanted == request ? request : wanted.line(sku, 2, "59.90").expressInManaus());
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> !delivery(orderId).isMissingNode());
        assertThat(delivery(orderId).path("carrier").asText()).isEqualTo("courier");
        return orderId;
    }

    private JsonNode delivery(String orderId) {
        return show(orderId).at("/fulfilments/0/deliveries/0");
    }

    /** Missing when it is not on the sheet. */
    private JsonNode stop(String orderId) {
        var code = delivery(orderId).path("trackingCode").asText();
        var stops = api.get("/api/v1/run-sheets/manaus-centro").body().path("stops");
        return StreamSupport.stream(stops.spliterator(), false)
                .filter(stop -> stop.path("trackingCode").asText().equals(code))
                .findFirst()
                .orElseGet(() -> stops.path(-1));
    }
}
