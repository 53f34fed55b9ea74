package io.pontual.workers.shipping;

import static io.pontual.workers.shipping.ShipmentStatus.ACCEPTED;
import static io.pontual.workers.shipping.ShipmentStatus.OFFERED;
import static io.pontual.workers.shipping.ShipmentStatus.PICKED;
import static io.pontual.workers.shipping.ShipmentStatus.RECALLED;
import static io.pontual.workers.shipping.ShipmentStatus.REJECTED;
import static io.pontual.workers.shipping.ShipmentStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShipmentStatusTest {
    private static final Set<List<ShipmentStatus>> ALLOWED = Set.of(
            List.of(OFFERED, ACCEPTED),
            List.of(OFFERED, REJECTED),
            List.of(OFFERED, RECALLED),
            List.of(ACCEPTED, PICKED),
            List.of(ACCEPTED, REJECTED),
            List.of(ACCEPTED, RECALLED),
            List.of(PICKED, SHIPPED),
            List.of(PICKED, RECALLED));

    static Stream<List<ShipmentStatus>> every_pair() {
        return StateDiagram.pairs(ShipmentStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<ShipmentStatus> pair) {
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
    void the_documented_diagram_shows_the_same_transitions() {
        assertThat(StateDiagram.transitions("Shipment")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
