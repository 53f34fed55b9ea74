package io.pontual.workers.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4222222222222",
                "4111111111111111",
                "378282246310005",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "tok_4111111111111111_1",
                "6304000000000000000"
            })
    void a_card_number_is_found_however_it_is_written(String text) {
        assertThat(CardNumbers.foundIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tok_approved",
                "4111111111111112",
                "411111111111",
                "41111111111111111111",
                "0198c7a2-7f0e-7000-8000-4b5f7d1c2a10"
            })
    void anything_else_is_not_a_card_number(String text) {
        assertThat(CardNumbers.foundIn(text)).isFalse();
    }

    /** In fields that may hold any text, what is most often something else is let through. */
    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "Ana 4111 1111 1111 1111", "5500-0055-5555-5559", "378282246310005"})
    void what_card_issuers_really_use_is_found_in_any_text(String text) {
        assertThat(CardNumbers.surelyIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+55 11 91234-5678", "7891000315507", "4006381333931", "1000000000000008", "L1"})
    void phones_and_product_codes_are_no_card_numbers(String text) {
        assertThat(CardNumbers.surelyIn(text)).isFalse();
    }
}
