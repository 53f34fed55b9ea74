package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a customer and staff of a store agree on. */
@Stage.OnSecond
class AppointmentJourneyIT extends Journey {
    @Test
    void a_personal_shopper_is_booked_moved_to_another_hour_and_meets_the_customer() {
        var request = order();
        var orderId = place(request);
        var slots = api.get("/api/v1/orders/" + orderId + "/appointment-options?service=shopper&nodeId=sp-pinheiros")
                .body()
                .path("slots");
        var booked = api.post(
                "/api/v1/orders/" + orderId + "/appointments",
                Map.of(
                        "service",
                        "shopper",
                        "nodeId",
                        "sp-pinheiros",
                        "slotAt",
                        slots.get(slots.size() - 1).asText()),
                UUID.randomUUID().toString());
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(202);
        awaitMail(request.email(), "Seu horário");

        var self = booked.body().path("self").asText();
        var sooner = slots.get(0).asText();
        var moved = api.put(self + "/slot", Map.of("slotAt", sooner));
        assertThat(moved.body().path("slotAt").asText()).isEqualTo(sooner);
        // The clock would run out on the store's answer otherwise.
        awaitStatus(orderId, "CLOSED");
        advanceTo(Instant.parse(sooner).minus(Duration.ofHours(24)));
        assertThat(awaitMail(request.email(), "Em breve").path("text").asText()).contains("personal shopper");
        complete(awaitOneTask(orderId, "Task_ServeCustomer"), Map.of("visitOutcome", "done"));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(api.get(self).body().path("status").asText()).isEqualTo("DONE"));
        assertNothingLeftBehind(orderId);
    }
}
