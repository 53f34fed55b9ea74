package io.pontual.integrations.payment;

import io.pontual.integrations.payment.LitoralApi.Kind;
import io.pontual.integrations.payment.LitoralApi.Operation;
import io.pontual.integrations.payment.LitoralApi.State;
import io.pontual.integrations.payment.LitoralApi.Transaction;
import io.pontual.integrations.platform.MalformedMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads Litoral's answers. A document type is refused, so there are no entities to expand and nothing to fetch. No message
 * quotes the answer.
 */
final class LitoralXml {
    private LitoralXml() {}

    /**
     * @param answer {@code <litoral>} with a transaction or none
     * @throws MalformedMessage when it is anything else
     */
    static Optional<Transaction> transaction(byte[] answer) {
        var root = root(answer);
        var found = children(root, "transaction");
        if (found.size() > 1) {
            throw unusable("more than one transaction");
        }
        return found.stream().findFirst().map(LitoralXml::transaction);
    }

    /** @return the code of a refusal; empty when the answer names none */
    static Optional<String> errorCode(byte[] answer) {
        try {
            return children(root(answer), "error").stream()
                    .map(error -> error.getAttribute("code"))
                    .filter(code -> code.matches("[a-z0-9_-]{1,40}"))
                    .findFirst();
        } catch (MalformedMessage e) {
            return Optional.empty();
        }
    }

    private static Transaction transaction(Element element) {
        var currency = currency(text(element, "currency"));
        return new Transaction(
                text(element, "id"),
                uuid(text(element, "reference")),
                one(State.class, text(element, "state")),
                amount(text(element, "amount"), currency),
                optional(element, "code"),
                time(optional(element, "expires")),
                children(element, "operation").stream()
                        .map(operation -> operation(operation, currency))
                        .toList());
    }

    private static Operation operation(Element element, Currency currency) {
        return new Operation(
                one(Kind.class, text(element, "kind")),
                text(element, "reference"),
                one(State.class, text(element, "state")),
                amount(text(element, "amount"), currency),
                optional(element, "code"));
    }

    private static Element root(byte[] answer) {
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            var root = builder.parse(new ByteArrayInputStream(answer)).getDocumentElement();
            if (!root.getTagName().equals("litoral")) {
                throw unusable("not its own XML");
            }
            return root;
        } catch (SAXException e) {
            throw unusable("not XML that we accept");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
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

    private static List<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static String text(Element element, String attribute) {
        var value = optional(element, attribute);
        if (value == null) {
            throw unusable("a " + element.getTagName() + " without " + attribute);
        }
        return value;
    }

    private static String optional(Element element, String attribute) {
        var value = element.getAttribute(attribute);
        return value.isBlank() ? null : value;
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw unusable("a time that is none");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unusable("a reference that is not ours");
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw unusable("an unknown currency");
        }
    }

    private static BigDecimal amount(String smallestUnits, Currency currency) {
        if (!smallestUnits.matches("\\d{1,15}")) {
            throw unusable("an amount that is not a whole number");
        }
        return new BigDecimal(smallestUnits).movePointLeft(currency.getDefaultFractionDigits());
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unusable("an unknown " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT)));
    }

    private static MalformedMessage unusable(String why) {
        return new MalformedMessage("Litoral's answer cannot be used: " + why);
    }
}
