package io.pontual.workers.inventory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/** Works on feeds that nobody waits for, in the background. */
@Component
class FeedPoller {
    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);

    private final FeedRunner runner;
    private final TaskExecutor executor;

    FeedPoller(FeedRunner runner, TaskExecutor feedExecutor) {
        this.runner = runner;
        this.executor = feedExecutor;
    }

    void wake() {
        executor.execute(this::work);
    }

    private void work() {
        try {
            runner.work();
        } catch (RuntimeException e) {
            // Every step was whole or is undone, and the next look tries again.
            log.warn("Feeds could not be worked on: {}", e.getMessage());
        }
    }
}
