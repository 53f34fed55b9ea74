package io.pontual.workers.notification;

import io.pontual.processes.Queue;
import io.pontual.processes.notification.SendNotification;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hands a message to the mail gateway. The only place where a customer's name and address leave the workers. */
@Component
class NotificationGateway {
    private final Outbox outbox;

    NotificationGateway(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Messages about one order reach the customer in the order in which things happened. */
    void send(Notification notification, Orders.Contact contact, Map<String, Object> params) {
        outbox.send(
                Queue.NOTIFICATION_SEND_CMD,
                notification.orderId().toString(),
                notification.notificationId().toString(),
                new SendNotification(
                        notification.notificationId(),
                        notification.template(),
                        contact.locale(),
                        contact.name(),
                        contact.email(),
                        params));
    }
}
