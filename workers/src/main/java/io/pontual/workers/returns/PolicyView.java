package io.pontual.workers.returns;

import io.pontual.workers.platform.timeline.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

@Schema(name = "Policy", description = "What customers are promised, for machines and in words.")
record PolicyView(
        String version,
        @Schema(description = "For orders accepted on that day or later, until the next version.") LocalDate validFrom,
        Policy.Withdrawal withdrawal,
        Policy.Defects defects,
        List<Policy.Window> returns,
        List<Policy.Exclusion> excluded,
        @Schema(description = "Language of the words: pt-BR or en.") String locale,
        String title,
        List<Policy.Section> sections) {

    static PolicyView of(Policy policy, Language language) {
        var locale = locale(language);
        var words = policy.texts().get(locale);
        return new PolicyView(
                policy.version(),
                policy.validFrom(),
                policy.withdrawal(),
                policy.defects(),
                policy.returns(),
                policy.excluded(),
                locale,
                words.title(),
                words.sections());
    }

    static String locale(Language language) {
        return language == Language.PT_BR ? "pt-BR" : "en";
    }

    @Schema(name = "PolicyList")
    record ListOf(
            @Schema(description = "Version that orders are sold under now.") String current,
            @Schema(description = "Oldest first.") List<Item> items) {

        @Schema(name = "PolicyItem")
        record Item(String version, LocalDate validFrom, String title, String self) {}
    }
}
