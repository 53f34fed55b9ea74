package io.pontual.workers.inventory;

import io.pontual.workers.platform.engine.ConditionalOnEngine;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after feeds that a stopped instance or a sender left behind. Tests of the data call the parts themselves. */
@Component
@ConditionalOnEngine
class FeedSchedule {
    private final FeedPoller poller;
    private final FeedKeeping keeping;

    FeedSchedule(FeedPoller poller, FeedKeeping keeping) {
        this.poller = poller;
        this.keeping = keeping;
    }

    @Scheduled(
            initialDelayString = "${pontual.inventory.feed.poll-interval}",
            fixedDelayString = "${pontual.inventory.feed.poll-interval}")
    void look() {
        keeping.giveUpSilent();
        keeping.forgetOld();
        poller.wake();
    }
}
