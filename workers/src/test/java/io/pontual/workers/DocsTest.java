package io.pontual.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.Docs;
import io.pontual.workers.support.Docs.Doc;
import io.pontual.workers.support.Models;
import io.pontual.workers.support.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What documents name exists: every relative link, every path in backticks that has a folder and an extension, every class
 * name of two words or more, every BPMN element. {@link DocsFactsTest} looks from the other side.
 */
class DocsTest {
    private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)*/[\\w.-]+\\.[a-z]{2,10}");
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)(?:[.(].*)?");
    private static final Pattern ELEMENT =
            Pattern.compile("(Task|Gateway|StartEvent|EndEvent|Boundary|Catch|Call|Flow|SubProcess)_\\w+");
    private static final Pattern COMMAND = Pattern.compile("(?m)^mvn .*$");
    private static final Pattern BODY = Pattern.compile("(?s)-d '(\\{.*?}]})'");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** Words that look like a class and are none of ours. */
    private static final Set<String> FOREIGN =
            Set.of("PascalName", "XTest", "JourneyIT", "ObjectMapper", "CamundaClient");

    private final List<Doc> docs = Docs.all();

    @Test
    void every_link_leads_to_a_file_and_every_anchor_to_a_heading() {
        assertThat(docs).hasSizeGreaterThan(5).allSatisfy(doc -> doc.links()
                .filter(link -> !link.matches("[a-z]+:.*"))
                .forEach(link -> {
                    var parts = link.split("#", 2);
                    var target = parts[0].isEmpty()
                            ? doc.path()
                            : folder(doc).resolve(parts[0]).normalize();
                    assertThat(ProjectFiles.root().resolve(target))
                            .as("%s in %s", link, doc.path())
                            .exists();
                    if (parts.length == 2) {
                        assertThat(anchors(target))
                                .as("%s in %s", link, doc.path())
                                .contains(parts[1]);
                    }
                }));
    }

    @Test
    void every_path_in_backticks_exists() {
        var files = ProjectFiles.find(file -> true).stream()
                .map(file ->
                        "/" + ProjectFiles.root().relativize(file).toString().replace('\\', '/'))
                .toList();

        assertThat(named(PATH)).isNotEmpty().allSatisfy(named -> assertThat(files)
                .as("a file named %s, whole or by the end of its path", named)
                .anyMatch(file -> file.endsWith("/" + named)));
    }

    @Test
    void every_class_in_backticks_exists() {
        var types = ProjectFiles.find(file -> file.toString().endsWith(".java")).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        types.addAll(FOREIGN);
        types.addAll(Set.of("JobType", "MessageName", "ErrorCode", "ProcessId"));

        assertThat(named(TYPE).stream().map(DocsTest::outermost)).isNotEmpty().isSubsetOf(types);
    }

    @Test
    void every_element_in_backticks_is_in_a_model() {
        assertThat(named(ELEMENT)).isNotEmpty().isSubsetOf(Models.elementIds());
    }

    @Test
    void the_readme_has_two_commands_and_the_build_server_runs_the_second() {
        var commands = Docs.one("README.md")
                .fences()
                .flatMap(fence -> COMMAND.matcher(fence).results().map(match -> match.group()))
                .toList();

        assertThat(commands).containsExactly("mvn spring-boot:test-run", "mvn verify");
        assertThat(ProjectFiles.read(".ci/run").strip()).endsWith("exec mvn -B --no-transfer-progress verify");
    }

    @Test
    void the_readme_shows_the_order_that_the_sandbox_prints() {
        var printed = order(ProjectFiles.read("workers/src/test/java/io/pontual/sandbox/Welcome.java"));

        assertThat(printed).contains("\"tenders\"");
        assertThat(order(Docs.one("README.md").text())).isEqualTo(printed);
    }

    @Test
    void every_document_can_be_found_from_the_index() {
        var index = Docs.one("bpmn-docs/README.md");
        var adrs = Docs.one("bpmn-docs/adr/README.md");
        var found = Stream.of(index, adrs)
                .flatMap(
                        doc -> doc.links().map(link -> folder(doc).resolve(link).normalize()))
                .collect(Collectors.toSet());

        assertThat(docs.stream().map(Doc::path).filter(path -> !path.equals(index.path())))
                .isNotEmpty()
                .isSubsetOf(found);
    }

    private Set<String> named(Pattern pattern) {
        return docs.stream()
                .flatMap(Doc::code)
                .filter(code -> pattern.matcher(code).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String outermost(String code) {
        var matcher = TYPE.matcher(code);
        return matcher.matches() ? matcher.group(1) : code;
    }

    /** The first JSON body of a curl, without its white space. */
    private static String order(String text) {
        var body = BODY.matcher(text);
        assertThat(body.find()).isTrue();
        return body.group(1).replaceAll("\\s+", "");
    }

    private static Path folder(Doc doc) {
        return doc.path().getParent() == null ? Path.of("") : doc.path().getParent();
    }

    /** As GitHub makes them from headings. */
    private static Set<String> anchors(Path target) {
        var file = ProjectFiles.root().resolve(target);
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        return HEADING.matcher(ProjectFiles.read(file))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
