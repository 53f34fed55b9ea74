package io.pontual.workers.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionCodesTest {
    private static final String SECRET = "a-secret-of-the-tests-with-32-characters-or-more";
    private final UUID fulfilment = UUID.fromString("0190a5c8-0000-7000-8000-000000000001");
    private final CollectionCodes codes = new CollectionCodes(new PickupProperties(SECRET));

    @Test
    void a_code_has_six_digits_and_is_the_same_each_time() {
        var code = codes.code(fulfilment, 1);

        assertThat(code).matches("\\d{6}");
        assertThat(new CollectionCodes(new PickupProperties(SECRET)).code(fulfilment, 1))
                .isEqualTo(code);
    }

    @Test
    void another_fulfilment_issue_or_secret_gives_another_code() {
        var code = codes.code(fulfilment, 1);

        assertThat(codes.code(UUID.fromString("0190a5c8-0000-7000-8000-000000000002"), 1))
                .isNotEqualTo(code);
        assertThat(codes.code(fulfilment, 2)).isNotEqualTo(code);
        assertThat(new CollectionCodes(new PickupProperties(SECRET + "!")).code(fulfilment, 1))
                .isNotEqualTo(code);
    }

    @Test
    void codes_are_spread_over_the_whole_range() {
        var seen = new HashSet<String>();
        var buckets = new int[10];
        IntStream.rangeClosed(1, 20_000).forEach(issue -> {
            var code = codes.code(fulfilment, issue);
            seen.add(code);
            buckets[code.charAt(0) - '0']++;
        });

        assertThat(seen).hasSizeGreaterThan(19_700);
        assertThat(IntStream.of(buckets).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1_800, 2_200));
    }

    @Test
    void the_right_code_matches_with_spaces_too() {
        var code = codes.code(fulfilment, 1);

        assertThat(codes.matches(fulfilment, 1, code)).isTrue();
        assertThat(codes.matches(fulfilment, 1, " " + code.substring(0, 3) + " " + code.substring(3)))
                .isTrue();
        assertThat(codes.matches(fulfilment, 2, code)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "      ", "12345", "1234567", "abcdef", "００００００"})
    void anything_else_does_not(String shown) {
        assertThat(codes.matches(fulfilment, 1, shown)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "                                    ", "only-31-characters-long-is-short"})
    void a_secret_must_be_long(String secret) {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            var shortened = secret == null ? null : secret.substring(0, Math.min(31, secret.length()));
            assertThat(validators.getValidator().validate(new PickupProperties(shortened)))
                    .isNotEmpty();
            assertThat(validators.getValidator().validate(new PickupProperties(SECRET)))
                    .isEmpty();
        }
    }

    @Test
    void the_secret_does_not_show_in_a_log() {
        assertThat(new PickupProperties(SECRET)).asString().doesNotContain(SECRET);
    }
}
