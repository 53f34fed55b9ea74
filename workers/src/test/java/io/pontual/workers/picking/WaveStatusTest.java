package io.pontual.workers.picking;

import static io.pontual.workers.picking.WaveStatus.CLOSED;
import static io.pontual.workers.picking.WaveStatus.COMPLETED;
import static io.pontual.workers.picking.WaveStatus.OPEN;
import static io.pontual.workers.picking.WaveStatus.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaveStatusTest {
    private static final Set<List<WaveStatus>> ALLOWED = Set.of(
            List.of(OPEN, CLOSED),
            List.of(OPEN, STARTED),
            List.of(OPEN, COMPLETED),
            List.of(CLOSED, STARTED),
            List.of(CLOSED, COMPLETED),
            List.of(STARTED, COMPLETED));

    @Test
    void only_the_documented_transitions_are_possible() {
        for (var from : WaveStatus.values()) {
            for (var to : WaveStatus.values()) {
                if (ALLOWED.contains(List.of(from, to))) {
                    assertThat(from.become(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.become(to)).isInstanceOf(IllegalStateException.class);
                }
            }
        }
    }

    @Test
    void the_documented_diagram_shows_the_same_transitions() {
        assertThat(StateDiagram.transitions("Wave")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
