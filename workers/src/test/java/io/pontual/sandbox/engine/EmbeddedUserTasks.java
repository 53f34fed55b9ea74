package io.pontual.sandbox.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.pontual.workers.platform.desk.TaskQuery;
import io.pontual.workers.platform.desk.TaskTaken;
import io.pontual.workers.platform.desk.UserTask;
import io.pontual.workers.platform.desk.UserTasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** The task desk's view of the embedded engine. */
final class EmbeddedUserTasks implements UserTasks {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final EngineLog log;

    EmbeddedUserTasks(EngineLog log) {
        this.log = log;
    }

    @Override
    public List<UserTask> search(TaskQuery query) {
        return log.tasks().stream()
                .filter(task -> query.group() == null || task.groups().contains(query.group()))
                .filter(task -> query.orderId() == null
                        || query.orderId().toString().equals(task.variables().get("orderId")))
                .skip((long) query.page() * query.size())
                .limit(query.size())
                .toList();
    }

    @Override
    public Optional<UserTask> find(String taskId) {
        return log.task(Long.parseLong(taskId));
    }

    @Override
    public Optional<JsonNode> form(UserTask task) {
        return Optional.ofNullable(task.formKey()).flatMap(key -> log.form(Long.parseLong(key)));
    }

    @Override
    public void claim(String taskId, String assignee) {
        var open = find(taskId).orElseThrow(() -> gone(taskId));
        if (open.assignee() != null && !open.assignee().equals(assignee)) {
            throw new TaskTaken(taskId, null);
        }
        log.command(
                Long.parseLong(taskId),
                UserTaskIntent.CLAIM,
                new UserTaskRecord().setAssignee(assignee).setAction("claim"));
        await(() -> find(taskId).map(task -> assignee.equals(task.assignee())).orElse(true));
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        find(taskId).orElseThrow(() -> gone(taskId));
        log.command(
                Long.parseLong(taskId),
                UserTaskIntent.COMPLETE,
                new UserTaskRecord().setAction("complete").setVariables(log.messagePack(variables)));
        await(() -> find(taskId).isEmpty());
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(LONGEST_WAIT)
                .until(condition::getAsBoolean);
    }

    private static NoSuchElementException gone(String taskId) {
        return new NoSuchElementException("Task " + taskId + " is not open any more.");
    }
}
