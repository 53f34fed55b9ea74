package io.pontual.workers.notification;

import io.pontual.processes.notification.NotificationResult;
import io.pontual.workers.platform.timeline.Timeline;
import io.pontual.workers.platform.timeline.TimelineKind;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in whether the customer was reached. */
@Service
class NotificationResults {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\"',;:]+@[^\\s<>()\"',;:]+");

    private final NotificationRepository notifications;
    private final Timeline timeline;
    private final Clock clock;

    NotificationResults(NotificationRepository notifications, Timeline timeline, Clock clock) {
        this.notifications = notifications;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @return why it fits nothing, for an operator; empty when it was taken in */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> apply(NotificationResult result) {
        var found = notifications.lock(result.notificationId());
        if (found.isEmpty()) {
            return Optional.of("There is no notification " + result.notificationId());
        }
        var notification = found.get();
        var status = result.sent() ? NotificationStatus.SENT : NotificationStatus.FAILED;
        if (notification.status().canBecome(status)) {
            var reason = result.sent() ? null : withoutAddress(result.reason());
            notifications.decide(notification.notificationId(), status, reason, clock.instant());
            tell(notification, reason);
        }
        return Optional.empty();
    }

    private void tell(Notification notification, String failure) {
        var kind = failure == null ? TimelineKind.CUSTOMER_NOTIFIED : TimelineKind.CUSTOMER_NOT_REACHED;
        Map<String, String> params = failure == null
                ? Map.of("template", notification.template())
                : Map.of("template", notification.template(), "reason", failure);
        timeline.record(notification.orderId(), kind, notification.notificationId(), params);
    }

    /** Mail servers like to repeat the address; it belongs neither in our tables nor on the timeline. */
    static String withoutAddress(String reason) {
        return reason == null ? "unknown" : ADDRESS.matcher(reason).replaceAll("[address]");
    }
}
