package io.pontual.workers.platform.web;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets requests whose repeat is not to be expected any more. */
@Component
class IdempotencySweep {
    private static final Logger log = LoggerFactory.getLogger(IdempotencySweep.class);

    private final IdempotentRequestRepository requests;
    private final IdempotencySettings settings;
    private final Clock clock;

    IdempotencySweep(IdempotentRequestRepository requests, IdempotencySettings settings, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void sweep() {
        try {
            requests.deleteBefore(clock.instant().minus(settings.remembered()));
        } catch (RuntimeException e) {
            log.warn("Old requests could not be forgotten, they will be soon: {}", e.getMessage());
        }
    }
}
