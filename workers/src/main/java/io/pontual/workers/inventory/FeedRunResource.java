package io.pontual.workers.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A feed as the API shows it.
 *
 * @param fileName of a dropped file; absent for an upload
 * @param status RECEIVING, RECEIVED (waits for its turn), MERGING, APPLIED; or REFUSED: then nothing of it was applied
 * @param percent how far it is: reading is one half, merging the other; absent when it was refused
 * @param rowsRead rows of the file so far
 * @param rowsAccepted of these, rows that were taken
 * @param rowsRefused of these, rows that were not
 * @param rowsWarned things to know about rows that were taken
 * @param rowsChanged nodes, products, stock levels or receipts that are not what they were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedRunResource(
        UUID runId,
        String kind,
        String mode,
        String fileName,
        String status,
        Integer percent,
        Long expectedRows,
        long rowsRead,
        long rowsAccepted,
        long rowsRefused,
        long rowsWarned,
        long rowsChanged,
        Instant asOf,
        Instant startedAt,
        Instant endedAt,
        String note) {
    static FeedRunResource of(FeedRun run) {
        return new FeedRunResource(
                run.runId(),
                run.kind().code(),
                run.mode().code(),
                run.fileName(),
                run.status().name(),
                run.percent(),
                run.expectedRows(),
                run.rowsRead(),
                run.rowsAccepted(),
                run.rowsRefused(),
                run.rowsWarned(),
                run.rowsChanged(),
                run.asOf(),
                run.startedAt(),
                run.endedAt(),
                run.note());
    }
}
