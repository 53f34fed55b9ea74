package io.pontual.integrations.simulators.rotasul;

import io.pontual.integrations.simulators.carriers.CarrierBook.Event;
import io.pontual.integrations.simulators.carriers.Happening;
import io.pontual.integrations.simulators.carriers.Waybill;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Rota Sul's answers: {@code <rotasul>} with a shipment, a receipt, events or an error. It tells local time. */
final class RotaSulXmlWriter {
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private RotaSulXmlWriter() {}

    /** Writes what stands inside of the root. */
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String nothing() {
        return document(xml -> {});
    }

    static String shipment(Waybill waybill) {
        return document(xml -> {
            xml.writeEmptyElement("shipment");
            xml.writeAttribute("reference", waybill.reference());
            xml.writeAttribute("tracking", waybill.tracking());
            xml.writeAttribute("state", waybill.isCancelled() ? "CANCELLED" : "REGISTERED");
        });
    }

    static String receipt(String number) {
        return document(xml -> {
            xml.writeEmptyElement("receipt");
            xml.writeAttribute("number", number);
        });
    }

    static String error(String code) {
        return document(xml -> {
            xml.writeEmptyElement("error");
            xml.writeAttribute("code", code);
        });
    }

    static String tracking(List<Event> events, int next) {
        return document(xml -> {
            xml.writeStartElement("tracking");
            xml.writeAttribute("next", Integer.toString(next));
            for (var event : events) {
                xml.writeEmptyElement("event");
                xml.writeAttribute("id", event.id());
                xml.writeAttribute("tracking", event.waybill().tracking());
                xml.writeAttribute("code", code(event.what()));
                xml.writeAttribute(
                        "at",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(event.at().atZone(HOME)));
                xml.writeAttribute("depot", event.place());
                if (event.proof() != null) {
                    xml.writeAttribute("proof", event.proof());
                }
            }
            xml.writeEndElement();
        });
    }

    private static String code(Happening what) {
        return switch (what) {
            case ANNOUNCED -> "01";
            case COLLECTED -> "10";
            case ARRIVED -> "20";
            case DEPARTED -> "21";
            case ODD -> "99";
            case DELAYED -> "28";
            case OUT -> "30";
            case ABSENT -> "41";
            case BAD_ADDRESS -> "43";
            case AT_POINT -> "50";
            case DELIVERED -> "60";
            case REFUSED -> "61";
            case GOING_BACK -> "70";
            case UNCLAIMED -> "71";
            case BACK -> "75";
            case LOST -> "90";
            case DAMAGED -> "91";
        };
    }

    private static String document(Content content) {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rotasul");
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
