package io.pontual.workers.notification;

import static io.pontual.workers.notification.NotificationStatus.FAILED;
import static io.pontual.workers.notification.NotificationStatus.REQUESTED;
import static io.pontual.workers.notification.NotificationStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationStatusTest {
    @Test
    void only_the_documented_transitions_are_possible() {
        var allowed = Set.of(List.of(REQUESTED, SENT), List.of(REQUESTED, FAILED), List.of(FAILED, SENT));
        for (var from : NotificationStatus.values()) {
            for (var to : NotificationStatus.values()) {
                assertThat(from.canBecome(to)).isEqualTo(allowed.contains(List.of(from, to)));
            }
        }
    }
}
