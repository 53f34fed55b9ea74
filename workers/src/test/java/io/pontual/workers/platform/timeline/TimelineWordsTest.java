package io.pontual.workers.platform.timeline;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.ordering.CancellationReason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineWordsTest {
    private static final Map<String, Object> EVERYTHING = new TreeMap<>(Map.ofEntries(
            entry("amount", "1234.50"),
            entry("currency", "BRL"),
            entry("reason", "no answer"),
            entry("node", "Loja Paulista"),
            entry("template", "pickup-ready"),
            entry("quantity", 3),
            entry("missing", 1),
            entry("attempts", 2),
            entry("place", "Campinas"),
            entry("option", "ship"),
            entry("holdType", "fraud"),
            entry("holdUntil", "2026-03-04T18:30:00-03:00"),
            entry("windowFrom", "2026-03-09T09:00:00-03:00"),
            entry("windowUntil", "2026-03-09T12:00:00-03:00"),
            entry("expectedAt", "2026-03-09T12:00:00-03:00")));

    private final TimelineWords words = new TimelineWords();

    static Stream<Arguments> everyKindInEveryLanguage() {
        return Arrays.stream(TimelineKind.values())
                .flatMap(kind -> Arrays.stream(Language.values()).map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void every_kind_has_words_with_and_without_values(TimelineKind kind, Language language) {
        for (var params : List.of(Map.<String, Object>of(), EVERYTHING)) {
            var text = words.tell(kind, params, language);
            assertThat(text)
                    .isNotBlank()
                    .doesNotContain("{", "}", "[", "]", "?", "null", "  ")
                    .endsWith(".");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_language_has_words_of_its_own_for_the_same_things(Language language) throws IOException {
        var file = language == Language.EN ? "/timeline.properties" : "/timeline_pt_BR.properties";
        assertThat(keys(file)).isEqualTo(keys("/timeline.properties"));
        assertThat(keys(file))
                .containsAll(
                        Arrays.stream(TimelineKind.values()).map(Enum::name).toList());
        assertThat(keys(file))
                .containsAll(Arrays.stream(CancellationReason.values())
                        .map(reason -> "reason." + reason.code())
                        .toList());
    }

    private static Set<String> keys(String file) throws IOException {
        return lines(file).stringPropertyNames();
    }

    private static Properties lines(String file) throws IOException {
        var properties = new Properties();
        try (var in =
                new InputStreamReader(TimelineWordsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeline.properties", "/timeline_pt_BR.properties"})
    void words_use_the_values_that_writers_know_of(String file) throws IOException {
        var used = Pattern.compile("\\{(\\w+)}")
                .matcher(String.join(
                        " ", lines(file).values().stream().map(String::valueOf).toList()))
                .results()
                .map(placeholder -> placeholder.group(1));

        assertThat(used).isNotEmpty().isSubsetOf(EVERYTHING.keySet());
    }

    @Test
    void amounts_and_codes_are_put_into_words() {
        var params = Map.of("amount", "1234.50", "currency", "BRL", "reason", "out-of-stock");

        assertThat(words.tell(TimelineKind.PAYMENT_DECLINED, params, Language.EN))
                .isEqualTo("The payment of R$1,234.50 was declined: an item is out of stock.");
        assertThat(words.tell(TimelineKind.PAYMENT_DECLINED, params, Language.PT_BR))
                .isEqualTo("O pagamento de R$ 1.234,50 foi recusado: um item está em falta.");
    }

    @Test
    void a_time_is_told_by_the_clock_of_the_store() {
        var params = Map.of("node", "Loja Paulista", "holdUntil", "2026-03-04T18:30:00-03:00");

        assertThat(words.tell(TimelineKind.PICKUP_READY, params, Language.EN))
                .isEqualTo("The order is ready for pickup at Loja Paulista until Mar 4, 2026, 6:30 PM.");
        assertThat(words.tell(TimelineKind.PICKUP_READY, params, Language.PT_BR))
                .contains("18:30");
        assertThat(words.tell(TimelineKind.PICKUP_READY, Map.of("holdUntil", "Friday"), Language.EN))
                .contains("until Friday");
    }

    @Test
    void what_is_not_known_as_a_code_is_told_as_it_is() {
        assertThat(words.tell(TimelineKind.PICKUP_REJECTED, Map.of("reason", "flooded"), Language.EN))
                .isEqualTo("The store cannot prepare the order: flooded.");
        assertThat(words.tell(TimelineKind.PAYMENT_VOIDED, Map.of("amount", "many", "currency", "BRL"), Language.EN))
                .contains("many BRL");
    }
}
