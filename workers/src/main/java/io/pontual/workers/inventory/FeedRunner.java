package io.pontual.workers.inventory;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Merges feeds, step by step. A step is one transaction, which also writes how far the feed is: whoever was stopped, the
 * next step begins where the last one ended, whatever instance does it. While one instance is at a step of a feed the
 * others pass it by, since its row is locked; when the instance dies, so does the lock.
 */
@Component
class FeedRunner {
    private static final Logger log = LoggerFactory.getLogger(FeedRunner.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final FeedRunRepository runs;
    private final FeedStagingRepository staging;
    private final FeedPlan plan;
    private final FeedMerge merge;
    private final TransactionTemplate transaction;

    FeedRunner(
            FeedRunRepository runs,
            FeedStagingRepository staging,
            FeedPlan plan,
            FeedMerge merge,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.staging = staging;
        this.plan = plan;
        this.merge = merge;
        this.transaction = transaction;
    }

    /** Does what there is to do, of whatever feed. */
    void work() {
        while (step()) {
            // there may be more
        }
        sweep();
    }

    /** Works until this feed has ended, or so long. */
    void workUntilEnded(UUID runId, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!runs.find(runId).orElseThrow().status().hasEnded() && System.nanoTime() < deadline) {
            if (!step()) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** @return false when there is nothing to do that nobody else is at */
    boolean step() {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                var next = runs.lockNext();
                next.ifPresent(this::advance);
                return next.isPresent();
            }));
        } catch (ConcurrencyFailureException e) {
            log.info("A step of a feed is done again: {}", e.getMessage());
            return true;
        }
    }

    private void advance(FeedRun run) {
        if (run.status() == FeedStatus.RECEIVED) {
            plan.make(run);
        } else {
            merge.next(run);
        }
    }

    /** Throws away the rows of ended feeds. */
    void sweep() {
        transaction.executeWithoutResult(status -> {
            List<UUID> ended = runs.toSweep();
            if (!ended.isEmpty()) {
                staging.delete(ended);
                runs.swept(ended);
            }
        });
    }
}
