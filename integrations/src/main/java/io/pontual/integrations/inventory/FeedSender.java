package io.pontual.integrations.inventory;

import static io.pontual.processes.Queue.INVENTORY_FEED_CMD;

import io.pontual.integrations.platform.Idempotency;
import io.pontual.integrations.platform.OutgoingMessage;
import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.integrations.platform.Queues;
import io.pontual.processes.inventory.FeedChunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a dropped file on to workers, piece by piece. */
@Component
class FeedSender {
    private static final Logger log = LoggerFactory.getLogger(FeedSender.class);

    private final ProducerTemplate producer;
    private final OutgoingMessage outgoing;
    private final IdempotentRepository sent;
    private final Clock clock;

    FeedSender(ProducerTemplate producer, OutgoingMessage outgoing, Idempotency idempotency, Clock clock) {
        this.producer = producer;
        this.outgoing = outgoing;
        this.sent = idempotency.of("inventory-drop-take");
        this.clock = clock;
    }

    /**
     * @param goesTo the folder that the file belongs into now
     * @param report what to write beside it; null when workers will say, or have said
     */
    record Outcome(String goesTo, String report) {
        static Outcome refused(String reason) {
            return new Outcome("failed", FeedReportFile.refused(reason));
        }
    }

    /**
     * The same file (name, size and content) is handed on once. Pieces have the same ids whenever they are sent, so after a
     * crash half way all of them are sent again, and count once.
     */
    Outcome send(String place, String name, long lastModified, Path path) {
        var said = FeedFileName.parse(name);
        if (said.isEmpty()) {
            return Outcome.refused("name " + FeedFileName.RULE);
        }
        try {
            var file = new FeedFile(path);
            var facts = file.facts();
            var key = name + ":" + facts.size() + ":" + facts.digest();
            if (sent.contains(key)) {
                log.info("The file {} was dropped at {} before; nothing is done", name, place);
                return new Outcome("done", null);
            }
            var feedId = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
            var writtenAt = writtenAt(said.get(), lastModified);
            file.eachPiece((number, linesBefore, csv) -> send(new FeedChunk(
                    feedId,
                    said.get().kind(),
                    said.get().mode(),
                    place + ":" + name,
                    writtenAt,
                    facts.expectedRows(),
                    facts.unreadableFrom(),
                    number,
                    facts.pieces(),
                    linesBefore,
                    csv)));
            sent.add(key);
            return new Outcome("sent", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(FeedChunk piece) {
        var sending = producer.send(
                Queues.to(INVENTORY_FEED_CMD),
                exchange -> outgoing.fill(
                        exchange,
                        piece.feedId() + "-" + piece.chunk(),
                        piece.feedId().toString(),
                        piece));
        if (sending.getException() != null) {
            throw new PartnerUnavailable("The broker did not take a piece of " + piece.fileName() + ": "
                    + sending.getException().getMessage());
        }
    }

    /** Not in the future, should the sender's clock be ahead. */
    private Instant writtenAt(FeedFileName said, long lastModified) {
        var time = said.writtenAt() == null ? Instant.ofEpochMilli(lastModified) : said.writtenAt();
        var now = clock.instant();
        return time.isAfter(now) ? now : time;
    }
}
