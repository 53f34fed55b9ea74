package io.pontual.workers.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The cells of one row by column name. An empty cell is null; space around a value does not count. */
final class Cells {
    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    Cells(List<String> columns, List<String> cells) {
        values = LinkedHashMap.newLinkedHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            var value = cells.get(i).strip();
            if (value.indexOf('\uFFFD') >= 0) {
                errors.put(columns.get(i), "is not valid UTF-8; save the file as UTF-8 and send it again");
            }
            values.put(columns.get(i), value.isEmpty() ? null : value);
        }
    }

    /** What could not be read, by column. */
    Map<String, String> errors() {
        return errors;
    }

    String text(String column) {
        return values.get(column);
    }

    Integer integer(String column) {
        return parse(column, Integer::valueOf, "must be a whole number such as 12");
    }

    BigDecimal decimal(String column) {
        return parse(column, BigDecimal::new, "must be a number with a decimal point, such as 12.90");
    }

    Double degrees(String column) {
        return parse(
                column,
                value -> new BigDecimal(value).doubleValue(),
                "must be a number of degrees with a decimal point, such as -23.561414");
    }

    Boolean bool(String column) {
        return parse(
                column,
                value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(value);
                },
                "must be true or false");
    }

    Instant instant(String column) {
        return parse(column, Cells::instantOf, "must be a time with its offset, such as 2026-03-01T08:00:00-03:00");
    }

    /** Values separated by {@code |}; none when the cell is empty. */
    List<String> list(String column) {
        var value = values.get(column);
        var items = new ArrayList<String>();
        if (value != null) {
            for (var item : value.split("\\|", -1)) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static Instant instantOf(String value) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private <T> T parse(String column, Function<String, T> parser, String rule) {
        var value = values.get(column);
        if (value == null) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            errors.putIfAbsent(column, rule);
            return null;
        }
    }
}
