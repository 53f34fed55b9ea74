package io.pontual.workers.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.Queue;
import io.pontual.processes.inventory.FeedChunk;
import java.io.IOException;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

/** Takes the pieces of dropped files. */
@Component
class FeedListener {
    private final FeedPieces pieces;
    private final FeedPoller poller;
    private final ObjectMapper json;

    FeedListener(FeedPieces pieces, FeedPoller poller, ObjectMapper json) {
        this.pieces = pieces;
        this.poller = poller;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @JmsListener(destination = Queue.INVENTORY_FEED_CMD)
    void receive(String body) throws IOException {
        if (pieces.take(read(body))) {
            poller.wake();
        }
    }

    private FeedChunk read(String body) {
        try {
            return json.readValue(body, FeedChunk.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A message on " + Queue.INVENTORY_FEED_CMD + " is no piece of a file: " + e.getOriginalMessage(),
                    e);
        }
    }
}
