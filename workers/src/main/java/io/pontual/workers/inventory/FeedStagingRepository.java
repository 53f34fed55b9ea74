package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHANGE;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_CHUNK;
import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.FEED_ROW;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Repository;

/** Rows of feeds that are under way. */
@Repository
class FeedStagingRepository {
    private static final List<Field<?>> COLUMNS = List.of(
            FEED_ROW.RUN_ID,
            FEED_ROW.LINE,
            FEED_ROW.REFUSED,
            FEED_ROW.NODE_ID,
            FEED_ROW.SKU,
            FEED_ROW.QUANTITY,
            FEED_ROW.SAFETY_STOCK,
            FEED_ROW.EXPECTED_AT,
            FEED_ROW.REFERENCE,
            FEED_ROW.BODY);
    // The one statement that jOOQ cannot write; its names are the generated ones.
    private static final String COPY = Stream.of(
                    "copy",
                    FEED_ROW.toString(),
                    COLUMNS.stream().map(Field::getName).collect(Collectors.joining(", ", "(", ")")),
                    "from stdin")
            .collect(Collectors.joining(" "));
    private static final String NULL = "\\N";

    private final DSLContext db;

    FeedStagingRepository(DSLContext db) {
        this.db = db;
    }

    /** In the transaction of the caller. A line that is there already is an error. */
    void copy(UUID runId, List<StagedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var text = text(runId, rows);
        db.connection(connection -> {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** @return false when this piece of the file has come before */
    boolean insertChunk(UUID runId, int chunk) {
        return db.insertInto(FEED_CHUNK)
                        .set(FEED_CHUNK.RUN_ID, runId)
                        .set(FEED_CHUNK.CHUNK, chunk)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    int chunks(UUID runId) {
        return db.fetchCount(FEED_CHUNK, FEED_CHUNK.RUN_ID.eq(runId));
    }

    void delete(List<UUID> runIds) {
        db.deleteFrom(FEED_ROW).where(FEED_ROW.RUN_ID.in(runIds)).execute();
        db.deleteFrom(FEED_CHANGE).where(FEED_CHANGE.RUN_ID.in(runIds)).execute();
        db.deleteFrom(FEED_CHUNK).where(FEED_CHUNK.RUN_ID.in(runIds)).execute();
    }

    private static String text(UUID runId, List<StagedRow> rows) {
        var id = runId.toString();
        var text = new StringBuilder(rows.size() * 96);
        for (var row : rows) {
            text.append(id).append('\t').append(row.line()).append('\t').append(row.refused() ? 't' : 'f');
            cell(text, row.nodeId());
            cell(text, row.sku());
            cell(text, row.quantity());
            cell(text, row.safetyStock());
            cell(text, row.expectedAt());
            cell(text, row.reference());
            cell(text, row.body());
            text.append('\n');
        }
        return text.toString();
    }

    /** As PostgreSQL's text format wants it. */
    private static void cell(StringBuilder text, Object value) {
        text.append('\t');
        if (value == null) {
            text.append(NULL);
            return;
        }
        var cell = value.toString();
        for (int i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }
}
