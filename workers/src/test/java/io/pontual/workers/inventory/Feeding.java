package io.pontual.workers.inventory;

import io.pontual.workers.platform.persistence.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Feeds files as an upload does, without HTTP. */
final class Feeding {
    final FeedIntake intake;
    final FeedRunner runner;
    final FeedRuns runs;

    Feeding(ApplicationContext context) {
        intake = context.getBean(FeedIntake.class);
        runner = context.getBean(FeedRunner.class);
        runs = context.getBean(FeedRuns.class);
    }

    FeedReport delta(FeedKind kind, String csv) {
        return runs.report(run(kind, FeedMode.DELTA, csv, null, null).runId());
    }

    /** Says how many rows there are, as it must. */
    FeedReport full(FeedKind kind, String csv) {
        return runs.report(
                run(kind, FeedMode.FULL, csv, null, csv.strip().lines().count() - 1)
                        .runId());
    }

    FeedRun run(FeedKind kind, FeedMode mode, String csv, Instant asOf, Long rows) {
        return run(kind, mode, stream(csv), asOf, rows);
    }

    FeedRun run(FeedKind kind, FeedMode mode, InputStream csv, Instant asOf, Long rows) {
        var runId = receive(kind, mode, csv, asOf, rows);
        runner.workUntilEnded(runId, Duration.ofMinutes(10));
        return runs.find(runId).orElseThrow();
    }

    /** Leaves it to others to merge it. */
    UUID receive(FeedKind kind, FeedMode mode, InputStream csv, Instant asOf, Long rows) {
        var runId = Ids.next();
        try {
            intake.receive(new FeedOrder(runId, kind, mode, null, asOf, rows), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return runId;
    }

    static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
