package io.pontual.workers.inventory;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives up feeds whose sender fell silent, and forgets those that ended long ago. */
@Component
class FeedKeeping {
    private final FeedRunRepository runs;
    private final FeedRefusalRepository refusals;
    private final FeedRuns feeds;
    private final FeedSettings settings;
    private final Clock clock;

    FeedKeeping(
            FeedRunRepository runs,
            FeedRefusalRepository refusals,
            FeedRuns feeds,
            FeedSettings settings,
            Clock clock) {
        this.runs = runs;
        this.refusals = refusals;
        this.feeds = feeds;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void giveUpSilent() {
        runs.silentSince(clock.instant().minus(settings.silence()))
                .forEach(runId -> feeds.refuse(
                        runId, "Nothing came for " + settings.silence() + ". Nothing was applied; send it again."));
    }

    @Transactional
    public void forgetOld() {
        var old = runs.endedBefore(clock.instant().minus(settings.retention()));
        if (!old.isEmpty()) {
            refusals.delete(old);
            runs.delete(old);
        }
    }
}
