package io.pontual.integrations.notification;

import io.pontual.integrations.platform.Idempotency;
import io.pontual.processes.notification.NotificationResult;
import io.pontual.processes.notification.SendNotification;
import java.time.Clock;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.stereotype.Component;

/**
 * Sends a notification once. It is recorded as sent right after the mail server took it; a crash between the two sends
 * the mail twice, which is the price of never losing one, since SMTP knows no transaction and no repeat.
 */
@Component
class NotificationSender {
    static final String CONSUMER = "notification-smtp-send";

    private final MailGateway gateway;
    private final IdempotentRepository sent;
    private final Clock clock;

    NotificationSender(MailGateway gateway, Idempotency idempotency, Clock clock) {
        this.gateway = gateway;
        this.sent = idempotency.of(CONSUMER);
        this.clock = clock;
    }

    /** A repeat sends no mail but reports again, since the first report may have been lost; its event id is the same. */
    NotificationResult send(SendNotification notification) {
        var key = notification.notificationId().toString();
        if (!sent.contains(key)) {
            try {
                gateway.send(notification);
            } catch (MailRefused e) {
                return new NotificationResult(
                        "mail:" + key + ":refused",
                        notification.notificationId(),
                        false,
                        e.getMessage(),
                        clock.instant());
            }
            sent.add(key);
        }
        return new NotificationResult(
                "mail:" + key + ":sent", notification.notificationId(), true, null, clock.instant());
    }
}
