package io.pontual.workers.notification;

import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.persistence.Ids;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells customers what happens to their orders, each thing once. */
@Service
class NotificationService {
    private final NotificationContent content;
    private final NotificationRepository notifications;
    private final NotificationGateway gateway;
    private final Orders orders;
    private final Clock clock;

    NotificationService(
            NotificationContent content,
            NotificationRepository notifications,
            NotificationGateway gateway,
            Orders orders,
            Clock clock) {
        this.content = content;
        this.notifications = notifications;
        this.gateway = gateway;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Does nothing when the customer has been told already, or when it is not true any more.
     *
     * @throws NeedsOperator when there is no such template, or it lacks its fulfilment
     */
    @Transactional
    public void notifyCustomer(NotifyCustomer.Input input) {
        var template = Template.of(input.template()).orElseThrow(() -> unknown(input.template()));
        if (template.isAboutFulfilment() && input.fulfilmentId() == null) {
            throw new NeedsOperator("Message " + template.code() + " of order " + input.orderId()
                    + " needs a fulfilmentId. Set it and retry.");
        }
        var about = template.isAboutFulfilment() ? input.fulfilmentId() : null;
        content.of(template, input.orderId(), about)
                .ifPresent(params -> send(template, input.orderId(), about, params));
    }

    private void send(Template template, UUID orderId, UUID fulfilmentId, Map<String, Object> params) {
        var notification =
                new Notification(Ids.next(), orderId, fulfilmentId, template.code(), NotificationStatus.REQUESTED);
        if (notifications.insert(notification, clock.instant())) {
            gateway.send(notification, orders.contact(orderId), params);
        }
    }

    private static NeedsOperator unknown(String template) {
        return new NeedsOperator("There is no message '" + template + "'. Set template to one of "
                + Arrays.stream(Template.values()).map(Template::code).collect(Collectors.joining(", "))
                + " and retry.");
    }
}
