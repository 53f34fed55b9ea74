package io.pontual.workers.platform.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's open user tasks: a seam, since a cluster offers them by REST and the embedded engine does not. */
public interface UserTasks {
    /** Oldest first, without their variables. */
    List<UserTask> search(TaskQuery query);

    /** @return empty when it never was, or is done */
    Optional<UserTask> find(String taskId);

    /** The Camunda form of the task; empty when it has none. */
    Optional<JsonNode> form(UserTask task);

    /** @throws TaskTaken when somebody else has it */
    void claim(String taskId, String assignee);

    /** @throws java.util.NoSuchElementException when it is no longer open */
    void complete(String taskId, Map<String, Object> variables);
}
