package io.pontual.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.Docs;
import io.pontual.workers.support.Models;
import io.pontual.workers.support.ProjectFiles;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No path of picking, shipping and pickup is without a journey, or a word why: the table is bpmn-docs/journeys.md. */
class JourneyMapTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## ([\\w-]+)$(.*?)(?=^## |\\z)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!path|-)[^|]+ \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern JOURNEY = Pattern.compile("`(\\w+JourneyIT)\\.(\\w+)`");

    private final Map<String, String> sections = SECTION.matcher(
                    Docs.one("bpmn-docs/journeys.md").text())
            .results()
            .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2), (a, b) -> a + b, TreeMap::new));

    @Test
    void every_branch_and_every_boundary_event_has_a_row_and_no_other() {
        var branches = Models.branches(Set.of("picking", "shipping", "pickup"));
        assertThat(sections.keySet()).isEqualTo(branches.keySet());
        branches.forEach((process, expected) ->
                assertThat(named(sections.get(process))).as(process).isEqualTo(expected));
    }

    private static Set<String> named(String section) {
        return ROW.matcher(section)
                .results()
                .flatMap(row -> CODE.matcher(row.group(1)).results().map(code -> code.group(1)))
                .collect(Collectors.toSet());
    }

    @Test
    void every_row_names_a_test_of_a_journey_or_says_why_there_is_none() {
        var rows = sections.values().stream()
                .flatMap(section -> ROW.matcher(section).results().map(row -> row.group(2)))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(cell -> {
            var journeys = JOURNEY.matcher(cell).results().toList();
            if (journeys.isEmpty()) {
                assertThat(cell).startsWith("no journey: ");
            }
            journeys.forEach(journey -> assertThat(ProjectFiles.read(
                            "workers/src/test/java/io/pontual/journeys/" + journey.group(1) + ".java"))
                    .contains(" " + journey.group(2) + "("));
        });
    }
}
