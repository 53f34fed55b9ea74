package io.pontual.workers.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.StateDiagram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlindReturnStatusTest {
    @Test
    void the_documented_diagram_shows_the_same_transitions() {
        assertThat(StateDiagram.transitions("Return without an order"))
                .isEqualTo(Arrays.stream(BlindReturn.Status.values())
                        .flatMap(from -> from.next().stream().map(to -> List.of(from.name(), to.name())))
                        .collect(Collectors.toSet()));
    }
}
