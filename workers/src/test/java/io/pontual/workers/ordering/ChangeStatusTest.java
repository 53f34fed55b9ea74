package io.pontual.workers.ordering;

import static io.pontual.workers.ordering.ChangeStatus.APPLIED;
import static io.pontual.workers.ordering.ChangeStatus.APPLYING;
import static io.pontual.workers.ordering.ChangeStatus.FAILED;
import static io.pontual.workers.ordering.ChangeStatus.REFUSED;
import static io.pontual.workers.ordering.ChangeStatus.WAITING;
import static io.pontual.workers.ordering.ChangeStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeStatusTest {
    private static final Set<List<ChangeStatus>> ALLOWED = Set.of(
            List.of(WAITING, APPLYING),
            List.of(WAITING, REFUSED),
            List.of(WAITING, WITHDRAWN),
            List.of(APPLYING, APPLIED),
            List.of(APPLYING, FAILED));

    static Stream<List<ChangeStatus>> every_pair() {
        return StateDiagram.pairs(ChangeStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<ChangeStatus> pair) {
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
        assertThat(StateDiagram.transitions("Change")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
