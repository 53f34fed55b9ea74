package io.pontual.workers.inventory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the next few planned changes of a feed. */
@Component
class FeedMerge {
    private final FeedRunRepository runs;
    private final ThingMergeRepository things;
    private final StockMergeRepository stock;
    private final ReceiptMergeRepository receipts;
    private final StockCountRequests counts;
    private final FeedEnd end;
    private final FeedSettings settings;

    FeedMerge(
            FeedRunRepository runs,
            ThingMergeRepository things,
            StockMergeRepository stock,
            ReceiptMergeRepository receipts,
            StockCountRequests counts,
            FeedEnd end,
            FeedSettings settings) {
        this.runs = runs;
        this.things = things;
        this.stock = stock;
        this.receipts = receipts;
        this.counts = counts;
        this.end = end;
        this.settings = settings;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void next(FeedRun run) {
        var upTo = Math.min(run.merged() + settings.chunkRows(), run.planned());
        var changed =
                switch (run.kind()) {
                    case NODES -> things.mergeNodes(run.runId(), run.merged(), upTo);
                    case PRODUCTS -> things.mergeProducts(run.runId(), run.merged(), upTo);
                    case STOCK -> mergeStock(run, upTo);
                    case RECEIPTS -> mergeReceipts(run, upTo);
                };
        runs.merged(run.runId(), upTo, changed);
        if (upTo == run.planned()) {
            end.applied(run.runId());
        }
    }

    private int mergeStock(FeedRun run, long upTo) {
        var merged = stock.merge(run, run.merged(), upTo);
        warned(run, merged.warned());
        merged.below()
                .forEach((level, reserved) ->
                        counts.request(level, StockCountRequests.BELOW_RESERVED, run.runId(), reserved));
        return merged.changed();
    }

    private int mergeReceipts(FeedRun run, long upTo) {
        var merged = receipts.merge(run, run.merged(), upTo);
        warned(run, merged.warned());
        return merged.changed();
    }

    private void warned(FeedRun run, int rows) {
        if (rows > 0) {
            runs.addWarned(run.runId(), rows);
        }
    }
}
