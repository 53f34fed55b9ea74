package io.pontual.workers.inventory;

import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads a feed of any length into the staging table, in bounded memory and in short transactions. */
@Component
class FeedIntake {
    private static final int BATCH = 10_000;

    private final FeedRuns runs;
    private final List<Feed<?>> feeds;
    private final Validator validator;
    private final FeedSettings settings;

    FeedIntake(FeedRuns runs, List<Feed<?>> feeds, Validator validator, FeedSettings settings) {
        this.runs = runs;
        this.feeds = feeds;
        this.validator = validator;
        this.settings = settings;
    }

    /**
     * Afterwards the feed waits for its turn, or is refused.
     *
     * @throws io.pontual.workers.platform.web.Problem 400 when the header is wrong; then there is no run
     * @throws FeedTooLarge when it is larger than the limit; no more than that was read
     */
    void receive(FeedOrder order, InputStream body) throws IOException {
        var feed = feed(order.kind());
        try (var rows = new CsvRows(
                new BoundedStream(body, settings.maxSize().toBytes()), feed.columns(), feed.optionalColumns())) {
            runs.begin(order);
            try {
                read(order, rows, new FeedReader<>(feed, rows.columns(), validator));
            } catch (UncheckedIOException e) {
                giveUp(order.runId(), e.getCause());
                throw e.getCause();
            } catch (IOException | RuntimeException e) {
                giveUp(order.runId(), e);
                throw e;
            }
        }
    }

    private void read(FeedOrder order, CsvRows rows, FeedReader<?> reader) throws IOException {
        try {
            for (var row = rows.next(); row != null; row = rows.next()) {
                reader.take(row);
                if (reader.waiting() == BATCH) {
                    store(order, reader);
                }
            }
        } catch (CsvRows.Unreadable e) {
            reader.spoil(e.line(), e.getMessage());
            store(order, reader);
            var note = "The file could not be read beyond line " + e.line();
            if (order.mode() == FeedMode.FULL) {
                runs.refuse(order.runId(), note + ". Nothing was applied.");
            } else {
                runs.note(order.runId(), note + "; later rows were not looked at.");
            }
        }
        store(order, reader);
        runs.complete(order, reader.trailer());
    }

    /** Rows of a piece of a file, whose first line is the header. */
    FeedReader<?> readPiece(FeedKind kind, InputStream piece, long linesBefore) throws IOException {
        var feed = feed(kind);
        try (var rows = new CsvRows(piece, feed.columns(), feed.optionalColumns())) {
            var reader = new FeedReader<>(feed, rows.columns(), validator);
            try {
                for (var row = rows.next(); row != null; row = rows.next()) {
                    reader.take(new CsvRows.Row(row.line() + linesBefore, row.cells()));
                }
            } catch (CsvRows.Unreadable e) {
                reader.spoil(e.line() + linesBefore, e.getMessage());
            }
            return reader;
        }
    }

    private void store(FeedOrder order, FeedReader<?> reader) {
        var batch = reader.drain();
        if (batch.read() > 0 && !runs.add(order, batch)) {
            throw new IllegalStateException("Feed " + order.runId() + " was given up while it was read");
        }
    }

    private void giveUp(UUID runId, Exception e) {
        runs.refuse(
                runId,
                e instanceof FeedTooLarge tooLarge
                        ? tooLarge.getMessage() + " Nothing was applied."
                        : "It could not be read to its end. Nothing was applied; send it again.");
    }

    private Feed<?> feed(FeedKind kind) {
        return feeds.stream().filter(feed -> feed.kind() == kind).findFirst().orElseThrow();
    }

    /** The file is larger than an installation wants to take. */
    static final class FeedTooLarge extends IOException {
        FeedTooLarge(long most) {
            super("A feed may have up to " + (most >> 20) + " MiB.");
        }
    }

    /** Ends with an error after so many bytes, so that no file fills memory or disk. */
    private static final class BoundedStream extends InputStream {
        private final InputStream in;
        private final long most;
        private long seen;

        BoundedStream(InputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = in.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws FeedTooLarge {
            seen += bytes;
            if (seen > most) {
                throw new FeedTooLarge(most);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
