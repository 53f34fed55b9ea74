package io.pontual.workers.platform.decision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * One input of a decision table, and which values of it the table can tell apart. With cells such as {@code >= 1000}
 * there are two kinds of order value and the number at the border; with cells such as {@code "sunday"} there are two
 * kinds of day. A cell that says more than that makes every value of its own kind.
 *
 * @param texts the texts that cells name; null when every value is of its own kind
 * @param borders the numbers that cells name, ascending; null when every value is of its own kind
 */
record TableColumn(String name, List<String> texts, List<Double> borders) {
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String TEXTS = "\"[^\"]*\"(?:\\s*,\\s*\"[^\"]*\")*";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ONLY_TEXTS = Pattern.compile("(?:not\\(\\s*" + TEXTS + "\\s*\\)|" + TEXTS + ")");
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern A_NUMBER = Pattern.compile(NUMBER);
    private static final String TEST =
            "(?:(?:[<>]=?)?\\s*" + NUMBER + "|[\\[\\]()]\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*[\\[\\]()])";
    private static final Pattern ONLY_NUMBERS = Pattern.compile(TEST + "(?:\\s*,\\s*" + TEST + ")*");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|" + NUMBER + "|true|false");
    private static final Pattern A_NAME = Pattern.compile("\\w+");
    private static final String ANOTHER = "\0another";
    private static final String NOTHING = "\0nothing";

    /** Something that stands for all values that the table cannot tell from this one. Never null. */
    Object told(Object value) {
        if (value == null) {
            return NOTHING;
        }
        if (texts != null && value instanceof String text) {
            return texts.contains(text) ? text : ANOTHER;
        }
        if (borders != null && value instanceof Number number) {
            int at = Collections.binarySearch(borders, number.doubleValue());
            return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
        }
        return value;
    }

    /** The names of the outputs of the file's one table. */
    static List<String> outputs(byte[] dmn) {
        var outputs = parse(dmn).getElementsByTagNameNS(DMN, "output");
        var names = new ArrayList<String>();
        for (int i = 0; i < outputs.getLength(); i++) {
            names.add(((Element) outputs.item(i)).getAttribute("name"));
        }
        return names;
    }

    /** The inputs of the file's one table. */
    static List<TableColumn> read(byte[] dmn) {
        var root = parse(dmn);
        var names = texts(root, "inputExpression");
        var rules = root.getElementsByTagNameNS(DMN, "rule");
        var cells = new ArrayList<List<String>>();
        var clauses = new ArrayList<String>();
        for (int i = 0; i < rules.getLength(); i++) {
            cells.add(texts((Element) rules.item(i), "inputEntry"));
            clauses.addAll(
                    cells.getLast().stream().filter(cell -> !simple(cell)).toList());
            clauses.addAll(texts((Element) rules.item(i), "outputEntry").stream()
                    .filter(cell -> !LITERAL.matcher(cell).matches())
                    .toList());
        }
        var columns = new ArrayList<TableColumn>();
        for (int i = 0; i < names.size(); i++) {
            int place = i;
            columns.add(column(
                    names.get(i), cells.stream().map(row -> row.get(place)).toList(), clauses));
        }
        return columns;
    }

    private static TableColumn column(String name, List<String> cells, List<String> clauses) {
        boolean named = clauses.stream().anyMatch(clause -> clause.contains(name));
        if (named
                || !cells.stream().allMatch(TableColumn::simple)
                || !A_NAME.matcher(name).matches()) {
            return new TableColumn(name, null, null);
        }
        var texts = cells.stream()
                .flatMap(cell -> TEXT.matcher(cell).results().map(found -> found.group(1)))
                .distinct()
                .toList();
        // A text is no border, even when there are digits in it.
        var borders = cells.stream()
                .filter(cell -> !cell.contains("\""))
                .flatMap(cell -> A_NUMBER.matcher(cell).results().map(found -> Double.valueOf(found.group())))
                .distinct()
                .sorted()
                .toList();
        return new TableColumn(name, texts, borders);
    }

    private static boolean simple(String cell) {
        return cell.isEmpty()
                || cell.equals("-")
                || ONLY_TEXTS.matcher(cell).matches()
                || ONLY_NUMBERS.matcher(cell).matches();
    }

    private static List<String> texts(Element parent, String element) {
        var found = parent.getElementsByTagNameNS(DMN, element);
        var texts = new String[found.getLength()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = found.item(i).getTextContent().strip();
        }
        return Arrays.asList(texts);
    }

    private static Element parse(byte[] dmn) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(dmn))
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The engine could read the table, but this could not", e);
        }
    }
}
