package io.pontual.integrations.payment;

import static io.pontual.integrations.platform.SafeXml.attribute;
import static io.pontual.integrations.platform.SafeXml.children;

import io.pontual.integrations.payment.LitoralApi.Kind;
import io.pontual.integrations.payment.LitoralApi.Operation;
import io.pontual.integrations.payment.LitoralApi.State;
import io.pontual.integrations.payment.LitoralApi.Transaction;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.integrations.platform.SafeXml;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/**
 * Reads Litoral's answers. No message quotes them.
 */
final class LitoralXml {
    private LitoralXml() {}

    /**
     * @param answer {@code <litoral>} with a transaction or none
     * @throws MalformedMessage when it is anything else
     */
    static Optional<Transaction> transaction(byte[] answer) {
        var root = SafeXml.root(answer, "litoral");
        var found = children(root, "transaction");
        if (found.size() > 1) {
            throw unusable("more than one transaction");
        }
        return found.stream().findFirst().map(LitoralXml::transaction);
    }

    /** @return the code of a refusal; empty when the answer names none */
    static Optional<String> errorCode(byte[] answer) {
        try {
            return children(SafeXml.root(answer, "litoral"), "error").stream()
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
                attribute(element, "code"),
                time(attribute(element, "expires")),
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
                attribute(element, "code"));
    }

    private static String text(Element element, String attribute) {
        var value = attribute(element, attribute);
        if (value == null) {
            throw unusable("a " + element.getTagName() + " without " + attribute);
        }
        return value;
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
