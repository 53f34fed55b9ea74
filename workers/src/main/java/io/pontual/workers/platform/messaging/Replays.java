package io.pontual.workers.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.workers.platform.engine.NeedsOperator;
import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets an operator see what got stuck between the applications and send it again. */
@Service
class Replays {
    private static final int BATCH = 100;

    private final DeadLetterRepository deadLetters;
    private final InboxRepository inbox;
    private final QueueGateway queues;
    private final TransactionTemplate transaction;

    Replays(
            DeadLetterRepository deadLetters,
            InboxRepository inbox,
            QueueGateway queues,
            TransactionTemplate transaction,
            MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.queues = queues;
        this.transaction = transaction;
        metrics.gauge("pontual.deadletters.waiting", deadLetters, DeadLetterRepository::countWaiting);
    }

    List<DeadLetter> deadLetters(int limit) {
        return deadLetters.waiting(limit);
    }

    List<ParkedEvent> parkedEvents(int limit) {
        return inbox.parked(limit);
    }

    /** Sends before it commits: should the commit fail, the message goes twice and its consumer sees a repeat. */
    @Transactional
    void replayDeadLetter(UUID deadLetterId) {
        var letter = deadLetters.lock(deadLetterId).orElseThrow(() -> Problem.notFound("dead letter", deadLetterId));
        if (letter.givenUpAt() != null) {
            throw Problem.conflict(
                    "dead-letter-given-up", "This dead letter was given up at " + letter.givenUpAt() + ".");
        }
        if (letter.replayedAt() != null) {
            throw Problem.conflict(
                    "already-replayed",
                    "This dead letter was sent again at " + letter.replayedAt()
                            + ". If it died once more, it waits under a new id.");
        }
        replay(letter);
    }

    /**
     * All that wait of a queue, some at a time, each batch for itself: what was sent before the broker went away again
     * need not be sent once more.
     *
     * @throws NeedsOperator when it is not one of the two that the task offers
     */
    void settle(String queue, String resolution) {
        switch (String.valueOf(resolution)) {
            case "replay" -> {
                while (Boolean.TRUE.equals(transaction.execute(status -> replaySome(queue)))) {
                    // more wait
                }
            }
            case "give-up" -> transaction.executeWithoutResult(status -> deadLetters.giveUp(queue));
            default ->
                throw new NeedsOperator("The dead letters of " + queue + " cannot be settled by '" + resolution
                        + "'. Set the variable resolution to replay or give-up, and retry.");
        }
    }

    private boolean replaySome(String queue) {
        var letters = deadLetters.lockWaiting(queue, BATCH);
        letters.forEach(this::replay);
        return letters.size() == BATCH;
    }

    private void replay(DeadLetter letter) {
        queues.send(letter.queue(), letter.messageGroup(), "replay:" + letter.deadLetterId(), letter.body());
        deadLetters.markReplayed(letter.deadLetterId());
    }

    @Transactional
    void replayParkedEvent(String queue, String eventId) {
        var body = inbox.takeParked(queue, eventId).orElseThrow(() -> Problem.notFound("parked event", eventId));
        queues.send(queue, eventId, "replay:" + UUID.randomUUID(), body);
    }
}
