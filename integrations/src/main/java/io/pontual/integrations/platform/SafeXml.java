package io.pontual.integrations.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a partner's XML. A document type is refused, so there are no entities to expand and nothing to fetch. No message
 * quotes what was read.
 */
public final class SafeXml {
    private SafeXml() {}

    /**
     * @param name of the root element
     * @throws MalformedMessage when it is anything else
     */
    public static Element root(byte[] document, String name) {
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            var root = builder.parse(new ByteArrayInputStream(document)).getDocumentElement();
            if (!root.getTagName().equals(name)) {
                throw new MalformedMessage("Not the XML of " + name);
            }
            return root;
        } catch (SAXException e) {
            throw new MalformedMessage("Not XML that we accept");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    /** @return null when it is not there, or blank */
    public static String attribute(Element element, String name) {
        var value = element.getAttribute(name);
        return value.isBlank() ? null : value;
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }
}
