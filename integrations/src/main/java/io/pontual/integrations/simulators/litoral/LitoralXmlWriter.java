package io.pontual.integrations.simulators.litoral;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Litoral's answers: {@code <litoral>} with a transaction and its operations, or with an error. */
final class LitoralXmlWriter {
    private LitoralXmlWriter() {}

    /** Writes what stands inside of an element. */
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String transaction(LitoralTransaction one) {
        return document(xml -> {
            xml.writeStartElement("transaction");
            xml.writeAttribute("id", one.id());
            xml.writeAttribute("reference", one.reference);
            state(xml, one.state, one.amount, one.code);
            xml.writeAttribute("currency", one.currency);
            xml.writeAttribute("expires", one.expires.toString());
            for (var operation : one.operations) {
                xml.writeEmptyElement("operation");
                xml.writeAttribute("kind", operation.kind());
                xml.writeAttribute("reference", operation.reference());
                state(xml, operation.state(), operation.amount(), operation.code());
            }
            xml.writeEndElement();
        });
    }

    static String error(String code) {
        return document(xml -> {
            xml.writeEmptyElement("error");
            xml.writeAttribute("code", code);
        });
    }

    private static void state(XMLStreamWriter xml, String state, long amount, String code) throws XMLStreamException {
        xml.writeAttribute("state", state);
        xml.writeAttribute("amount", Long.toString(amount));
        if (code != null) {
            xml.writeAttribute("code", code);
        }
    }

    private static String document(Content content) {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("litoral");
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
