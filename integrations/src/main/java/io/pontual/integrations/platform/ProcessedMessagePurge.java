package io.pontual.integrations.platform;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the memory of processed messages from growing for ever. Harmless when several instances do it at once. */
@Component
class ProcessedMessagePurge {
    private static final Logger log = LoggerFactory.getLogger(ProcessedMessagePurge.class);

    private final ProcessedMessageRepository repository;
    private final IdempotencyProperties properties;
    private final Clock clock;

    ProcessedMessagePurge(ProcessedMessageRepository repository, IdempotencyProperties properties, Clock clock) {
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${pontual.platform.idempotency.purge-interval}",
            fixedDelayString = "${pontual.platform.idempotency.purge-interval}")
    void purge() {
        var forgotten = repository.deleteBefore(clock.instant().minus(properties.retention()));
        log.info("Forgot {} messages processed more than {} ago", forgotten, properties.retention());
    }
}
