package io.pontual.integrations.notification;

import static io.pontual.integrations.platform.RouteErrorPolicy.CALLER_TRIES_AGAIN;
import static io.pontual.processes.Queue.NOTIFICATION_RESULT_EVT;
import static io.pontual.processes.Queue.NOTIFICATION_SEND_CMD;

import io.pontual.integrations.platform.JsonBody;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.notification.SendNotification;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Notifications to the mail server and back what became of them. */
@Component
class MailRoutes extends RouteBuilder {
    private final NotificationSender sender;
    private final JsonBody json;
    private final OutgoingMessage outgoing;

    MailRoutes(NotificationSender sender, JsonBody json, OutgoingMessage outgoing) {
        this.sender = sender;
        this.json = json;
        this.outgoing = outgoing;
    }

    @Override
    public void configure() {
        from(Queues.from(NOTIFICATION_SEND_CMD))
                .routeId(NotificationSender.CONSUMER)
                .routeConfigurationId(CALLER_TRIES_AGAIN)
                .process(json.as(SendNotification.class))
                .process(this::send)
                .to(Queues.to(NOTIFICATION_RESULT_EVT));
    }

    private void send(Exchange exchange) {
        var result = sender.send(exchange.getMessage().getBody(SendNotification.class));
        outgoing.fill(exchange, result.eventId(), result.notificationId().toString(), result);
    }
}
