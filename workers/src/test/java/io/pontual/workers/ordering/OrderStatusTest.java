package io.pontual.workers.ordering;

import static io.pontual.workers.ordering.OrderStatus.ACCEPTED;
import static io.pontual.workers.ordering.OrderStatus.CANCELLED;
import static io.pontual.workers.ordering.OrderStatus.CANCELLING;
import static io.pontual.workers.ordering.OrderStatus.CLOSED;
import static io.pontual.workers.ordering.OrderStatus.IN_FULFILMENT;
import static io.pontual.workers.ordering.OrderStatus.ON_HOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {
    private static final Map<OrderStatus, Set<OrderStatus>> WAYS = Map.of(
            ACCEPTED, Set.of(ON_HOLD, IN_FULFILMENT, CANCELLING),
            ON_HOLD, Set.of(ACCEPTED, IN_FULFILMENT, CANCELLING),
            IN_FULFILMENT, Set.of(CLOSED, CANCELLING, CANCELLED),
            CANCELLING, Set.of(CANCELLED),
            CLOSED, Set.of(),
            CANCELLED, Set.of());

    @ParameterizedTest
    @EnumSource
    void an_order_goes_the_ways_that_are_drawn_and_no_other(OrderStatus from) {
        var ways = Arrays.stream(OrderStatus.values()).filter(from::mayBecome).collect(Collectors.toSet());

        assertThat(ways).isEqualTo(WAYS.get(from));
        assertThat(from.ended()).isEqualTo(ways.isEmpty());
    }

    @Test
    void nothing_is_taken_for_an_order_that_ends_or_is_being_cancelled() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(OrderStatus::openForWork))
                .containsExactly(ACCEPTED, ON_HOLD, IN_FULFILMENT);
    }
}
