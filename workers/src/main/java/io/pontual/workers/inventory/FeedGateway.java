package io.pontual.workers.inventory;

import io.pontual.processes.Queue;
import io.pontual.processes.inventory.FeedResult;
import io.pontual.workers.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells who dropped a file what became of it. */
@Component
class FeedGateway {
    /** So that a message stays small; all of them are at {@code /api/v1/feeds/{runId}/refused-rows}. */
    private static final int MOST_ROWS = 200;

    private final FeedRunRepository runs;
    private final FeedRefusalRepository refusals;
    private final Outbox outbox;

    FeedGateway(FeedRunRepository runs, FeedRefusalRepository refusals, Outbox outbox) {
        this.runs = runs;
        this.refusals = refusals;
        this.outbox = outbox;
    }

    /** Does nothing for an upload, whose sender asks. Within the transaction that ends the feed. */
    void tellEnd(UUID runId) {
        var run = runs.find(runId).orElseThrow();
        if (run.fileName() == null) {
            return;
        }
        var refused = refusals.first(runId, false, MOST_ROWS);
        var warnings = refusals.first(runId, true, MOST_ROWS);
        var rows = new ArrayList<FeedResult.Row>();
        refused.forEach(row -> rows.add(new FeedResult.Row(row.line(), row.field(), false, row.message())));
        warnings.forEach(row -> rows.add(new FeedResult.Row(row.line(), row.field(), true, row.message())));
        var notes = new ArrayList<String>();
        if (run.note() != null) {
            notes.add(run.note());
        }
        if (refused.size() == MOST_ROWS || warnings.size() == MOST_ROWS) {
            notes.add("The first " + MOST_ROWS + " reasons are listed; all are at /api/v1/feeds/" + runId
                    + "/refused-rows.");
        }
        outbox.send(
                Queue.INVENTORY_FEED_EVT,
                runId.toString(),
                "feed-" + runId,
                new FeedResult(
                        runId,
                        run.fileName(),
                        run.status() == FeedStatus.APPLIED,
                        run.rowsAccepted(),
                        run.rowsRefused(),
                        run.rowsChanged(),
                        List.copyOf(rows),
                        notes.isEmpty() ? null : String.join(" ", notes)));
    }
}
