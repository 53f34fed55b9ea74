package io.pontual.processes.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of a dropped file, on its way to the pipeline of feeds. It can be read by itself, so pieces may come in any
 * order, and twice.
 *
 * @param feedId the same for every piece, and for the same file dropped again
 * @param kind nodes, products, stock or receipts
 * @param mode full or delta
 * @param fileName where it was dropped and its name, such as {@code sftp:stock-full.csv}
 * @param asOf when the file was written
 * @param expectedRows rows by the file's own last row; null when it has none
 * @param unreadableFrom line from which the file cannot be read; null when it can be read to its end
 * @param chunk number of this piece, from 0
 * @param chunks how many pieces there are
 * @param linesBefore what to add to a line of {@code csv} to have the line of the file
 * @param csv the header, and some rows
 */
public record FeedChunk(
        UUID feedId,
        String kind,
        String mode,
        String fileName,
        Instant asOf,
        Long expectedRows,
        Long unreadableFrom,
        int chunk,
        int chunks,
        long linesBefore,
        String csv) {}
