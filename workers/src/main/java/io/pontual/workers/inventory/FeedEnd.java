package io.pontual.workers.inventory;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a feed ends: once, and whoever dropped it is told. */
@Component
class FeedEnd {
    private final FeedRunRepository runs;
    private final FeedGateway gateway;

    FeedEnd(FeedRunRepository runs, FeedGateway gateway) {
        this.runs = runs;
        this.gateway = gateway;
    }

    void applied(UUID runId) {
        if (runs.end(runId, FeedStatus.APPLIED)) {
            gateway.tellEnd(runId);
        }
    }

    /** Nothing of it is applied. Does nothing when it has ended. */
    void refused(UUID runId, String note) {
        if (runs.end(runId, FeedStatus.REFUSED)) {
            runs.addNote(runId, note);
            gateway.tellEnd(runId);
        }
    }
}
