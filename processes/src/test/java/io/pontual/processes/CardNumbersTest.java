package io.pontual.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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
    @ValueSource(
            strings = {
                "4111111111111111",
                "Ana 4111 1111 1111 1111",
                "5500-0055-5555-5559",
                "378282246310005",
                "token=4111111111111111;",
                "6062 8288 8866 6688",
                "5067310000000010",
                "3530111333300000",
                "4000-0000-0000-0000-006"
            })
    void what_card_issuers_really_use_is_found_in_any_text(String text) {
        assertThat(CardNumbers.surelyIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+55 11 91234-5678",
                "7891000315507",
                "4006381333931",
                "1000000000000008",
                "L1",
                "aut_41111111111111110f0c4111aa",
                "41111111-1111-4111-a111-111111111111",
                "2000003508419013",
                "30569309025904",
                "4222222222222",
                "34191.79001 01043.510047 91020.150008 6 84410026000"
            })
    void phones_and_product_codes_are_no_card_numbers(String text) {
        assertThat(CardNumbers.surelyIn(text)).isFalse();
    }

    /** Ids are everywhere, and many of them have long runs of digits. */
    @Test
    void no_id_is_taken_for_a_card_number() {
        var random = new Random(4711);
        for (int i = 0; i < 200_000; i++) {
            var id = new UUID(random.nextLong(), random.nextLong()).toString();
            assertThat(CardNumbers.surelyIn(id)).as(id).isFalse();
            assertThat(CardNumbers.foundIn("Order " + id + ", please")).as(id).isFalse();
            assertThat(CardNumbers.surelyIn("aut_" + id.replace("-", "")))
                    .as(id)
                    .isFalse();
        }
    }

    @Test
    void words_with_a_card_number_are_removed_and_others_stay() {
        assertThat(CardNumbers.removedFrom("card 4111 1111 1111 1111")).isEqualTo(CardNumbers.REMOVED);
        assertThat(CardNumbers.removedFrom("shelf 12")).isEqualTo("shelf 12");
        assertThat(CardNumbers.removedFrom(null)).isNull();
    }
}
