package io.pontual.workers.sourcing;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes promises that lapsed long ago. Until then an order that is late is told so, and not that nobody knows of it. */
@Component
class PromiseSweep {
    private static final Logger log = LoggerFactory.getLogger(PromiseSweep.class);
    static final Duration REMEMBERED = Duration.ofDays(1);

    private final PromiseRepository promises;
    private final Clock clock;

    PromiseSweep(PromiseRepository promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${pontual.sourcing.promise-valid-for}",
            initialDelayString = "${pontual.sourcing.promise-valid-for}")
    void sweep() {
        try {
            promises.deleteLapsed(clock.instant().minus(REMEMBERED));
        } catch (RuntimeException e) {
            log.warn("Lapsed promises could not be deleted, they will be soon: {}", e.getMessage());
        }
    }
}
