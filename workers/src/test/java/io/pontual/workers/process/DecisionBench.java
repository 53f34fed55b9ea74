package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.MatchedDecisionRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** Evaluates a deployed decision table, and knows which rows it has. */
final class DecisionBench {
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private final String decisionId;

    DecisionBench(String decisionId) {
        this.decisionId = decisionId;
    }

    /**
     * @param row id of the row that decided; null when none fits
     * @param output JSON
     */
    record Decided(String row, String output) {}

    Decided decide(Map<String, Object> inputs) {
        var response = SharedEngine.get()
                .client
                .newEvaluateDecisionCommand()
                .decisionId(decisionId)
                .variables(inputs)
                .send()
                .join();
        assertThat(response.getFailureMessage()).as("failure").isNullOrEmpty();
        var rows = response.getEvaluatedDecisions().getFirst().getMatchedRules();
        return new Decided(rows.isEmpty() ? null : rows.getFirst().getRuleId(), response.getDecisionOutput());
    }

    /** The rows that fit, of a table in which all of them count. */
    List<String> rows(Map<String, Object> inputs) {
        var response = SharedEngine.get()
                .client
                .newEvaluateDecisionCommand()
                .decisionId(decisionId)
                .variables(inputs)
                .send()
                .join();
        assertThat(response.getFailureMessage()).as("failure").isNullOrEmpty();
        return response.getEvaluatedDecisions().getFirst().getMatchedRules().stream()
                .map(MatchedDecisionRule::getRuleId)
                .toList();
    }

    /** Every row of the table must be the one that decides some case. */
    void assertEveryRowDecides(List<Map<String, Object>> cases) {
        var deciding = new TreeSet<String>();
        cases.forEach(inputs -> deciding.addAll(rows(inputs)));
        assertThat(deciding).isEqualTo(rows());
    }

    private TreeSet<String> rows() {
        var rows = new TreeSet<String>();
        for (var file : SharedEngine.models("dmn")) {
            if ((decisionId + ".dmn").equals(file.getFilename())) {
                try (var content = file.getInputStream()) {
                    var factory = DocumentBuilderFactory.newInstance();
                    factory.setNamespaceAware(true);
                    var rules = factory.newDocumentBuilder().parse(content).getElementsByTagNameNS(DMN, "rule");
                    for (int i = 0; i < rules.getLength(); i++) {
                        rows.add(
                                rules.item(i).getAttributes().getNamedItem("id").getNodeValue());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ParserConfigurationException | SAXException e) {
                    throw new IllegalStateException(file + " cannot be read", e);
                }
            }
        }
        assertThat(rows).as("rows of %s", decisionId).isNotEmpty();
        return rows;
    }
}
