package io.pontual.workers.payment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentCheckPropertiesTest {
    @ParameterizedTest
    @CsvSource({"1,PT4M", "2,PT8M", "3,PT16M", "4,PT30M", "5,PT30M", "2147483647,PT30M"})
    void pauses_double_up_to_the_longest(int check, Duration pause) {
        assertThat(properties("PT2M", "PT30M").pauseAfter(check)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"PT2M,PT30M,0", "PT2M,PT2M,0", "PT0S,PT30M,1", "PT-1S,PT30M,1", "PT31M,PT30M,1"})
    void a_pause_that_could_not_grow_is_refused_at_start(String first, String longest, int problems) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(properties(first, longest)))
                    .hasSize(problems);
        }
    }

    @Test
    void equal_pauses_stay_equal() {
        assertThat(properties("PT2M", "PT2M").pauseAfter(1)).isEqualTo(Duration.ofMinutes(2));
    }

    private static PaymentCheckProperties properties(String first, String longest) {
        return new PaymentCheckProperties(Duration.parse(first), Duration.parse(longest), Duration.ofSeconds(5), 100);
    }
}
