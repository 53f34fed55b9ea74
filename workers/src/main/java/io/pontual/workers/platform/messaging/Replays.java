package io.pontual.workers.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.pontual.workers.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an operator see what got stuck between the applications and send it again. */
@Service
class Replays {
    private final DeadLetterRepository deadLetters;
    private final InboxRepository inbox;
    private final QueueGateway queues;

    Replays(DeadLetterRepository deadLetters, InboxRepository inbox, QueueGateway queues, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.queues = queues;
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
        if (letter.replayedAt() != null) {
            throw Problem.conflict(
                    "already-replayed",
                    "This dead letter was sent again at " + letter.replayedAt()
                            + ". If it died once more, it waits under a new id.");
        }
        queues.send(letter.queue(), letter.messageGroup(), "replay:" + deadLetterId, letter.body());
        deadLetters.markReplayed(deadLetterId);
    }

    @Transactional
    void replayParkedEvent(String queue, String eventId) {
        var body = inbox.takeParked(queue, eventId).orElseThrow(() -> Problem.notFound("parked event", eventId));
        queues.send(queue, eventId, "replay:" + UUID.randomUUID(), body);
    }
}
