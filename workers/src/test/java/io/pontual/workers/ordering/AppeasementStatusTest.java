package io.pontual.workers.ordering;

import static io.pontual.workers.ordering.AppeasementStatus.GRANTED;
import static io.pontual.workers.ordering.AppeasementStatus.REFUSED;
import static io.pontual.workers.ordering.AppeasementStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppeasementStatusTest {
    private static final Set<List<AppeasementStatus>> ALLOWED =
            Set.of(List.of(WAITING, GRANTED), List.of(WAITING, REFUSED));

    static Stream<List<AppeasementStatus>> every_pair() {
        return StateDiagram.pairs(AppeasementStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<AppeasementStatus> pair) {
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
        assertThat(StateDiagram.transitions("Appeasement")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
