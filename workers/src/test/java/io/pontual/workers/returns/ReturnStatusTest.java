package io.pontual.workers.returns;

import static io.pontual.workers.returns.ReturnStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReturnStatusTest {
    private static final Set<List<ReturnStatus>> ALLOWED = Set.of(
            List.of(REQUESTED, SENT),
            List.of(REQUESTED, OVERDUE),
            List.of(REQUESTED, CLOSED),
            List.of(SENT, ARRIVED),
            List.of(SENT, INSPECTED),
            List.of(OVERDUE, SENT),
            List.of(OVERDUE, ARRIVED),
            List.of(OVERDUE, WRITTEN_OFF),
            List.of(REQUESTED, ARRIVED),
            List.of(REQUESTED, CANCELLED),
            List.of(REQUESTED, EXPIRED),
            List.of(ARRIVED, RECEIVED),
            List.of(RECEIVED, INSPECTED),
            List.of(RECEIVED, CLOSED),
            List.of(INSPECTED, CLOSED));

    static Stream<List<ReturnStatus>> every_pair() {
        return StateDiagram.pairs(ReturnStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<ReturnStatus> pair) {
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
        assertThat(StateDiagram.transitions("Return")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
