package io.pontual.workers.platform.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The task desk with nothing on it, so that its part of the API is there to be checked without an engine. */
@TestConfiguration
public class DeskWithoutEngine {
    @Bean
    TaskController taskController() {
        return new TaskController(new TaskDesk(new NoTasks()));
    }

    private static final class NoTasks implements UserTasks {
        @Override
        public List<UserTask> search(TaskQuery query) {
            return List.of();
        }

        @Override
        public Optional<UserTask> find(String taskId) {
            return Optional.empty();
        }

        @Override
        public Optional<JsonNode> form(UserTask task) {
            return Optional.empty();
        }

        @Override
        public void claim(String taskId, String assignee) {
            throw new NoSuchElementException(taskId);
        }

        @Override
        public void complete(String taskId, Map<String, Object> variables) {
            throw new NoSuchElementException(taskId);
        }
    }
}
