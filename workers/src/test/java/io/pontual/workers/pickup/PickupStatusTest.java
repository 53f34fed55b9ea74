package io.pontual.workers.pickup;

import static io.pontual.workers.pickup.PickupStatus.ACCEPTED;
import static io.pontual.workers.pickup.PickupStatus.EXPIRED;
import static io.pontual.workers.pickup.PickupStatus.HANDED_OVER;
import static io.pontual.workers.pickup.PickupStatus.OFFERED;
import static io.pontual.workers.pickup.PickupStatus.READY;
import static io.pontual.workers.pickup.PickupStatus.RECALLED;
import static io.pontual.workers.pickup.PickupStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PickupStatusTest {
    private static final Set<List<PickupStatus>> ALLOWED = Set.of(
            List.of(OFFERED, ACCEPTED),
            List.of(OFFERED, REJECTED),
            List.of(OFFERED, RECALLED),
            List.of(ACCEPTED, READY),
            List.of(ACCEPTED, REJECTED),
            List.of(ACCEPTED, RECALLED),
            List.of(READY, HANDED_OVER),
            List.of(READY, EXPIRED),
            List.of(READY, RECALLED));

    static Stream<List<PickupStatus>> every_pair() {
        return StateDiagram.pairs(PickupStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<PickupStatus> pair) {
        var from = pair.getFirst();
        var to = pair.getLast();
        if (ALLOWED.contains(pair)) {
            assertThat(from.become(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.become(to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(from + " cannot become " + to);
        }
    }

    @Test
    void a_pickup_ends_in_one_of_four_ways() {
        assertThat(Arrays.stream(PickupStatus.values()).filter(PickupStatus::hasEnded))
                .containsExactlyInAnyOrder(REJECTED, HANDED_OVER, EXPIRED, RECALLED);
    }

    @Test
    void the_documented_diagram_shows_the_same_transitions() {
        assertThat(StateDiagram.transitions("Pickup")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
