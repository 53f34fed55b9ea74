package io.pontual.integrations.shipping;

import io.pontual.processes.shipping.CarrierCommand;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes what Rota Sul is told. It counts in kilograms and in whole centimetres, of which a begun one counts. */
final class RotaSulXml {
    private RotaSulXml() {}

    /** Writes one document's content. */
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String shipment(CarrierCommand command) {
        var label = command.label();
        var from = label.from();
        var to = label.recipient();
        return document(xml -> {
            xml.writeStartElement("shipment");
            attribute(xml, "reference", Carrier.reference(command));
            attribute(xml, "service", label.service());
            attribute(xml, "order", label.orderNumber());
            attribute(xml, "piece", label.number());
            attribute(
                    xml, "kilograms", BigDecimal.valueOf(label.weightGrams(), 3).toPlainString());
            attribute(xml, "length", centimetres(label.lengthMm()));
            attribute(xml, "width", centimetres(label.widthMm()));
            attribute(xml, "height", centimetres(label.heightMm()));
            xml.writeEmptyElement("from");
            attribute(xml, "code", from.nodeId());
            attribute(xml, "name", from.name());
            attribute(xml, "city", from.city());
            attribute(xml, "state", from.state());
            attribute(xml, "cep", from.postalCode());
            address(xml, "to", label.recipient());
            if (label.collect() != null) {
                xml.writeEmptyElement("collect");
                attribute(xml, "day", label.collect().day().toString());
                attribute(xml, "from", label.collect().from().toString());
                attribute(xml, "until", label.collect().to().toString());
                address(xml, "at", label.collect().at());
            }
            xml.writeEndElement();
        });
    }

    private static void address(XMLStreamWriter xml, String element, CarrierCommand.Recipient to)
            throws XMLStreamException {
        xml.writeEmptyElement(element);
        attribute(xml, "name", to.name());
        attribute(xml, "phone", to.phone());
        attribute(xml, "street", to.street());
        attribute(xml, "number", to.number());
        attribute(xml, "complement", to.complement());
        attribute(xml, "district", to.district());
        attribute(xml, "city", to.city());
        attribute(xml, "state", to.state());
        attribute(xml, "cep", to.postalCode());
        attribute(xml, "country", to.country());
    }

    static String instruction(CarrierCommand command) {
        return document(xml -> {
            xml.writeEmptyElement("instruction");
            attribute(xml, "id", command.commandId());
            attribute(
                    xml,
                    "kind",
                    command.kind() == CarrierCommand.Kind.VOID_LABEL
                            ? "CANCEL"
                            : command.kind().name());
            attribute(
                    xml,
                    "date",
                    command.deliverOn() == null ? null : command.deliverOn().toString());
            attribute(xml, "destination", command.destination());
            attribute(xml, "reason", command.reason());
            attribute(
                    xml,
                    "amount",
                    command.amount() == null ? null : command.amount().toPlainString());
            attribute(xml, "currency", command.currency());
        });
    }

    private static String centimetres(int millimetres) {
        return BigDecimal.valueOf(millimetres, 1)
                .setScale(0, RoundingMode.CEILING)
                .toPlainString();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(name, value);
        }
    }

    private static String document(Content content) {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
