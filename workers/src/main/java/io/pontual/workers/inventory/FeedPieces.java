package io.pontual.workers.inventory;

import io.pontual.processes.inventory.FeedChunk;
import io.pontual.workers.platform.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a dropped file together again, whatever the order in which its pieces come and however often. */
@Service
class FeedPieces {
    private final FeedRuns runs;
    private final FeedRunRepository table;
    private final FeedStagingRepository staging;
    private final FeedIntake intake;

    FeedPieces(FeedRuns runs, FeedRunRepository table, FeedStagingRepository staging, FeedIntake intake) {
        this.runs = runs;
        this.table = table;
        this.staging = staging;
        this.intake = intake;
    }

    /** @return whether the last piece is there, so that the feed can be merged */
    @Transactional
    public boolean take(FeedChunk piece) throws IOException {
        var order = new FeedOrder(
                piece.feedId(),
                FeedKind.of(piece.kind()).orElseThrow(),
                FeedMode.of(piece.mode()).orElseThrow(),
                piece.fileName(),
                piece.asOf(),
                piece.expectedRows());
        runs.begin(order);
        var run = table.lock(order.runId()).orElseThrow();
        if (run.status() != FeedStatus.RECEIVING || !staging.insertChunk(order.runId(), piece.chunk())) {
            return false;
        }
        try {
            var csv = new ByteArrayInputStream(piece.csv().getBytes(StandardCharsets.UTF_8));
            runs.add(
                    order,
                    intake.readPiece(order.kind(), csv, piece.linesBefore()).drain());
        } catch (Problem e) {
            runs.refuse(order.runId(), header(e));
            return false;
        }
        if (staging.chunks(order.runId()) < piece.chunks()) {
            return false;
        }
        return complete(order, piece.unreadableFrom());
    }

    private boolean complete(FeedOrder order, Long unreadableFrom) {
        if (unreadableFrom != null) {
            var note = "The file could not be read beyond line " + unreadableFrom;
            if (order.mode() == FeedMode.FULL) {
                runs.refuse(order.runId(), note + ". Nothing was applied.");
                return false;
            }
            var broken = new FeedBatch();
            broken.refuse(
                    StagedRow.refused(unreadableFrom, null, null),
                    List.of(new FeedReport.Refusal(unreadableFrom, null, "This row or a quote in it does not end")));
            runs.add(order, broken);
            runs.note(order.runId(), note + "; later rows were not looked at.");
        }
        runs.complete(order, OptionalLong.empty());
        return true;
    }

    private static String header(Problem e) {
        return "Nothing was stored: the header of the file must name every column once, separated by commas. "
                + e.errors().stream()
                        .map(error -> error.field() + " " + error.message())
                        .collect(Collectors.joining("; "));
    }
}
