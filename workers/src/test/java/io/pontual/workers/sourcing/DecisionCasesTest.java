package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pontual.workers.support.ProjectFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.feel.syntaxtree.ValList;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Every decision table against the cases that analysts wrote beside it: {@code serve-node.cases.csv} holds a line per
 * case with the inputs and the outputs that are expected, by their names. See bpmn-docs/decisions.md.
 */
class DecisionCasesTest {
    private final DmnEngine engine = new DmnEngine.Builder().build();

    @TestFactory
    Stream<DynamicTest> every_table_answers_as_its_cases_say() {
        var tables = ProjectFiles.find(
                file -> file.toString().endsWith(".dmn") && file.toString().contains("processes/src/main/resources"));
        assertThat(tables).isNotEmpty();
        return tables.stream().map(table -> dynamicTest(table.getFileName().toString(), () -> check(table)));
    }

    private void check(Path file) throws IOException {
        var cases = file.resolveSibling(file.getFileName().toString().replace(".dmn", ".cases.csv"));
        assertThat(cases).as("the cases of a decision table lie beside it").exists();
        var dmn = Files.readAllBytes(file);
        var model = Dmn.readModelFromStream(new ByteArrayInputStream(dmn));
        var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
        var inputs = names(table.getInputs().stream().map(DecisionCasesTest::name));
        var outputs = names(table.getOutputs().stream().map(Output::getName));
        var rows = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(Files.readString(cases)));
        assertThat(rows.getHeaderNames())
                .as("columns of %s", cases.getFileName())
                .hasSameElementsAs(
                        Stream.concat(inputs.stream(), outputs.stream()).toList());

        var decided = new TreeMap<String, Integer>();
        for (var row : rows) {
            check(row, table, model, dmn, inputs, outputs).forEach(rule -> decided.merge(rule, 1, Integer::sum));
        }
        report(file, table, decided);
        assertThat(table.getRules().stream()
                        .filter(rule -> !decided.containsKey(rule.getId()))
                        .map(DecisionCasesTest::named))
                .as("rows of %s that decide no case of %s: add one for each", file.getFileName(), cases.getFileName())
                .isEmpty();
    }

    /** How many cases each row decides, for analysts: {@code workers/target/decision-coverage}. */
    private static void report(Path file, DecisionTable table, Map<String, Integer> decided) throws IOException {
        var folder = Files.createDirectories(ProjectFiles.root().resolve("workers/target/decision-coverage"));
        var lines = new ArrayList<String>();
        lines.add("cases,row");
        table.getRules().forEach(rule -> lines.add(decided.getOrDefault(rule.getId(), 0) + "," + named(rule)));
        Files.write(folder.resolve(file.getFileName().toString().replace(".dmn", ".csv")), lines);
    }

    private static String named(Rule rule) {
        var annotation = rule.getDescription();
        return rule.getId()
                + (annotation == null ? "" : " \"" + annotation.getTextContent().replace('"', '\'') + "\"");
    }

    /** @return the rows that decided: one, or of a table that collects all that fit */
    private List<String> check(
            CSVRecord row,
            DecisionTable table,
            DmnModelInstance model,
            byte[] dmn,
            List<String> inputs,
            List<String> outputs) {
        var values = new HashMap<String, Object>();
        inputs.forEach(input -> values.put(input, value(row.get(input))));
        var decisionId = table.getParentElement().getAttributeValue("id");
        var result = engine.eval(new ByteArrayInputStream(dmn), decisionId, values);
        assertThat(result.isRight())
                .as("case %d: %s", row.getRecordNumber(), result)
                .isTrue();
        var answer = result.toOption().get();
        assertThat(answer.isNil())
                .as("case %d: no row fits", row.getRecordNumber())
                .isFalse();
        var given = given(table, outputs, answer.value());
        for (var output : outputs) {
            if (!row.get(output).isEmpty()) {
                assertThat(told(given.get(output)))
                        .as("case %d of %s: %s", row.getRecordNumber(), decisionId, output)
                        .isEqualTo(told(value(row.get(output))));
            }
        }
        var audit = (Audit.DecisionTableEvaluationResult)
                answer.auditLog().entries().head().result();
        return CollectionConverters.asJava(audit.matchedRules()).stream()
                .map(matched -> matched.rule().id())
                .toList();
    }

    /** Of a table that collects, each output is the list of what its rows say. */
    private static Map<String, Object> given(DecisionTable table, List<String> outputs, Object value) {
        if (table.getHitPolicy() != HitPolicy.COLLECT) {
            return io.pontual.workers.platform.decision.DecisionTable.outputs(value, outputs);
        }
        var rows = CollectionConverters.asJava(((ValList) value).items()).stream()
                .map(row -> io.pontual.workers.platform.decision.DecisionTable.outputs(row, outputs))
                .toList();
        return outputs.stream().collect(Collectors.toMap(output -> output, output -> rows.stream()
                .map(row -> row.get(output))
                .toList()));
    }

    private static String name(Input input) {
        return input.getInputExpression().getText().getTextContent();
    }

    private static List<String> names(Stream<String> names) {
        return names.toList();
    }

    /** Nothing, a number, true or false, a list in square brackets, or a text. */
    private static Object value(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.startsWith("[") && cell.endsWith("]")) {
            return new ArrayList<>(List.of(cell.substring(1, cell.length() - 1).split("\\|")));
        }
        if (cell.equals("true") || cell.equals("false")) {
            return Boolean.valueOf(cell);
        }
        return cell.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(cell) : cell;
    }

    /** Numbers without needless zeros. */
    private static String told(Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
