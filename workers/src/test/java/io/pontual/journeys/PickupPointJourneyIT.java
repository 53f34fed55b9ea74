package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pontual.processes.shipping.TrackingEvent.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A customer in São Paulo has parcels sent to a kiosk, a partner's pickup point, and fetches them there or does not. */
@Stage.OnSecond
class PickupPointJourneyIT extends Journey {
    private static final String WAITING = "espera por você";

    private final String sku = newProduct("");
    private final OrderRequest request = order().line(sku, 1, "59.90").toPoint("sp-banca-augusta");

    @Test
    void a_parcel_waits_at_the_point_and_is_fetched() {
        var orderId = waiting();

        var parcel = Parcels.of(sandbox(), orderId).getFirst();
        // Nobody else brings parcels to that point.
        assertThat(parcel.carrier()).isEqualTo("andorinha");
        assertThat(show(orderId).at("/fulfilment/pickupPointId").asText()).isEqualTo("sp-banca-augusta");
        report(orderId, Status.DELIVERED);

        awaitMail(request.email(), "foi entregue");
        assertNothingLeftBehind(orderId);
        assertThat(captured(show(orderId))).isEqualByComparingTo(new BigDecimal("59.90"));
    }

    @Test
    void a_parcel_that_nobody_fetches_is_reminded_of_and_comes_back_to_shelf_and_purse() {
        var orderId = waiting();

        advance(Duration.ofHours(73));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails(request.email()))
                .filteredOn(mail -> mail.path("subject").asText().contains(WAITING))
                .hasSize(2));
        advance(Duration.ofHours(96));
        report(orderId, Status.RETURNING);
        awaitMail(request.email(), "voltando para nós");
        report(orderId, Status.RETURNED);
        complete(
                awaitTask(orderId, "Task_InspectParcel"),
                Map.of("inspected", List.of(Map.of("lineId", "1", "quantity", 1, "damaged", 0))));
        complete(awaitTask(orderId, "Task_ChooseRemedy"), Map.of("remedy", "refund"));

        awaitMail(request.email(), "reembolso");
        assertNothingLeftBehind(orderId);
        assertThat(refunded(show(orderId))).isEqualByComparingTo(new BigDecimal("59.90"));
        assertThat(stock("sp-pinheiros", sku)).isEqualTo(new Stock(3, 0));
    }

    private String waiting() {
        stock("sp-pinheiros", sku, 3);
        var orderId = place(request);
        assertThat(awaitMail(request.email(), "Recebemos").path("text").asText())
                .contains("no ponto de retirada Banca Augusta");
        complete(awaitTask(orderId, "Task_AcceptShipment"), Map.of("accepted", true));
        complete(awaitTask(orderId, "Task_PickItems"), Map.of());
        complete(awaitLabelled(orderId), Map.of("allHandedOver", true));
        awaitStatus(orderId, "CLOSED");
        await().atMost(PATIENCE).until(() -> !Parcels.of(sandbox(), orderId).isEmpty());
        report(orderId, Status.AT_PICKUP_POINT);
        assertThat(awaitMail(request.email(), WAITING).path("text").asText())
                .contains("Banca Augusta", "Rua Augusta")
                .doesNotContain("balcão");
        return orderId;
    }

    private void report(String orderId, Status status) {
        Parcels.report(sandbox(), Parcels.of(sandbox(), orderId).getFirst(), status);
    }
}
