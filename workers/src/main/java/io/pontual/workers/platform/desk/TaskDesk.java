package io.pontual.workers.platform.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.workers.platform.engine.ConditionalOnEngine;
import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;

/** What a person can do with a task. Every effect happens in the process, so that Tasklist and this desk are alike. */
@Service
@ConditionalOnEngine
class TaskDesk {
    private final UserTasks tasks;

    TaskDesk(UserTasks tasks) {
        this.tasks = tasks;
    }

    /** @param form the Camunda form to show; null when the task has none */
    record TaskWithForm(UserTask task, JsonNode form) {}

    List<UserTask> search(TaskQuery query) {
        return tasks.search(query);
    }

    TaskWithForm open(String taskId) {
        var task = find(taskId);
        return new TaskWithForm(task, tasks.form(task).orElse(null));
    }

    UserTask claim(String taskId, String assignee) {
        var task = find(taskId);
        if (assignee.equals(task.assignee())) {
            return task;
        }
        try {
            tasks.claim(taskId, assignee);
        } catch (TaskTaken e) {
            throw Problem.conflict("task-taken", e.getMessage() + " Choose another one, or ask them to finish it.");
        } catch (NoSuchElementException e) {
            throw noLongerOpen(taskId);
        }
        return find(taskId);
    }

    void complete(String taskId, Map<String, Object> variables) {
        var task = find(taskId);
        tasks.form(task).ifPresent(form -> FormCheck.check(form, variables));
        try {
            tasks.complete(taskId, variables);
        } catch (NoSuchElementException e) {
            throw noLongerOpen(taskId);
        }
    }

    private UserTask find(String taskId) {
        if (!taskId.matches("\\d{1,19}")) {
            throw Problem.notFound("open task", taskId);
        }
        return tasks.find(taskId).orElseThrow(() -> Problem.notFound("open task", taskId));
    }

    private static Problem noLongerOpen(String taskId) {
        return Problem.conflict(
                "task-not-open",
                "Task " + taskId + " was completed or cancelled meanwhile; there is nothing left to do.");
    }
}
