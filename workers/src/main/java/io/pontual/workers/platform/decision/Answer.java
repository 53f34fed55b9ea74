package io.pontual.workers.platform.decision;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** What a decision table answered. A cell that is empty or of the wrong kind asks for an operator, never counts as 0. */
public record Answer(String table, Map<String, Object> inputs, Map<String, Object> outputs) {
    public String text(String column) {
        if (outputs.get(column) instanceof String text) {
            return text;
        }
        throw wrong(column, "a text");
    }

    /** @param codes those that the workers know */
    public String oneOf(String column, List<String> codes) {
        var text = text(column);
        if (!codes.contains(text)) {
            throw wrong(column, String.join(" or ", codes));
        }
        return text;
    }

    /** Not negative. */
    public double number(String column) {
        var value = outputs.get(column) instanceof Number number ? new BigDecimal(number.toString()) : null;
        if (value == null || value.signum() < 0) {
            throw wrong(column, "a number of 0 or more");
        }
        return value.doubleValue();
    }

    public int whole(String column) {
        var number = number(column);
        if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw wrong(column, "a whole number");
        }
        return (int) number;
    }

    public LocalTime time(String column) {
        try {
            return LocalTime.parse(text(column));
        } catch (DateTimeException e) {
            throw wrong(column, "a time such as \"15:00\"");
        }
    }

    /** More than nothing. */
    public Duration duration(String column) {
        try {
            var duration = Duration.parse(text(column));
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Said below, in words for whoever looks after the table.
        }
        throw wrong(column, "a duration such as \"PT2H\"");
    }

    public NeedsOperator wrong(String column, String wanted) {
        return new NeedsOperator("Decision table %s says %s = %s for %s, but %s is wanted. "
                        .formatted(table, column, outputs.get(column), inputs, wanted)
                + "Correct the table, deploy it with a release, and retry.");
    }
}
