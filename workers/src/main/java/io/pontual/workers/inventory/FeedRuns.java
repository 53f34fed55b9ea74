package io.pontual.workers.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a feed up to its merging: begun, read bit by bit, found whole or refused; and what became of it. */
@Service
class FeedRuns {
    private final FeedRunRepository runs;
    private final FeedStagingRepository staging;
    private final FeedRefusalRepository refusals;
    private final FeedEnd end;

    FeedRuns(FeedRunRepository runs, FeedStagingRepository staging, FeedRefusalRepository refusals, FeedEnd end) {
        this.runs = runs;
        this.staging = staging;
        this.refusals = refusals;
        this.end = end;
    }

    /** @return false when it was begun before */
    @Transactional
    public boolean begin(FeedOrder order) {
        return runs.insert(order);
    }

    /** @return false when the feed takes no more rows, and nothing was stored */
    @Transactional
    public boolean add(FeedOrder order, FeedBatch batch) {
        if (!runs.addRead(order.runId(), batch.read(), batch.refused())) {
            return false;
        }
        // Only a full feed must know what its refused rows are about.
        staging.copy(
                order.runId(),
                order.mode() == FeedMode.FULL
                        ? batch.rows()
                        : batch.rows().stream().filter(row -> !row.refused()).toList());
        refusals.insert(order.runId(), batch.refusals());
        return true;
    }

    /**
     * The last row has been read. The feed is ready to be merged if it is whole, else it is refused.
     *
     * @param trailer the number of rows that the file's own last row tells
     */
    @Transactional
    public void complete(FeedOrder order, OptionalLong trailer) {
        var run = runs.lock(order.runId()).orElseThrow();
        if (run.status() != FeedStatus.RECEIVING) {
            return;
        }
        var doubt = doubt(run, trailer);
        if (doubt.isPresent()) {
            refuse(order.runId(), doubt.get());
        } else {
            runs.received(order.runId());
        }
    }

    private static Optional<String> doubt(FeedRun run, OptionalLong trailer) {
        var read = run.rowsRead();
        if (trailer.isPresent() && trailer.getAsLong() != read) {
            return Optional.of(
                    "The last row says that there are %d rows, but %d were read. The file is not whole; nothing was applied."
                            .formatted(trailer.getAsLong(), read));
        }
        if (run.expectedRows() != null && run.expectedRows() != read) {
            return Optional.of("%d rows were announced, but %d were read. The file is not whole; nothing was applied."
                    .formatted(run.expectedRows(), read));
        }
        if (run.isFull() && run.expectedRows() == null && trailer.isEmpty()) {
            return Optional.of(
                    "A full feed must say how many rows it has, in the parameter rows or in a last row such as"
                            + " #rows," + read + ". Nothing was applied.");
        }
        return Optional.empty();
    }

    /** Nothing of it is applied. Does nothing when it has ended. */
    @Transactional
    public void refuse(UUID runId, String note) {
        end.refused(runId, note);
    }

    @Transactional
    public void note(UUID runId, String note) {
        runs.addNote(runId, note);
    }

    Optional<FeedRun> find(UUID runId) {
        return runs.find(runId);
    }

    Page<FeedRun> list(FeedKind kind, FeedStatus status, PageRequest page) {
        return runs.list(kind, status, page);
    }

    Page<FeedRefusalRepository.Reason> reasons(UUID runId, PageRequest page) {
        return refusals.page(runId, null, page);
    }

    @Transactional(readOnly = true)
    public FeedReport report(UUID runId) {
        var run = runs.find(runId).orElseThrow();
        var rows = refusals.first(runId, false, FeedReport.MOST + 1);
        var warnings = refusals.first(runId, true, FeedReport.MOST + 1);
        var notes = new ArrayList<String>();
        if (run.note() != null) {
            notes.add(run.note());
        }
        if (rows.size() > FeedReport.MOST || warnings.size() > FeedReport.MOST) {
            notes.add("Only the first " + FeedReport.MOST + " reasons are listed.");
        }
        return new FeedReport(
                runId,
                run.rowsAccepted(),
                run.rowsRefused(),
                run.rowsChanged(),
                cut(rows),
                cut(warnings),
                notes.isEmpty() ? null : String.join(" ", notes));
    }

    private static List<FeedReport.Refusal> cut(List<FeedReport.Refusal> reasons) {
        return reasons.size() > FeedReport.MOST ? reasons.subList(0, FeedReport.MOST) : reasons;
    }
}
