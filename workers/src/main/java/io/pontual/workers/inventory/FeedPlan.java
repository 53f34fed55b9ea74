package io.pontual.workers.inventory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What only the tables can say about the rows of a feed, and the changes that are left to make. */
@Component
class FeedPlan {
    private final FeedPlanRepository rows;
    private final FeedRunRepository runs;
    private final FeedEnd end;

    FeedPlan(FeedPlanRepository rows, FeedRunRepository runs, FeedEnd end) {
        this.rows = rows;
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
                    case NODES, PRODUCTS -> rows.planThings(run);
                    case STOCK -> rows.planStock(run);
                    case RECEIPTS -> rows.planReceipts(run);
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
            case NODES -> rows.planMissingNodes(run, planned);
            case STOCK -> rows.planMissingStock(run, planned);
            case RECEIPTS -> rows.planMissingReceipts(run, planned);
            case PRODUCTS -> {
                var missing = rows.missingProducts(run.runId());
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
