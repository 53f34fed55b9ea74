package io.pontual.workers.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The diagrams of {@code bpmn-docs/states.md}, so that they cannot say anything else than the code. */
public final class StateDiagram {
    private static final Path DOCUMENT = Path.of("..", "bpmn-docs", "states.md");
    private static final Pattern ARROW = Pattern.compile("^ +([A-Z_]+) --> ([A-Z_]+)$", Pattern.MULTILINE);

    private StateDiagram() {}

    /**
     * @param heading of the chapter
     * @return pairs of names, from and to
     */
    public static Set<List<String>> transitions(String heading) {
        try {
            var document = Files.readString(DOCUMENT);
            var start = document.indexOf("## " + heading + "\n");
            if (start < 0) {
                throw new IllegalArgumentException("No chapter '" + heading + "' in " + DOCUMENT);
            }
            var end = document.indexOf("\n## ", start + 1);
            var chapter = document.substring(start, end < 0 ? document.length() : end);
            return ARROW.matcher(chapter)
                    .results()
                    .map(arrow -> List.of(arrow.group(1), arrow.group(2)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
