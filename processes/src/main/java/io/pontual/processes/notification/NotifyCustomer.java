package io.pontual.processes.notification;

import java.util.UUID;

/** Job {@code notification.notify-customer}: tell the customer something, once. */
public final class NotifyCustomer {
    private NotifyCustomer() {}

    /**
     * @param template name of the message, such as {@code pickup-ready}
     * @param fulfilmentId the fulfilment it is about; null when it is about the whole order
     */
    public record Input(UUID orderId, UUID fulfilmentId, String template) {}
}
