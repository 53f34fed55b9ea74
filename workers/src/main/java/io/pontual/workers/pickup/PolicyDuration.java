package io.pontual.workers.pickup;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Durations that an analyst wrote into decision {@code pickup-policy}. */
final class PolicyDuration {
    private PolicyDuration() {}

    /**
     * @param name the policy's field
     * @param value ISO-8601, such as {@code PT2H} or {@code P3D}
     * @return to the second: forms and messages show no more, and what they show must be what holds
     * @throws NeedsOperator when it is no duration, or not a positive one
     */
    static Instant after(Instant start, String name, String value) {
        return start.plus(of(name, value)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** @throws NeedsOperator when it is no duration, or not a positive one */
    static String checked(String name, String value) {
        of(name, value);
        return value;
    }

    private static Duration of(String name, String value) {
        try {
            var duration = value == null ? Duration.ZERO : Duration.parse(value);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, in words for whoever looks after the decision.
        }
        throw new NeedsOperator("Decision pickup-policy gave " + name + " = '" + value
                + "', which is no duration such as PT2H or P3D. Correct the decision, deploy it, set the variable and"
                + " retry.");
    }
}
