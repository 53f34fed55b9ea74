package io.pontual.workers.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDurationTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00.987Z");

    @ParameterizedTest
    @CsvSource({"PT2H,2026-03-02T14:00:00Z", "P3D,2026-03-05T12:00:00Z", "PT90M,2026-03-02T13:30:00Z"})
    void a_duration_is_added_to_the_second(String duration, Instant end) {
        assertThat(PolicyDuration.after(START, "holdPeriod", duration)).isEqualTo(end);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2h", "P1M", "PT0S", "-PT2H"})
    void anything_else_names_the_field_for_the_operator(String duration) {
        assertThatThrownBy(() -> PolicyDuration.after(START, "holdPeriod", duration))
                .isInstanceOf(NeedsOperator.class)
                .hasMessageContaining("holdPeriod = '" + duration + "'");
    }
}
