package io.pontual.workers.support;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and every document of bpmn-docs. */
public final class Docs {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```[ ]*$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    private Docs() {}

    /** @param path relative to the repository */
    public record Doc(Path path, String text) {
        /** What stands in single backticks. */
        public Stream<String> code() {
            return CODE.matcher(withoutFences()).results().map(match -> match.group(1));
        }

        /** Targets of links and pictures. */
        public Stream<String> links() {
            return LINK.matcher(withoutFences()).results().map(match -> match.group(1));
        }

        /** What stands between triple backticks. */
        public Stream<String> fences() {
            return FENCE.matcher(text).results().map(match -> match.group());
        }

        private String withoutFences() {
            return FENCE.matcher(text).replaceAll("");
        }
    }

    public static List<Doc> all() {
        var root = ProjectFiles.root();
        var docs = root.resolve("bpmn-docs");
        return Stream.concat(
                        Stream.of(root.resolve("README.md")),
                        ProjectFiles.find(
                                file -> file.startsWith(docs) && file.toString().endsWith(".md"))
                                .stream())
                .map(file -> new Doc(root.relativize(file), ProjectFiles.read(file)))
                .toList();
    }

    /** @param path relative to the repository */
    public static Doc one(String path) {
        return new Doc(Path.of(path), ProjectFiles.read(path));
    }
}
