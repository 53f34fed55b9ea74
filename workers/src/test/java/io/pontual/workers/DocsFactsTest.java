package io.pontual.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.integrations.simulators.WarehouseStaff;
import io.pontual.processes.Queue;
import io.pontual.workers.support.Docs;
import io.pontual.workers.support.Docs.Doc;
import io.pontual.workers.support.Models;
import io.pontual.workers.support.ProjectFiles;
import io.pontual.workers.support.SettingRecords;
import io.pontual.workers.support.YamlSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What exists is documented: processes, queues, settings, metrics, and everything that makes a simulator do something
 * particular. Problem codes are held against bpmn-docs/api.md by ProblemCodesTest.
 */
class DocsFactsTest {
    private static final String SIMULATORS = "io.pontual.integrations.simulators";
    private static final Pattern METRIC =
            Pattern.compile("\\.(?:gauge|counter|timer|summary)\\(\\s*\"(pontual\\.[\\w.-]+)\"");
    private static final Pattern BROKER_QUEUE = Pattern.compile("<queue name=\"((?!DLQ)[^\"]+)\"");
    private static final Pattern BROKER_PROPERTY = Pattern.compile("\\$\\{(pontual\\.broker\\.[\\w-]+)");
    private static final Pattern VARIABLE = Pattern.compile("PONTUAL_[A-Z_]+");
    private static final Pattern SETTING_ROW = Pattern.compile("(?m)^\\| `(pontual\\.[\\w.-]+)` \\| (.*?) \\|");

    private final Doc configuration = Docs.one("bpmn-docs/configuration.md");
    private final Doc operations = Docs.one("bpmn-docs/operations.md");
    private final Doc testData = Docs.one("bpmn-docs/test-data.md");

    private final YamlSettings workers = YamlSettings.read("workers/src/main/resources/workers.yml");
    private final YamlSettings integrations = YamlSettings.read("integrations/src/main/resources/integrations.yml");
    private final YamlSettings simulators =
            YamlSettings.read("integrations/src/main/resources/integrations-simulators.yml");

    @Test
    void every_process_has_a_page() {
        assertThat(Models.processIds()).isNotEmpty().allSatisfy(process -> assertThat(
                        ProjectFiles.root().resolve("bpmn-docs/processes/" + process + ".md"))
                .isRegularFile());
    }

    @Test
    void every_decision_and_every_error_is_explained() {
        assertThat(Models.decisionIds()).isNotEmpty();
        assertThat(Models.errorCodes()).isNotEmpty();
        assertThat(named()).containsAll(Models.decisionIds()).containsAll(Models.errorCodes());
    }

    @Test
    void every_queue_is_explained_to_operators() {
        var queues = new TreeSet<>(Queue.ALL);
        queues.addAll(found(BROKER_QUEUE, ProjectFiles.read("integrations/src/main/resources/broker/broker.xml")));

        assertThat(queues).hasSizeGreaterThan(Queue.ALL.size());
        assertThat(operations.code().toList()).containsAll(queues);
    }

    @Test
    void every_metric_of_ours_is_explained_to_operators() {
        var metrics = sources("/src/main/java/").stream()
                .flatMap(file -> found(METRIC, ProjectFiles.read(file)).stream())
                .collect(Collectors.toSet());

        assertThat(metrics).isNotEmpty();
        assertThat(operations.code().toList()).containsAll(metrics);
    }

    @Test
    void every_setting_is_explained_and_nothing_else() {
        var settings = Stream.of(workers, integrations, simulators)
                .flatMap(yaml -> yaml.values().keySet().stream())
                .filter(key -> key.startsWith("pontual."))
                .collect(Collectors.toCollection(TreeSet::new));
        var bound = SettingRecords.keys("io.pontual.workers", "io.pontual.integrations");
        assertThat(bound).isNotEmpty();
        settings.addAll(bound);

        assertThat(found(SETTING_ROW, configuration.text())).containsExactlyInAnyOrderElementsOf(settings);
        assertThat(configuration.code().toList()).containsAll(SettingRecords.keys("io.pontual.sandbox"));
    }

    @Test
    void every_setting_is_explained_with_its_default() {
        var rows = SETTING_ROW
                .matcher(configuration.text())
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        Stream.of(workers.values(), integrations.values())
                .flatMap(values -> values.entrySet().stream())
                .filter(setting -> setting.getKey().startsWith("pontual."))
                .forEach(setting -> assertThat(rows.get(setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo("`" + defaultOf(setting) + "`"));
        simulators.values().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("pontual.simulators."))
                .filter(setting -> !setting.getValue().contains("${"))
                .forEach(setting -> assertThat(rows.get(setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo("`" + setting.getValue() + "`"));
    }

    @Test
    void every_environment_variable_is_explained_and_read() {
        Set<String> variables = new TreeSet<>(workers.variables());
        variables.addAll(integrations.variables());
        Set<String> explained = configuration
                .code()
                .filter(code -> VARIABLE.matcher(code).matches())
                .collect(Collectors.toSet());
        // An example of how any setting becomes a variable.
        explained.remove("PONTUAL_ENGINE_RETRYBACKOFF");

        assertThat(explained).containsExactlyInAnyOrderElementsOf(variables);
    }

    @Test
    void every_property_of_the_broker_is_explained() {
        var properties = found(BROKER_PROPERTY, ProjectFiles.read("integrations/src/main/resources/broker/broker.xml"));

        assertThat(properties).isNotEmpty();
        assertThat(configuration.code().toList()).containsAll(properties);
    }

    @Test
    void every_magic_token_and_mode_is_listed() throws ClassNotFoundException {
        assertThat(rows("| `tok_"))
                .containsExactlyInAnyOrderElementsOf(constants(SIMULATORS + ".aurora.MagicToken", '_'));
        assertThat(testData.code().toList())
                .containsAll(constants(SIMULATORS + ".aurora.AuroraMode", '-'))
                .containsAll(constants(SIMULATORS + ".balcao.BalcaoMode", '-'))
                .containsAll(constants(SIMULATORS + ".galpao.GalpaoMode", '-'))
                .containsAll(constants(SIMULATORS + ".armazemsul.ArmazemSulMode", '-'));
    }

    @Test
    void every_word_that_a_simulated_warehouse_obeys_is_listed() {
        assertThat(WarehouseStaff.WORDS).isNotEmpty();
        assertThat(testData.code().toList()).containsAll(WarehouseStaff.WORDS);
    }

    @Test
    void every_word_that_chooses_what_becomes_of_a_parcel_is_listed() throws ClassNotFoundException {
        assertThat(testData.code().toList()).containsAll(constants(SIMULATORS + ".carriers.Marker", '-'));
    }

    @Test
    void every_magic_end_of_a_sku_is_listed_and_in_the_catalogue() {
        var ends = sources("/simulators/balcao/").stream()
                .flatMap(
                        file -> found(Pattern.compile("endsWith\\(\"(-[A-Z]+)\"\\)"), ProjectFiles.read(file)).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows("| `-")).containsExactlyInAnyOrderElementsOf(ends);
        var skus = csv("products").stream().map(row -> row.get(0)).toList();
        assertThat(ends).allSatisfy(end -> assertThat(skus)
                .filteredOn(sku -> sku.endsWith(end))
                .isNotEmpty()
                .allSatisfy(sku -> assertThat(testData.code().toList()).contains(sku)));
    }

    @Test
    void every_magic_address_is_listed() {
        var words = sources("/sandbox/SimulatedCustomer.java").stream()
                .flatMap(file -> found(Pattern.compile("contains\\(\"([a-z]+)\"\\)"), ProjectFiles.read(file)).stream())
                .collect(Collectors.toSet());

        assertThat(words).isNotEmpty();
        assertThat(testData.code().toList()).containsAll(words);
    }

    @Test
    void the_nodes_in_the_document_are_the_nodes_of_the_sandbox() {
        var lines = testData.text().lines().toList();
        var nodes = csv("nodes");

        assertThat(nodes).isNotEmpty().allSatisfy(node -> assertThat(lines)
                .anyMatch(line -> line.startsWith("| `" + node.get(0) + "` | " + node.get(1) + " | " + node.get(6)
                                + ", " + node.get(7) + " | " + node.get(2) + " | `" + node.get(9) + "` |")
                        && line.contains("`store-" + node.get(0) + "`")
                                == node.get(9).equals("tasklist")));
        assertThat(testData.text())
                .contains("%d stores and %d warehouses, %d products, and every product at every node"
                        .formatted(
                                nodes.stream()
                                        .filter(node -> node.get(2).equals("store"))
                                        .count(),
                                nodes.stream()
                                        .filter(node -> node.get(2).equals("warehouse"))
                                        .count(),
                                csv("products").size()));
        // Every product at every node, but one that is at one node.
        assertThat(csv("stock")).hasSize(nodes.size() * (csv("products").size() - 1) + 1);
    }

    @Test
    void the_products_in_the_document_are_the_products_of_the_sandbox() {
        var byGroup = csv("products").stream().collect(Collectors.groupingBy(row -> row.get(2)));

        assertThat(byGroup).isNotEmpty();
        byGroup.forEach((group, products) -> {
            var line = testData.text()
                    .lines()
                    .filter(text -> text.startsWith("| `" + group + "` |"))
                    .findFirst();
            assertThat(line).as(group).isPresent();
            assertThat(line.orElseThrow())
                    .contains("| " + products.size() + " |")
                    .matches(text -> products.stream()
                            .anyMatch(product -> text.contains(
                                    "`" + product.get(0) + "` " + product.get(1) + " | " + product.get(3) + " |")));
        });
    }

    /** A placeholder is explained by the variable that it reads. */
    private static String defaultOf(Map.Entry<String, String> setting) {
        var variable = VARIABLE.matcher(setting.getValue());
        return variable.find() ? variable.group() : setting.getValue();
    }

    private static Set<String> named() {
        return Docs.all().stream().flatMap(Doc::code).collect(Collectors.toSet());
    }

    private Set<String> rows(String beginning) {
        return testData.text()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.split("`")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> constants(String enumeration, char separator) throws ClassNotFoundException {
        return Arrays.stream(Class.forName(enumeration).getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', separator))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> sources(String part) {
        var files = ProjectFiles.find(
                file -> file.toString().contains(part) && file.toString().endsWith(".java"));
        assertThat(files).as(part).isNotEmpty();
        return files;
    }

    /** The data of the sandbox has no quoted cells. */
    private static List<List<String>> csv(String name) {
        return ProjectFiles.read("workers/src/test/resources/sandbox/" + name + ".csv")
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",")))
                .toList();
    }
}
