package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The store in Manaus has a courier of its own. */
class CourierJourneyIT extends Journey {
    private static final BigDecimal PAID = new BigDecimal("119.80");

    private final String sku = newProduct("");
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

    private String withCourier() {
        stock("manaus-centro", sku, 5);
        var orderId = place(request);
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
