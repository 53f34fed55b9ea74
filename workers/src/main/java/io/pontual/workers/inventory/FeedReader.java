package io.pontual.workers.inventory;

import io.pontual.processes.CardNumbers;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Takes the rows of one file, or of one piece of it, and checks each by itself. A last row {@code #rows,<count>} is the
 * trailer: the number of rows that the sender wrote.
 *
 * @param <R> a row
 */
final class FeedReader<R> {
    private static final String TRAILER = "#rows";
    private static final Pattern KEY = Pattern.compile(Identifier.PATTERN);

    private final Feed<R> feed;
    private final List<String> columns;
    private final Validator validator;
    private FeedBatch batch = new FeedBatch();
    private OptionalLong trailer = OptionalLong.empty();

    /** @param columns as the header has them */
    FeedReader(Feed<R> feed, List<String> columns, Validator validator) {
        this.feed = feed;
        this.columns = columns;
        this.validator = validator;
    }

    void take(CsvRows.Row csv) {
        var card = csv.cells().stream().filter(CardNumbers::surelyIn).findFirst();
        if (card.isPresent()) {
            var at = csv.cells().indexOf(card.get());
            batch.refuse(
                    StagedRow.refused(csv.line(), null, null),
                    List.of(new FeedReport.Refusal(
                            csv.line(), at < columns.size() ? columns.get(at) : null, CardNumbers.REFUSAL)));
        } else if (trailer.isPresent()) {
            refuse(csv.line(), "stands after the row " + TRAILER + ", which must be the last one");
        } else if (csv.cells().getFirst().strip().equals(TRAILER)) {
            readTrailer(csv);
        } else if (csv.cells().size() == columns.size()) {
            check(csv.line(), new Cells(columns, csv.cells()));
        } else {
            refuse(
                    csv.line(),
                    "has " + csv.cells().size() + " cells, but the header has " + columns.size() + " columns");
        }
    }

    /** The file cannot be read any further. @param line where that begins */
    void spoil(long line, String message) {
        refuse(line, message);
    }

    /** What was taken since the last call. */
    FeedBatch drain() {
        var drained = batch;
        batch = new FeedBatch();
        return drained;
    }

    int waiting() {
        return batch.rows().size();
    }

    /** The number of rows by the sender's count, once its row was met. */
    OptionalLong trailer() {
        return trailer;
    }

    private void readTrailer(CsvRows.Row csv) {
        var rest = csv.cells().subList(1, csv.cells().size()).stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        if (rest.size() == 1 && rest.getFirst().matches("\\d{1,12}")) {
            trailer = OptionalLong.of(Long.parseLong(rest.getFirst()));
        } else {
            refuse(csv.line(), "must be " + TRAILER + " and the number of rows, such as " + TRAILER + ",12");
        }
    }

    private void check(long line, Cells cells) {
        var row = feed.read(cells);
        var errors = errors(cells, row);
        if (errors.isEmpty()) {
            batch.accept(feed.staged(line, row));
            return;
        }
        batch.refuse(
                StagedRow.refused(
                        line, key(cells, feed.kind() == FeedKind.POINTS ? "pointId" : "nodeId"), key(cells, "sku")),
                columns.stream()
                        .filter(errors::containsKey)
                        .map(column -> new FeedReport.Refusal(line, column, errors.get(column)))
                        .toList());
    }

    private void refuse(long line, String message) {
        batch.refuse(StagedRow.refused(line, null, null), List.of(new FeedReport.Refusal(line, null, message)));
    }

    private static String key(Cells cells, String column) {
        var value = cells.text(column);
        return value != null && KEY.matcher(value).matches() ? value : null;
    }

    /** What is wrong with the row, by column; of several reasons for one column the first by the alphabet. */
    private Map<String, String> errors(Cells cells, R row) {
        var violations = validator.validate(row);
        if (violations.isEmpty() && cells.errors().isEmpty()) {
            return Map.of();
        }
        var errors = new LinkedHashMap<>(cells.errors());
        violations.stream()
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
}
