package io.pontual.workers.inventory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works on feeds that nobody waits for, and on those that a stopped instance left behind; throws old ones away. */
@Component
class FeedPoller {
    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);

    private final FeedRunner runner;
    private final FeedKeeping keeping;
    private final TaskExecutor executor;

    FeedPoller(FeedRunner runner, FeedKeeping keeping, TaskExecutor feedExecutor) {
        this.runner = runner;
        this.keeping = keeping;
        this.executor = feedExecutor;
    }

    void wake() {
        executor.execute(this::work);
    }

    @Scheduled(
            initialDelayString = "${pontual.inventory.feed.poll-interval}",
            fixedDelayString = "${pontual.inventory.feed.poll-interval}")
    void poll() {
        wake();
    }

    private void work() {
        try {
            keeping.giveUpSilent();
            runner.work();
            keeping.forgetOld();
        } catch (RuntimeException e) {
            // Every step was whole or is undone, and the next look tries again.
            log.warn("Feeds could not be worked on: {}", e.getMessage());
        }
    }
}
