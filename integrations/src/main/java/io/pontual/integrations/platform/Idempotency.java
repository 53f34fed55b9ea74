package io.pontual.integrations.platform;

import org.apache.camel.spi.IdempotentRepository;
import org.springframework.stereotype.Component;

/** Gives each consumer its memory of what it has finished with. */
@Component
public class Idempotency {
    private final ProcessedMessageRepository repository;

    Idempotency(ProcessedMessageRepository repository) {
        this.repository = repository;
    }

    /** @param consumer the id of the route that asks; two routes may see the same message id */
    public IdempotentRepository of(String consumer) {
        return new ProcessedMessages(consumer, repository);
    }
}
