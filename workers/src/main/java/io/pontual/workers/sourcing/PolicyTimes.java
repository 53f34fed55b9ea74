package io.pontual.workers.sourcing;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Durations that an analyst wrote into decision {@code shortage-fallback}. */
final class PolicyTimes {
    private PolicyTimes() {}

    /**
     * @param name the policy's field
     * @param value ISO-8601, such as {@code PT24H} or {@code P7D}
     * @return to the second: forms and messages show no more, and what they show must be what holds
     * @throws NeedsOperator when it is no duration, or not a positive one
     */
    static Instant after(Instant start, String name, String value) {
        try {
            var duration = value == null ? Duration.ZERO : Duration.parse(value);
            if (duration.isPositive()) {
                return start.plus(duration).truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeParseException e) {
            // Said below, in words for whoever looks after the decision.
        }
        throw new NeedsOperator("Decision shortage-fallback gave " + name + " = '" + value
                + "', which is no duration such as PT24H or P7D. Correct the decision, deploy it, set the variable and"
                + " retry.");
    }
}
