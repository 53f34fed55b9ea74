package io.pontual.workers.platform.messaging;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that leave if and only if the surrounding transaction commits. They leave in the order of writing per
 * correlation key or group, soon after the commit, and are tried until they have left.
 */
@Component
public class Outbox {
    private final OutboxRepository repository;

    Outbox(OutboxRepository repository) {
        this.repository = repository;
    }

    /**
     * Tells the engine.
     *
     * @param messageName from {@code io.pontual.processes.model.MessageName}
     * @param messageId the engine takes the same id once while it remembers it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(String messageName, String correlationKey, String messageId, Map<String, ?> variables) {
        repository.insert(OutboxKind.PROCESS_MESSAGE, messageName, correlationKey, messageId, variables);
    }

    /**
     * Sends to a queue of integrations.
     *
     * @param queue from {@code io.pontual.processes.Queue}
     * @param group messages of one group keep their order
     * @param messageId derived from the business key; the broker drops a repeat
     * @param body a message record of {@code io.pontual.processes}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String queue, String group, String messageId, Object body) {
        repository.insert(OutboxKind.QUEUE, queue, group, messageId, body);
    }
}
