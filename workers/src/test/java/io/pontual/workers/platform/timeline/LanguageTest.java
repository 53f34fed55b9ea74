package io.pontual.workers.platform.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    none               | EN
                    pt-BR              | PT_BR
                    pt                 | PT_BR
                    pt-PT,en;q=0.9     | PT_BR
                    en-GB,pt-BR;q=0.9  | EN
                    pt-BR;q=0.5,en     | EN
                    fr,pt;q=0.4        | PT_BR
                    fr                 | EN
                    *                  | EN
                    ;;;=               | EN
                    """)
    void the_readers_best_language_that_we_have(String header, Language language) {
        assertThat(Language.of(header)).isEqualTo(language);
    }
}
