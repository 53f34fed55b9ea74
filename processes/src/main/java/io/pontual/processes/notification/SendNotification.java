package io.pontual.processes.notification;

import java.util.Map;
import java.util.UUID;

/**
 * Queue {@code pontual.notification.send.cmd}: one e-mail to one customer. Carries a name and an address, since the
 * mail gateway needs them; the only other queues that do are those of labels.
 *
 * @param locale BCP 47 tag, {@code pt-BR} or {@code en}
 * @param params what the template shows: texts and decimal strings
 */
public record SendNotification(
        UUID notificationId, String template, String locale, String name, String email, Map<String, Object> params) {}
