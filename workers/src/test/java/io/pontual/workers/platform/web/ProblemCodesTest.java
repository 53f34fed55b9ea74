package io.pontual.workers.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Callers branch on problem codes, so each one that the code can answer with is in {@code bpmn-docs/api.md}. */
class ProblemCodesTest {
    /** The code is the first kebab literal after the status, or of {@code conflict(}; a choice has two. */
    private static final Pattern RAISED = Pattern.compile(
            "(?:new Problem\\(\\s*[\\w.]+,|Problem\\.conflict\\()\\s*(?:sent \\? \"([a-z-]+)\" : )?\"([a-z-]+)\"");

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\d[\\dx]{2} \\|");

    @Test
    void every_problem_code_is_documented_and_every_documented_one_exists() throws IOException {
        var documented = DOCUMENTED
                .matcher(Files.readString(Path.of("..", "bpmn-docs", "api.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(documented).isNotEmpty().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(raised());
    }

    private static Set<String> raised() throws IOException {
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> RAISED.matcher(read(file)).results())
                    .flatMap(ProblemCodesTest::codes)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> codes(MatchResult match) {
        return Stream.of(match.group(1), match.group(2)).filter(Objects::nonNull);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
