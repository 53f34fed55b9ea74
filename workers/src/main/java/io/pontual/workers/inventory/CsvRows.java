package io.pontual.workers.inventory;

import io.pontual.processes.CardNumbers;
import io.pontual.workers.platform.web.Problem;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.http.HttpStatus;

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without a byte order mark) row by row and never holds more than one row.
 * Bytes that are no UTF-8 come out as U+FFFD, so that one bad cell spoils one row and not the file.
 */
final class CsvRows implements Closeable {
    /** @param line where it begins in the file */
    record Row(long line, List<String> cells) {}

    /** The file cannot be read any further. */
    static final class Unreadable extends Exception {
        private final long line;

        Unreadable(long line, String message) {
            super(message);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    // RFC 4180, and empty lines are rows of one empty cell: so line numbers can be told by counting.
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final BoundedReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    /** @throws Problem 400 when the header is not exactly the expected columns, in whatever order */
    CsvRows(InputStream in, List<String> expected) throws IOException {
        this(in, expected, List.of());
    }

    /** @param optional columns that may be there besides */
    CsvRows(InputStream in, List<String> expected, List<String> optional) throws IOException {
        reader = new BoundedReader(withoutByteOrderMark(in));
        parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get();
        records = parser.iterator();
        columns = header(expected, optional);
    }

    List<String> columns() {
        return columns;
    }

    /** @return null at the end of the file */
    Row next() throws Unreadable {
        while (true) {
            var line = parser.getCurrentLineNumber() + 1;
            reader.startRecord();
            try {
                if (!records.hasNext()) {
                    return null;
                }
                var cells = records.next().toList();
                if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                    return new Row(line, cells);
                }
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof CSVException || e.getCause() instanceof BoundedReader.TooLong) {
                    throw new Unreadable(
                            line,
                            "This row or a quote in it does not end: "
                                    + e.getCause().getMessage());
                }
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static Reader withoutByteOrderMark(InputStream in) throws IOException {
        var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private List<String> header(List<String> expected, List<String> optional) {
        Row row;
        try {
            row = next();
        } catch (Unreadable e) {
            throw refuse(List.of(new Problem.FieldError("header", "cannot be read: " + e.getMessage())));
        }
        if (row == null) {
            throw refuse(List.of(new Problem.FieldError(
                    "header", "is missing; the first line must be " + String.join(",", expected))));
        }
        var found = new ArrayList<String>();
        for (var cell : row.cells()) {
            var name = cell.strip();
            found.add(
                    found.isEmpty() && name.startsWith("\uFEFF")
                            ? name.substring(1).strip()
                            : name);
        }
        var errors = new ArrayList<Problem.FieldError>();
        expected.stream()
                .filter(column -> !found.contains(column))
                .forEach(column -> errors.add(new Problem.FieldError(column, "is a missing column")));
        var seen = new HashSet<String>();
        for (var column : found) {
            if (CardNumbers.surelyIn(column)) {
                errors.add(new Problem.FieldError("header", CardNumbers.REFUSAL));
            } else if (!expected.contains(column) && !optional.contains(column)) {
                errors.add(new Problem.FieldError(shortened(column), "is an unknown column"));
            } else if (!seen.add(column)) {
                errors.add(new Problem.FieldError(column, "is there twice"));
            }
        }
        if (!errors.isEmpty()) {
            throw refuse(errors);
        }
        return List.copyOf(found);
    }

    private static String shortened(String column) {
        return column.length() <= 60 ? column : column.substring(0, 60) + "…";
    }

    private static Problem refuse(List<Problem.FieldError> errors) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-feed",
                "Nothing was stored: the header of the file must name every column once, separated by commas.",
                errors);
    }

    /** A quote that is never closed would make the whole file one cell. */
    private static final class BoundedReader extends Reader {
        // Far above the longest row that keeps the rules. The parser reads ahead by blocks, so this is not exact.
        private static final int MOST_CHARACTERS = 64 * 1024;

        private final Reader in;
        private long sinceRecord;

        BoundedReader(Reader in) {
            this.in = in;
        }

        void startRecord() {
            sinceRecord = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (sinceRecord > MOST_CHARACTERS) {
                throw new TooLong();
            }
            var read = in.read(buffer, offset, length);
            sinceRecord += Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        static final class TooLong extends IOException {
            TooLong() {
                super("it has more than " + MOST_CHARACTERS + " characters");
            }
        }
    }
}
