package io.pontual.workers.inventory;

import java.time.Instant;
import java.util.UUID;

/** A feed as the table of runs has it, which says what each field means. */
record FeedRun(
        UUID runId,
        FeedKind kind,
        FeedMode mode,
        String fileName,
        FeedStatus status,
        Instant asOf,
        Long expectedRows,
        long rowsRead,
        long rowsAccepted,
        long rowsRefused,
        long rowsWarned,
        long rowsChanged,
        long planned,
        long merged,
        String note,
        Instant startedAt,
        Instant receivedAt,
        Instant endedAt) {
    boolean isFull() {
        return mode == FeedMode.FULL;
    }

    /** How far it is: reading is one half, merging the other; null when it was refused. */
    Integer percent() {
        return switch (status) {
            case RECEIVING ->
                expectedRows == null || expectedRows == 0
                        ? Integer.valueOf(0)
                        : Integer.valueOf((int) Math.min(50, 50 * rowsRead / expectedRows));
            case RECEIVED -> 50;
            case MERGING -> planned == 0 ? 50 : (int) (50 + 50 * merged / planned);
            case APPLIED -> 100;
            case REFUSED -> null;
        };
    }
}
