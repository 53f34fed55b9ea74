package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SupplyStatesTest {
    @Test
    void the_documented_diagrams_show_the_same_transitions() {
        assertThat(StateDiagram.transitions("Shortage"))
                .isEqualTo(Arrays.stream(ShortageStatus.values())
                        .flatMap(from -> from.next().stream().map(to -> List.of(from.name(), to.name())))
                        .collect(Collectors.toSet()));
        assertThat(StateDiagram.transitions("Choice"))
                .isEqualTo(Arrays.stream(ChoiceStatus.values())
                        .flatMap(from -> from.next().stream().map(to -> List.of(from.name(), to.name())))
                        .collect(Collectors.toSet()));
    }

    @Test
    void what_has_ended_stays_so() {
        assertThatThrownBy(() -> ShortageStatus.SOURCED.become(ShortageStatus.CANCELLED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ChoiceStatus.DEFAULTED.become(ChoiceStatus.ANSWERED))
                .isInstanceOf(IllegalStateException.class);
    }
}
