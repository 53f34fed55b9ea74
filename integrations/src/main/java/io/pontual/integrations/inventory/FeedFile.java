package io.pontual.integrations.inventory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A CSV file, cut between rows into pieces of a bounded size without looking into the rows. Read twice: first to know it
 * whole (its digest, the number of pieces), then piece by piece.
 */
final class FeedFile {
    /** Below the size from which the broker keeps a message in a file of its own. */
    static final int PIECE = 40_000;
    /** As workers have it: a quote that never ends would make the whole file one row. */
    static final int LONGEST_ROW = 64 * 1024;

    private static final Pattern TRAILER = Pattern.compile("\\s*\"?#rows\"?\\s*,\\s*\"?(\\d{1,12})\"?[\\s,]*");

    private final Path file;

    FeedFile(Path file) {
        this.file = file;
    }

    /**
     * @param digest SHA-256 in hexadecimal
     * @param expectedRows by its own last row; null when it has none
     * @param unreadableFrom line of a row that does not end; null when there is none
     */
    record Facts(String digest, long size, int pieces, Long expectedRows, Long unreadableFrom) {}

    /** @param linesBefore what to add to a line of the text to have the line of the file */
    interface Pieces {
        void take(int number, long linesBefore, String csv);
    }

    Facts facts() throws IOException {
        var sha = sha256();
        var found = new Scan((number, linesBefore, csv) -> {});
        try (var in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), sha)) {
            found.read(in);
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return new Facts(
                HexFormat.of().formatHex(sha.digest()),
                Files.size(file),
                found.pieces,
                found.expectedRows,
                found.unreadableFrom);
    }

    void eachPiece(Pieces pieces) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            new Scan(pieces).read(in);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One way through the file. A row ends at a line break outside quotes. */
    private static final class Scan {
        private final Pieces taker;
        private final ByteArrayOutputStream row = new ByteArrayOutputStream();
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
        private byte[] header;
        private long line = 1;
        private long firstLine;
        private int pieces;
        private Long expectedRows;
        private Long unreadableFrom;

        private Scan(Pieces taker) {
            this.taker = taker;
        }

        private void read(InputStream in) throws IOException {
            var quoted = false;
            var linesInRow = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                row.write(next);
                if (next == '"') {
                    quoted = !quoted;
                } else if (next == '\n') {
                    linesInRow++;
                    if (!quoted) {
                        end(linesInRow);
                        linesInRow = 0;
                    }
                }
                if (row.size() > LONGEST_ROW) {
                    unreadableFrom = line;
                    row.reset();
                    break;
                }
            }
            if (quoted && unreadableFrom == null) {
                unreadableFrom = line;
                row.reset();
            }
            if (row.size() > 0) {
                end(1);
            }
            if (piece.size() > 0 || pieces == 0) {
                flush();
            }
        }

        private void end(int lines) {
            if (header == null) {
                header = row.toByteArray();
                firstLine = line + lines;
            } else {
                if (row.size() < 100) {
                    var trailer = TRAILER.matcher(row.toString(StandardCharsets.UTF_8));
                    if (trailer.matches()) {
                        expectedRows = Long.valueOf(trailer.group(1));
                    }
                }
                piece.writeBytes(row.toByteArray());
            }
            line += lines;
            row.reset();
            if (piece.size() >= PIECE) {
                flush();
            }
        }

        private void flush() {
            var text = new ByteArrayOutputStream(piece.size() + 200);
            if (header != null) {
                text.writeBytes(header);
            }
            text.writeBytes(piece.toByteArray());
            // Bytes that are no UTF-8 become U+FFFD, by which workers know them.
            taker.take(pieces, Math.max(0, firstLine - 2), text.toString(StandardCharsets.UTF_8));
            pieces++;
            firstLine = line;
            piece.reset();
        }
    }
}
