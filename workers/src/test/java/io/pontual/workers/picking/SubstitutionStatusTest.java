package io.pontual.workers.picking;

import static io.pontual.workers.picking.SubstitutionStatus.ACCEPTED;
import static io.pontual.workers.picking.SubstitutionStatus.DECLINED;
import static io.pontual.workers.picking.SubstitutionStatus.OFFERED;
import static io.pontual.workers.picking.SubstitutionStatus.PROPOSED;
import static io.pontual.workers.picking.SubstitutionStatus.REFUSED;
import static io.pontual.workers.picking.SubstitutionStatus.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubstitutionStatusTest {
    private static final Set<List<SubstitutionStatus>> ALLOWED = Set.of(
            List.of(PROPOSED, OFFERED),
            List.of(PROPOSED, REFUSED),
            List.of(OFFERED, ACCEPTED),
            List.of(OFFERED, DECLINED),
            List.of(OFFERED, TAKEN),
            List.of(OFFERED, REFUSED),
            List.of(ACCEPTED, TAKEN),
            List.of(ACCEPTED, REFUSED),
            List.of(DECLINED, REFUSED));

    @Test
    void only_the_documented_transitions_are_possible() {
        for (var from : SubstitutionStatus.values()) {
            for (var to : SubstitutionStatus.values()) {
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
        assertThat(StateDiagram.transitions("Substitution")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
