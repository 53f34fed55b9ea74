package io.pontual.workers.support;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What the models on the class path contain, as far as tests of other things ask. */
public final class Models {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final List<Document> PROCESSES = parse("bpmn");
    private static final List<Document> DECISIONS = parse("dmn");

    private Models() {}

    public static Set<String> processIds() {
        return values(PROCESSES, BPMN, "process", "id");
    }

    public static Set<String> decisionIds() {
        return values(DECISIONS, "*", "decision", "id");
    }

    public static Set<String> formIds() {
        return values(PROCESSES, ZEEBE, "formDefinition", "formId");
    }

    public static Set<String> jobTypes() {
        return values(PROCESSES, ZEEBE, "taskDefinition", "type");
    }

    public static Set<String> messageNames() {
        return values(PROCESSES, BPMN, "message", "name");
    }

    public static Set<String> errorCodes() {
        return values(PROCESSES, BPMN, "error", "errorCode");
    }

    /** Of everything that is drawn: tasks, gateways, events, flows. */
    public static Set<String> elementIds() {
        return values(PROCESSES, BPMN, "*", "id");
    }

    /**
     * By process: the ways out of gateways that have several, boundary events, and starts inside a process.
     *
     * @param folders of the models
     */
    public static Map<String, Set<String>> branches(Set<String> folders) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (var model : parse("bpmn", folders)) {
            var ids = new TreeSet<String>();
            for (var gateway : List.of("exclusiveGateway", "eventBasedGateway")) {
                each(model, gateway, element -> {
                    var ways = element.getElementsByTagNameNS(BPMN, "outgoing");
                    for (int i = 0; ways.getLength() > 1 && i < ways.getLength(); i++) {
                        ids.add(ways.item(i).getTextContent());
                    }
                });
            }
            each(model, "boundaryEvent", element -> ids.add(element.getAttribute("id")));
            each(model, "subProcess", element -> {
                if (element.getAttribute("triggeredByEvent").equals("true")) {
                    var start = (Element)
                            element.getElementsByTagNameNS(BPMN, "startEvent").item(0);
                    ids.add(start.getAttribute("id"));
                }
            });
            if (!ids.isEmpty()) {
                each(model, "process", process -> found.put(process.getAttribute("id"), ids));
            }
        }
        return found;
    }

    private static void each(Document model, String name, Consumer<Element> use) {
        var elements = model.getElementsByTagNameNS(BPMN, name);
        for (int i = 0; i < elements.getLength(); i++) {
            use.accept((Element) elements.item(i));
        }
    }

    private static Set<String> values(List<Document> models, String namespace, String element, String attribute) {
        Set<String> found = new TreeSet<>();
        for (var model : models) {
            var elements = model.getElementsByTagNameNS(namespace, element);
            for (int i = 0; i < elements.getLength(); i++) {
                var value = ((Element) elements.item(i)).getAttribute(attribute);
                if (!value.isEmpty()) {
                    found.add(value);
                }
            }
        }
        return found;
    }

    private static List<Document> parse(String extension) {
        return parse(extension, Set.of("*"));
    }

    private static List<Document> parse(String extension, Set<String> folders) {
        try {
            List<Document> models = new ArrayList<>();
            for (var folder : folders) {
                var found = new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:/" + folder + "/*." + extension);
                for (var resource : Arrays.asList(found)) {
                    models.add(parse(resource));
                }
            }
            return models;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("The models cannot be read", e);
        }
    }

    private static Document parse(Resource resource) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (InputStream in = resource.getInputStream()) {
            return factory.newDocumentBuilder().parse(in);
        }
    }
}
