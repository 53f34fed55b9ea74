package io.pontual.workers.inventory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What only the tables can say about the rows of a feed, and the changes that are left to make. */
@Component
class FeedPlan {
    private final FeedRowRepository rows;
    private final ThingPlanRepository things;
    private final StockPlanRepository stock;
    private final ReceiptPlanRepository receipts;
    private final FeedRunRepository runs;
    private final FeedEnd end;

    FeedPlan(
            FeedRowRepository rows,
            ThingPlanRepository things,
            StockPlanRepository stock,
            ReceiptPlanRepository receipts,
            FeedRunRepository runs,
            FeedEnd end) {
        this.rows = rows;
        this.things = things;
        this.stock = stock;
        this.receipts = receipts;
        this.runs = runs;
        this.end = end;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void make(FeedRun run) {
        rows.prepare();
        if (run.kind() == FeedKind.STOCK || run.kind() == FeedKind.RECEIPTS) {
            runs.addRefused(run.runId(), rows.refuseUnknown(run.runId()));
        }
        if (run.kind() == FeedKind.STOCK) {
            runs.addRefused(run.runId(), rows.refuseOutdated(run));
        }
        var repeated = rows.warnOfRepeated(run.runId());
        if (repeated > 0) {
            runs.addWarned(run.runId(), repeated);
        }
        var planned =
                switch (run.kind()) {
                    case NODES, PRODUCTS, POINTS -> things.plan(run);
                    case STOCK -> stock.plan(run);
                    case RECEIPTS -> receipts.plan(run);
                };
        if (run.isFull()) {
            planned += planMissing(run, planned);
        }
        if (run.isFull() && run.kind() == FeedKind.STOCK) {
            rows.rememberNodes(run);
        }
        runs.merging(run.runId(), planned);
        if (planned == 0) {
            end.applied(run.runId());
        }
    }

    private long planMissing(FeedRun run, long planned) {
        if (rows.hasRowOfUnknownPlace(run.runId(), run.kind())) {
            runs.addNote(
                    run.runId(),
                    "What the file does not name was left as it is, since a refused row may have named it.");
            return 0;
        }
        return switch (run.kind()) {
            case NODES -> things.planMissingNodes(run, planned);
            case POINTS -> things.planMissingPoints(run, planned);
            case STOCK -> stock.planMissing(run, planned);
            case RECEIPTS -> receipts.planMissing(run, planned);
            case PRODUCTS -> {
                var missing = things.missingProducts(run.runId());
                if (missing > 0) {
                    runs.addNote(
                            run.runId(),
                            missing
                                    + " products that the file does not name were left as they are: orders may name them.");
                }
                yield 0;
            }
        };
    }
}
