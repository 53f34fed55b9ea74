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
    private final ReceiptHoldRepository holds;
    private final StockLedger ledger;
    private final StockCountRequests counts;
    private final FeedEnd end;
    private final FeedSettings settings;

    FeedMerge(
            FeedRunRepository runs,
            ThingMergeRepository things,
            StockMergeRepository stock,
            ReceiptMergeRepository receipts,
            ReceiptHoldRepository holds,
            StockLedger ledger,
            StockCountRequests counts,
            FeedEnd end,
            FeedSettings settings) {
        this.runs = runs;
        this.things = things;
        this.stock = stock;
        this.receipts = receipts;
        this.holds = holds;
        this.ledger = ledger;
        this.counts = counts;
        this.end = end;
        this.settings = settings;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void next(FeedRun run) {
        var upTo = Math.min(run.merged() + settings.chunkRows(), run.planned());
        switch (run.kind()) {
            case NODES -> merged(run, upTo, things.mergeNodes(run.runId(), run.merged(), upTo));
            case PRODUCTS -> merged(run, upTo, things.mergeProducts(run.runId(), run.merged(), upTo));
            case POINTS -> merged(run, upTo, things.mergePoints(run.runId(), run.merged(), upTo));
            case STOCK -> mergeStock(run);
            case RECEIPTS -> mergeReceipts(run, upTo);
        }
    }

    private void merged(FeedRun run, long upTo, int changed) {
        runs.merged(run.runId(), upTo, changed);
        if (upTo == run.planned()) {
            end.applied(run.runId());
        }
    }

    private void mergeStock(FeedRun run) {
        var merged = stock.merge(run, settings.chunkRows());
        ledger.shareOut(holds.waitedFor(run.runId(), run.merged(), merged.upTo()));
        warned(run, merged.warned());
        merged.below()
                .forEach((level, reserved) ->
                        counts.request(level, StockCountRequests.BELOW_RESERVED, run.runId(), reserved));
        merged(run, merged.upTo(), merged.changed());
    }

    private void mergeReceipts(FeedRun run, long upTo) {
        var merged = receipts.merge(run, run.merged(), upTo);
        warned(run, merged.warned());
        merged(run, upTo, merged.changed());
    }

    private void warned(FeedRun run, int rows) {
        if (rows > 0) {
            runs.addWarned(run.runId(), rows);
        }
    }
}
