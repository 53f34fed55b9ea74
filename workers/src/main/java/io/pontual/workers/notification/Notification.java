package io.pontual.workers.notification;

import java.util.UUID;

/** @param fulfilmentId what it is about; null when it is about the whole order */
record Notification(UUID notificationId, UUID orderId, UUID fulfilmentId, String template, NotificationStatus status) {}
