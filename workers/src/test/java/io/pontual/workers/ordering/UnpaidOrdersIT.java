package io.pontual.workers.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.processes.ordering.StopUnpaidOrder;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.pickup.contract.Pickups;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import io.pontual.workers.support.Neighbours;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders whose authorisation was not renewed. */
@ApiTest
class UnpaidOrdersIT {
    @Autowired
    Api api;

    @Autowired
    Neighbours neighbours;

    @Autowired
    OrderProgress progress;

    @Autowired
    StopUnpaidOrderWorker stop;

    @Autowired
    HoldRepository holds;

    @Autowired
    Orders orders;

    @Test
    void one_of_which_nothing_was_handed_over_is_cancelled() {
        var orderId = confirmed();
        stop.stopUnpaidOrder(new StopUnpaidOrder.Input(orderId));
        stop.stopUnpaidOrder(new StopUnpaidOrder.Input(orderId));
        assertThat(orders.facts(orderId).status()).isEqualTo("CANCELLING");
        assertThat(holds.openOfOrder(orderId)).isEmpty();
    }

    @Test
    void one_that_was_handed_over_in_part_is_held_so_that_nothing_more_leaves_unpaid() {
        var orderId = confirmed();
        neighbours.pickups(orderId, pickup("HANDED_OVER"), pickup("READY"));
        neighbours.handOver(orderId);

        stop.stopUnpaidOrder(new StopUnpaidOrder.Input(orderId));
        stop.stopUnpaidOrder(new StopUnpaidOrder.Input(orderId));

        assertThat(orders.facts(orderId).status()).isEqualTo("IN_FULFILMENT");
        assertThat(holds.openOfOrder(orderId)).singleElement().satisfies(hold -> {
            assertThat(hold.type()).isEqualTo(HoldType.PAYMENT);
            assertThat(hold.placedBy()).isEqualTo("renewal-declined");
            assertThat(hold.fulfilmentId()).isNull();
        });
    }

    @Test
    void a_handover_in_the_same_moment_is_seen_when_the_job_runs_again() {
        var orderId = confirmed();
        neighbours.handOver(orderId);
        assertThatThrownBy(() -> stop.stopUnpaidOrder(new StopUnpaidOrder.Input(orderId)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(orders.facts(orderId).status()).isEqualTo("IN_FULFILMENT");
        assertThat(holds.openOfOrder(orderId)).isEmpty();
    }

    private UUID confirmed() {
        var orderId = api.placed();
        progress.confirm(orderId);
        return orderId;
    }

    private static Pickups.Pickup pickup(String status) {
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new Pickups.Pickup(UUID.randomUUID(), "STORE", status, now, now, now, now, null, null, null);
    }
}
