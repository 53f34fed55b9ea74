package io.pontual.workers.notification;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Whether the customer was reached. The only place that says what may follow what. */
enum NotificationStatus {
    REQUESTED,
    SENT,
    /** The gateway gave up; a replayed message may still get through. */
    FAILED;

    private static final Map<NotificationStatus, Set<NotificationStatus>> NEXT = Map.of(
            REQUESTED, EnumSet.of(SENT, FAILED),
            SENT, EnumSet.noneOf(NotificationStatus.class),
            FAILED, EnumSet.of(SENT));

    boolean canBecome(NotificationStatus next) {
        return NEXT.get(this).contains(next);
    }
}
