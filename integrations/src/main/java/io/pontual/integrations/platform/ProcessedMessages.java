package io.pontual.integrations.platform;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Which messages one consumer has finished with. Use it with {@code eager(false)}: an id is recorded once everything that
 * the message asked for is done, so a crash half-way means a second try, never a lost message.
 */
class ProcessedMessages extends ServiceSupport implements IdempotentRepository {
    private final String consumer;
    private final ProcessedMessageRepository repository;

    ProcessedMessages(String consumer, ProcessedMessageRepository repository) {
        this.consumer = consumer;
        this.repository = repository;
    }

    @Override
    public boolean add(String messageId) {
        return repository.insert(consumer, messageId);
    }

    @Override
    public boolean contains(String messageId) {
        return repository.exists(consumer, messageId);
    }

    @Override
    public boolean remove(String messageId) {
        return repository.delete(consumer, messageId);
    }

    @Override
    public boolean confirm(String messageId) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("What was processed is forgotten by age only");
    }
}
