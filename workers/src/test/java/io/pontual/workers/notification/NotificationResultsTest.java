package io.pontual.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationResultsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "550 <ana@example.com>: unknown | 550 <[address]>: unknown",
                "no such user ana.b+shop@mail.example.com | no such user [address]",
                "connection refused | connection refused",
                "null | unknown",
            },
            delimiter = '|')
    void an_address_in_a_reason_is_taken_out(String reason, String kept) {
        assertThat(NotificationResults.withoutAddress(reason)).isEqualTo(kept);
    }
}
