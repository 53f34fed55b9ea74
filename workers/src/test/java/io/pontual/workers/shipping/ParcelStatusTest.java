package io.pontual.workers.shipping;

import static io.pontual.workers.shipping.ParcelStatus.FAILED;
import static io.pontual.workers.shipping.ParcelStatus.HANDED_OVER;
import static io.pontual.workers.shipping.ParcelStatus.LABELLED;
import static io.pontual.workers.shipping.ParcelStatus.PACKED;
import static io.pontual.workers.shipping.ParcelStatus.REQUESTED;
import static io.pontual.workers.shipping.ParcelStatus.VOIDED;
import static io.pontual.workers.shipping.ParcelStatus.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParcelStatusTest {
    private static final Set<List<ParcelStatus>> ALLOWED = Set.of(
            List.of(PACKED, REQUESTED),
            List.of(PACKED, LABELLED),
            List.of(PACKED, FAILED),
            List.of(PACKED, VOIDED),
            List.of(REQUESTED, LABELLED),
            List.of(REQUESTED, FAILED),
            List.of(REQUESTED, VOIDING),
            List.of(LABELLED, HANDED_OVER),
            List.of(LABELLED, VOIDING),
            List.of(LABELLED, VOIDED),
            List.of(FAILED, REQUESTED),
            List.of(FAILED, LABELLED),
            List.of(FAILED, VOIDED),
            List.of(VOIDING, VOIDED));

    static Stream<List<ParcelStatus>> every_pair() {
        return StateDiagram.pairs(ParcelStatus.values());
    }

    @ParameterizedTest
    @MethodSource("every_pair")
    void only_the_documented_transitions_are_possible(List<ParcelStatus> pair) {
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
        assertThat(StateDiagram.transitions("Parcel")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
