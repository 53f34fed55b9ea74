package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.shipping.Tables.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.processes.ordering.RequestReplacement;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The address turned out to be wrong at the door. */
@ApiTest
class AddressCorrectionIT {
    private static final String RIGHT =
            """
            {"street": "Rua Certa", "number": "7", "city": "São Paulo", "state": "SP", "postalCode": "01310-200"}""";

    @Autowired
    Api api;

    @Autowired
    OrderProgress progress;

    @Autowired
    Orders orders;

    @Autowired
    RequestReplacementWorker requestReplacement;

    @Autowired
    DSLContext db;

    @Test
    void what_is_sent_once_more_goes_to_the_address_that_was_corrected() {
        var orderId = sent();

        var answer = put(orderId, RIGHT);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(put(orderId, RIGHT).body()).isEqualTo(answer.body());
        assertThat(api.get("/api/v1/orders/" + orderId + "/events").body().findValuesAsText("kind"))
                .containsOnlyOnce("ADDRESS_CORRECTED");
        var replacementId = requestReplacement
                .requestReplacement(new RequestReplacement.Input(
                        orderId, UUID.randomUUID(), "parcel-returned", List.of(new LineQuantity("1", 1))))
                .replacementId();
        assertThat(orders.recipient(replacementId).orElseThrow().street()).isEqualTo("Rua Certa");
        assertThat(orders.recipient(orderId).orElseThrow().postalCode()).isEqualTo("01310200");
    }

    @Test
    void what_cannot_be_corrected_says_why() {
        assertThat(put(api.place(api.shipOrder()).orderId(), RIGHT).problem()).isEqualTo("address-changeable");
        assertThat(put(api.placed(), RIGHT).problem()).isEqualTo("no-address");
        assertThat(put(UUID.randomUUID(), RIGHT).status()).isEqualTo(404);
        var orderId = sent();
        var wrongState = put(orderId, RIGHT.replace("\"SP\"", "\"BA\""));
        assertThat(wrongState.status()).isEqualTo(400);
        assertThat(wrongState.body().at("/errors/0/field").asText()).isEqualTo("/state");
        assertThat(put(orderId, RIGHT.replace("\"Rua Certa\"", "null"))
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/street");
        var key = api.newKey("app", "orders:write");
        assertThat(api.send(api.anonymous("/api/v1/orders/" + orderId + "/address")
                                .header("X-Api-Key", key)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(RIGHT)))
                        .problem())
                .isEqualTo("wrong-channel");
    }

    /** A parcel of a closed order, on its way. */
    private UUID sent() {
        var orderId = api.place(api.shipOrder()).orderId();
        progress.confirm(orderId);
        var fulfilmentId = UUID.randomUUID();
        var outcomes = List.of(new FulfilmentOutcome(
                fulfilmentId, "shipped", List.of(new LineQuantity("1", 2), new LineQuantity("2", 1))));
        progress.settle(orderId, outcomes);
        progress.close(orderId, outcomes);
        db.insertInto(DELIVERY)
                .set(DELIVERY.PARCEL_ID, fulfilmentId)
                .set(DELIVERY.ORDER_ID, orderId)
                .set(DELIVERY.FULFILMENT_ID, fulfilmentId)
                .set(DELIVERY.TOKEN, UUID.randomUUID().toString())
                .set(DELIVERY.STATUS, "ADDRESS_WRONG")
                .set(DELIVERY.DISPATCHED_AT, Instant.now())
                .execute();
        return orderId;
    }

    private Api.Answer put(UUID orderId, String address) {
        return api.send(api.request("/api/v1/orders/" + orderId + "/address")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(address)));
    }
}
