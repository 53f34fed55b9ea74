package io.pontual.processes.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Reads a decision table for the tests; the engine itself tries them in the workers' process tests. */
final class DecisionTables {
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    /** Asked a thousand times per order, or in the middle of a step, so by the workers and not by a process. */
    static final Set<String> ASKED_BY_WORKERS = Set.of(
            "serve-node",
            "weigh-cost",
            "tender-sequence",
            "async-policy",
            "renewal-policy",
            "split-policy",
            "node-capacity",
            "shipping-rate",
            "pickup-transfer",
            "find-holiday",
            "cancellation-policy",
            "change-policy",
            "appeasement-policy",
            "review-policy",
            "address-policy",
            "charge-policy",
            "select-provider",
            "carrier-rate",
            "courier-area",
            "package-size",
            "select-carrier",
            "withdrawal-right",
            "return-eligibility",
            "return-way",
            "assess-difference",
            "refund-timing",
            "disposition",
            "release-policy",
            "abuse-score",
            "exchange-policy",
            "wave-policy",
            "claim-policy",
            "warranty-policy",
            "blind-return",
            "grade-goods");

    private DecisionTables() {}

    static Table read(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        var decision = children(root, "decision").getFirst();
        var table = children(decision, "decisionTable").getFirst();
        return new Table(
                decision.getAttribute("id"),
                text(decision, "description"),
                table.getAttribute("hitPolicy"),
                children(table, "input").stream()
                        .map(input -> new Input(
                                input.getAttribute("label"),
                                text(children(input, "inputExpression").getFirst(), "text")))
                        .toList(),
                children(table, "output").stream()
                        .map(output -> output.getAttribute("label"))
                        .toList(),
                children(table, "rule").stream()
                        .map(rule -> new Rule(
                                text(rule, "description"), entries(rule, "inputEntry"), entries(rule, "outputEntry")))
                        .toList());
    }

    private static List<String> entries(Element rule, String kind) {
        return children(rule, kind).stream().map(entry -> text(entry, "text")).toList();
    }

    private static String text(Element parent, String name) {
        var found = children(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && DMN.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    record Table(
            String id,
            String description,
            String hitPolicy,
            List<Input> inputs,
            List<String> outputs,
            List<Rule> rules) {}

    record Input(String label, String expression) {}

    record Rule(String annotation, List<String> conditions, List<String> results) {}
}
