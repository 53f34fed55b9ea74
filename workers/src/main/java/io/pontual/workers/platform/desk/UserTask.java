package io.pontual.workers.platform.desk;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * Something a person has to do.
 *
 * @param taskId the engine's key, as text since it does not fit a JSON number of every client
 * @param assignee who has claimed it; null while nobody has
 * @param dueAt null when it has no deadline
 * @param variables what the form can show
 */
public record UserTask(
        String taskId,
        String name,
        String processId,
        String elementId,
        String formKey,
        String assignee,
        List<String> groups,
        int priority,
        OffsetDateTime createdAt,
        OffsetDateTime dueAt,
        Map<String, Object> variables) {}
