package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Servers die in the middle of the work and come back. */
@Stage.OnSecond
class OutageJourneyIT extends Journey {
    private static final int ORDERS = 12;

    @Test
    void a_broker_that_is_killed_and_restarted_loses_and_doubles_nothing() {
        var orders = placeMany();

        sandbox().servers().broker().stop();
        try {
            orders.addAll(placeMany());
        } finally {
            sandbox().servers().broker().start();
        }

        assertAllClosed(orders);
    }

    @Test
    void a_database_that_is_killed_and_restarted_loses_and_doubles_nothing() {
        var orders = placeMany();

        sandbox().servers().database().stop();
        try {
            var refused = api.post("/api/v1/orders", order().body(), "k-" + UUID.randomUUID());
            assertThat(refused.status()).as("%s", refused.body()).isEqualTo(503);
        } finally {
            sandbox().servers().database().start();
        }

        orders.addAll(placeMany());
        assertAllClosed(orders);
    }

    private List<String> placeMany() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(place(order()));
        }
        return orders;
    }

    private void assertAllClosed(List<String> orders) {
        for (var orderId : orders) {
            assertThat(captured(awaitStatus(orderId, "CLOSED"))).isEqualByComparingTo(new BigDecimal("119.80"));
            assertNothingLeftBehind(orderId);
        }
        new Invariants(sandbox()).assertNoneStuck();
    }
}
