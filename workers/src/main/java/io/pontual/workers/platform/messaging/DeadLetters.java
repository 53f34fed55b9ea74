package io.pontual.workers.platform.messaging;

import io.pontual.processes.model.MessageName;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what consumers gave up on, and has a task made for the first of each queue. */
@Service
class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final DeadLetterRepository repository;
    private final Outbox outbox;
    private final DeadLetterSettings settings;
    private final Clock clock;

    DeadLetters(DeadLetterRepository repository, Outbox outbox, DeadLetterSettings settings, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Once, however often the broker delivers it. Those that follow while some of the queue wait join their task. */
    @Transactional
    public void keep(String queue, String jmsMessageId, String group, String body) {
        var others = repository.waits(queue);
        if (!repository.insert(queue, jmsMessageId, group, body)) {
            return;
        }
        log.error("A message of {} could not be handled and waits as a dead letter", queue);
        if (!others) {
            var now = clock.instant();
            outbox.publish(
                    MessageName.PLATFORM_DEAD_LETTER_KEPT,
                    queue,
                    "dead-letter:" + jmsMessageId,
                    Map.of(
                            "queue", queue,
                            "firstDeadAt", now.toString(),
                            "resolveDueAt", now.plus(settings.resolveWithin()).toString()));
        }
    }
}
