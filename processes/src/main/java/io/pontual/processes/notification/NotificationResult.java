package io.pontual.processes.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * Queue {@code pontual.notification.result.evt}.
 *
 * @param reason why it could not be sent; null when it was
 */
public record NotificationResult(String eventId, UUID notificationId, boolean sent, String reason, Instant at) {}
