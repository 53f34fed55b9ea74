package io.pontual.workers.inventory;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Service;

/**
 * Takes in a feed of any length in bounded memory. Good rows land, batch by batch; refused ones are reported. Rows take
 * effect in the order of the file. Sending a feed again does no harm.
 */
@Service
class FeedImport {
    private static final int BATCH = 1000;

    private final Validator validator;

    FeedImport(Validator validator) {
        this.validator = validator;
    }

    <R> FeedReport run(Feed<R> feed, InputStream body) throws IOException {
        var tally = new FeedTally();
        try (var rows = new CsvRows(body, feed.columns())) {
            var batch = new LinkedHashMap<Object, Feed.Line<R>>();
            try {
                for (var row = rows.next(); row != null; row = rows.next()) {
                    take(feed, rows.columns(), row, batch, tally);
                }
            } catch (CsvRows.Unreadable e) {
                tally.refuse(List.of(new FeedReport.Refusal(e.line(), null, e.getMessage())));
                tally.note("The file could not be read beyond line " + e.line() + "; later rows were not looked at.");
            }
            land(feed, batch, tally);
        }
        return tally.report();
    }

    private <R> void take(
            Feed<R> feed, List<String> columns, CsvRows.Row csv, Map<Object, Feed.Line<R>> batch, FeedTally tally) {
        if (csv.cells().size() != columns.size()) {
            tally.refuse(List.of(new FeedReport.Refusal(
                    csv.line(),
                    null,
                    "has " + csv.cells().size() + " cells, but the header has " + columns.size() + " columns")));
            return;
        }
        var cells = new Cells(columns, csv.cells());
        var row = feed.read(cells);
        var errors = errors(cells, row);
        if (!errors.isEmpty()) {
            tally.refuse(columns.stream()
                    .filter(errors::containsKey)
                    .map(column -> new FeedReport.Refusal(csv.line(), column, errors.get(column)))
                    .toList());
            return;
        }
        // A statement cannot touch a row twice. Landing what came before keeps the order of the file.
        if (batch.size() == BATCH || batch.containsKey(feed.key(row))) {
            land(feed, batch, tally);
        }
        batch.put(feed.key(row), new Feed.Line<>(csv.line(), row));
    }

    /** What is wrong with the row, by column; of several reasons for one column the first by the alphabet. */
    private <R> Map<String, String> errors(Cells cells, R row) {
        var errors = new LinkedHashMap<>(cells.errors());
        validator.validate(row).stream()
                .sorted(Comparator.comparing(ConstraintViolation::getMessage))
                .forEach(violation -> errors.putIfAbsent(column(violation), violation.getMessage()));
        return errors;
    }

    /** The innermost property: {@code node.methods[1].<list element>} is about the column {@code methods}. */
    private static String column(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .map(Path.Node::getName)
                .reduce((outer, inner) -> inner)
                .orElseThrow();
    }

    private static <R> void land(Feed<R> feed, Map<Object, Feed.Line<R>> batch, FeedTally tally) {
        if (batch.isEmpty()) {
            return;
        }
        var refusals = feed.land(new ArrayList<>(batch.values()));
        refusals.forEach(refusal -> tally.refuse(List.of(refusal)));
        tally.accept(batch.size() - refusals.size());
        batch.clear();
    }
}
