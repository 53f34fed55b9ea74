package io.pontual.workers.notification;

import static io.pontual.workers.notification.NotificationStatus.FAILED;
import static io.pontual.workers.notification.NotificationStatus.REQUESTED;
import static io.pontual.workers.notification.NotificationStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.StateDiagram;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationStatusTest {
    private static final Set<List<NotificationStatus>> ALLOWED =
            Set.of(List.of(REQUESTED, SENT), List.of(REQUESTED, FAILED), List.of(FAILED, SENT));

    @Test
    void only_the_documented_transitions_are_possible() {
        for (var from : NotificationStatus.values()) {
            for (var to : NotificationStatus.values()) {
                assertThat(from.canBecome(to)).isEqualTo(ALLOWED.contains(List.of(from, to)));
            }
        }
    }

    @Test
    void the_documented_diagram_shows_the_same_transitions() {
        assertThat(StateDiagram.transitions("Notification")).isEqualTo(StateDiagram.names(ALLOWED));
    }
}
