package io.pontual.workers.ordering;

import static io.pontual.workers.ordering.CancellationStatus.GRANTED;
import static io.pontual.workers.ordering.CancellationStatus.REFUSED;
import static io.pontual.workers.ordering.CancellationStatus.TOO_LATE;
import static io.pontual.workers.ordering.CancellationStatus.WAITING;
import static io.pontual.workers.ordering.CancellationStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CancellationStatusTest {
    private static final Set<List<CancellationStatus>> ALLOWED = Set.of(
            List.of(WAITING, GRANTED),
            List.of(WAITING, REFUSED),
            List.of(WAITING, TOO_LATE),
            List.of(WAITING, WITHDRAWN));

    static Stream<List<CancellationStatus>> every_pair() {
        return StateDiagram.pairs(CancellationStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<CancellationStatus> pair) {
        var from = pair.getFirst();
        var to = pair.getLast();
        if (ALLOWED.contains(pair)) {
            assertThat(from.become(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.become(to)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_documented_diagram_shows_the_same_transitions() {
        assertThat(StateDiagram.transitions("Cancellation request")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
