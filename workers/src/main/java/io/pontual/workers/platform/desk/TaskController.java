package io.pontual.workers.platform.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.workers.platform.engine.ConditionalOnEngine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The task desk, for apps of stores and back offices. */
@RestController
@RequestMapping("/api/v1/tasks")
@PreAuthorize("hasAuthority('SCOPE_tasks')")
@ConditionalOnEngine
class TaskController {
    private final TaskDesk desk;

    TaskController(TaskDesk desk) {
        this.desk = desk;
    }

    /** @param assignee who takes the task, as the retailer names its staff */
    record Claim(@NotBlank @Size(max = 100) String assignee) {}

    /** @param variables the form's fields; leave out what stays as the form shows it */
    record Completion(Map<String, Object> variables) {}

    record TaskPage(List<UserTask> items, int page, int size) {}

    /** @param form a Camunda form, to be shown with {@code task.variables}; null when there is none */
    record TaskDetail(UserTask task, JsonNode form) {}

    @GetMapping
    TaskPage search(
            @RequestParam(required = false) String group,
            @RequestParam(required = false) UUID orderId,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return new TaskPage(desk.search(new TaskQuery(group, orderId, page, size)), page, size);
    }

    @GetMapping("/{taskId}")
    TaskDetail open(@PathVariable String taskId) {
        var found = desk.open(taskId);
        return new TaskDetail(found.task(), found.form());
    }

    @PostMapping("/{taskId}/claim")
    UserTask claim(@PathVariable String taskId, @Valid @RequestBody Claim claim) {
        return desk.claim(taskId, claim.assignee());
    }

    @PostMapping("/{taskId}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String taskId, @RequestBody(required = false) Completion completion) {
        desk.complete(taskId, completion == null || completion.variables() == null ? Map.of() : completion.variables());
    }
}
