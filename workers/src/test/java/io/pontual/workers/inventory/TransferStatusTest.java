package io.pontual.workers.inventory;

import static io.pontual.workers.inventory.TransferStatus.CANCELLED;
import static io.pontual.workers.inventory.TransferStatus.IN_TRANSFER;
import static io.pontual.workers.inventory.TransferStatus.PLANNED;
import static io.pontual.workers.inventory.TransferStatus.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransferStatusTest {
    private static final Set<List<TransferStatus>> ALLOWED =
            Set.of(List.of(PLANNED, IN_TRANSFER), List.of(PLANNED, CANCELLED), List.of(IN_TRANSFER, RECEIVED));

    static Stream<List<TransferStatus>> every_pair() {
        return StateDiagram.pairs(TransferStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<TransferStatus> pair) {
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
        assertThat(StateDiagram.transitions("Transfer")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
