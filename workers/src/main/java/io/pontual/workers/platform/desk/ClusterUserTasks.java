package io.pontual.workers.platform.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** User tasks of a Camunda cluster, by its REST API. Its lists lag behind the engine by some seconds. */
class ClusterUserTasks implements UserTasks {
    private static final int MOST_VARIABLES = 100;

    private final CamundaClient engine;
    private final ObjectMapper json;

    ClusterUserTasks(CamundaClient engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    @Override
    public List<UserTask> search(TaskQuery query) {
        return engine
                .newUserTaskSearchRequest()
                .filter(filter -> {
                    filter.state(UserTaskState.CREATED);
                    if (query.group() != null) {
                        filter.candidateGroup(query.group());
                    }
                    if (query.orderId() != null) {
                        // Values are compared as the JSON that the engine keeps: a string has its quotes.
                        filter.processInstanceVariables(Map.of("orderId", "\"" + query.orderId() + "\""));
                    }
                })
                .sort(sort -> sort.creationDate().asc())
                .page(page -> page.from(query.page() * query.size()).limit(query.size()))
                .send()
                .join()
                .items()
                .stream()
                .map(task -> toUserTask(task, Map.of()))
                .toList();
    }

    @Override
    public Optional<UserTask> find(String taskId) {
        try {
            var key = Long.parseLong(taskId);
            var task = engine.newUserTaskGetRequest(key).send().join();
            if (task.getState() != UserTaskState.CREATED) {
                return Optional.empty();
            }
            var variables = new HashMap<String, Object>();
            engine.newUserTaskVariableSearchRequest(key)
                    .withFullValues()
                    .page(page -> page.limit(MOST_VARIABLES))
                    .send()
                    .join()
                    .items()
                    .forEach(variable -> variables.put(variable.getName(), value(variable)));
            return Optional.of(toUserTask(task, variables));
        } catch (ProblemException e) {
            return orElseThrow(e, HttpStatus.NOT_FOUND);
        }
    }

    @Override
    public Optional<JsonNode> form(UserTask task) {
        if (task.formKey() == null) {
            return Optional.empty();
        }
        var form = engine.newUserTaskGetFormRequest(Long.parseLong(task.taskId()))
                .send()
                .join();
        return Optional.ofNullable(form).map(found -> read(String.valueOf(found.getSchema())));
    }

    @Override
    public void claim(String taskId, String assignee) {
        try {
            engine.newAssignUserTaskCommand(Long.parseLong(taskId))
                    .assignee(assignee)
                    .allowOverride(false)
                    .action("claim")
                    .send()
                    .join();
        } catch (ProblemException e) {
            throw e.code() == HttpStatus.CONFLICT.value() ? new TaskTaken(taskId, e) : gone(taskId, e);
        }
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        try {
            engine.newCompleteUserTaskCommand(Long.parseLong(taskId))
                    .variables(variables)
                    .send()
                    .join();
        } catch (ProblemException e) {
            throw gone(taskId, e);
        }
    }

    private static RuntimeException gone(String taskId, ProblemException e) {
        var known = e.code() == HttpStatus.NOT_FOUND.value() || e.code() == HttpStatus.CONFLICT.value();
        return known ? new NoSuchElementException("Task " + taskId + " is not open any more.", e) : e;
    }

    private static <T> Optional<T> orElseThrow(ProblemException e, HttpStatus expected) {
        if (e.code() == expected.value()) {
            return Optional.empty();
        }
        throw e;
    }

    private UserTask toUserTask(io.camunda.client.api.search.response.UserTask task, Map<String, Object> variables) {
        return new UserTask(
                String.valueOf(task.getUserTaskKey()),
                task.getName(),
                task.getBpmnProcessId(),
                task.getElementId(),
                task.getFormKey() == null ? null : String.valueOf(task.getFormKey()),
                task.getAssignee(),
                task.getCandidateGroups(),
                task.getPriority(),
                task.getCreationDate(),
                task.getDueDate(),
                variables);
    }

    private Object value(Variable variable) {
        try {
            return json.readValue(variable.getValue(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The engine gave a variable that is no JSON: " + variable.getName(), e);
        }
    }

    private JsonNode read(String schema) {
        try {
            return json.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The engine gave a form that is no JSON", e);
        }
    }
}
