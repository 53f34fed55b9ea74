package io.pontual.workers.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The diagrams of {@code bpmn-docs/states.md}, so that they cannot say anything else than the code. */
public final class StateDiagram {
    private static final Path DOCUMENT = Path.of("..", "bpmn-docs", "states.md");
    private static final Pattern ARROW = Pattern.compile("^ +([A-Z_]+) --> ([A-Z_]+)$", Pattern.MULTILINE);

    private StateDiagram() {}

    /** @return every state with every state, itself included */
    public static <S extends Enum<S>> Stream<List<S>> pairs(S[] states) {
        return Arrays.stream(states).flatMap(from -> Arrays.stream(states).map(to -> List.of(from, to)));
    }

    /** @return as {@link #transitions} names them */
    public static <S extends Enum<S>> Set<List<String>> names(Set<List<S>> transitions) {
        return transitions.stream()
                .map(pair -> pair.stream().map(Enum::name).toList())
                .collect(Collectors.toSet());
    }

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
