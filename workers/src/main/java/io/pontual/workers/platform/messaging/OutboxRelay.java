package io.pontual.workers.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.workers.platform.engine.ConditionalOnEngine;
import io.pontual.workers.platform.engine.ProcessGateway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties the outbox. A message leaves at least once: should the process die between sending and deleting, it leaves again
 * and its message id lets the receiver drop the repeat.
 */
@Component
@ConditionalOnEngine
class OutboxRelay {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxRepository repository;
    private final ProcessGateway engine;
    private final QueueGateway queues;
    private final TransactionTemplate transaction;
    private final TaskExecutor executor;
    private final RelayProperties properties;

    OutboxRelay(
            OutboxRepository repository,
            ProcessGateway engine,
            QueueGateway queues,
            TransactionTemplate transaction,
            TaskExecutor relayExecutor,
            RelayProperties properties,
            MeterRegistry metrics) {
        this.repository = repository;
        this.engine = engine;
        this.queues = queues;
        this.transaction = transaction;
        this.executor = relayExecutor;
        this.properties = properties;
        metrics.gauge("pontual.outbox.waiting", repository, OutboxRepository::size);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(OutboxFilled event) {
        executor.execute(this::drain);
    }

    @Scheduled(fixedDelayString = "${pontual.messaging.relay.poll-interval}")
    void poll() {
        executor.execute(this::drain);
    }

    private void drain() {
        try {
            while (Boolean.TRUE.equals(transaction.execute(status -> relayBatch()))) {
                // another full batch may be waiting
            }
        } catch (RuntimeException e) {
            // The next wake-up or poll tries again; nothing was deleted.
            log.warn("Outbox could not be emptied: {}", e.getMessage());
        }
    }

    /** @return whether anything was sent, so that there may be more */
    private boolean relayBatch() {
        var batch = repository.takeDue(properties.batchSize());
        if (batch.isEmpty()) {
            return false;
        }
        var sending = send(batch);
        List<UUID> sent = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            try {
                sending.get(batch.get(i)).join();
                sent.add(batch.get(i).outboxId());
            } catch (CompletionException e) {
                log.warn(
                        "Message {} stays in the outbox: {}",
                        batch.get(i).messageId(),
                        e.getCause().getMessage());
                repository.postpone(batch.get(i), e.getCause().getMessage());
            }
        }
        repository.delete(sent);
        return !sent.isEmpty();
    }

    /** Both at the same time: while the engine works on its messages, the broker gets the others. */
    private Map<OutboxMessage, CompletableFuture<Void>> send(List<OutboxMessage> batch) {
        Map<OutboxMessage, CompletableFuture<Void>> sending = new HashMap<>();
        List<OutboxMessage> forQueues = new ArrayList<>();
        for (var message : batch) {
            switch (message.kind()) {
                case PROCESS_MESSAGE -> sending.put(message, publish(message));
                case QUEUE -> forQueues.add(message);
            }
        }
        var sent = forQueues.isEmpty() ? List.<CompletableFuture<Void>>of() : queues.send(forQueues);
        for (int i = 0; i < forQueues.size(); i++) {
            sending.put(forQueues.get(i), sent.get(i));
        }
        return sending;
    }

    private CompletableFuture<Void> publish(OutboxMessage message) {
        return engine.publish(message.destination(), message.correlationKey(), message.messageId(), message.body());
    }
}
