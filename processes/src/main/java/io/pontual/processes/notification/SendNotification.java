package io.pontual.processes.notification;

import java.util.Map;
import java.util.UUID;

/**
 * Queue {@code pontual.notification.send.cmd}: one e-mail to one customer. The only queue that carries a name and an
 * address, since the mail gateway needs them.
 *
 * @param locale BCP 47 tag, {@code pt-BR} or {@code en}
 * @param params what the template shows: texts and decimal strings
 */
public record SendNotification(
        UUID notificationId, String template, String locale, String name, String email, Map<String, Object> params) {}
