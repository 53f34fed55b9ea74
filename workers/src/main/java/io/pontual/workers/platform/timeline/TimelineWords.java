package io.pontual.workers.platform.timeline;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Puts facts into words that a service agent can read out. In {@code timeline.properties}, {@code {name}} stands for a
 * value; a part in square brackets is left away when a value in it is not known, so the words never depend on what a
 * writer recorded. Codes ({@code reason}, {@code template}, {@code holdType}) have words of their own: {@code reason.out-of-stock}.
 */
@Component
public class TimelineWords {
    private static final String BUNDLE = "timeline";
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
    private static final String UNKNOWN = "?";

    /** @param params named values; missing ones are left out of the text */
    public String tell(TimelineKind kind, Map<String, ?> params, Language language) {
        var bundle = bundle(language);
        var text = OPTIONAL.matcher(bundle.getString(kind.name())).replaceAll(part -> {
            var filled = fill(part.group(1), params, bundle, language);
            return Matcher.quoteReplacement(filled.orElse(""));
        });
        return fill(text, params, bundle, language)
                .orElseGet(() -> PLACEHOLDER.matcher(text).replaceAll(UNKNOWN));
    }

    /** Words for a code such as a cancellation reason; the code itself when there are none. */
    public String word(String group, String code, Language language) {
        return word(bundle(language), group, code);
    }

    private static Optional<String> fill(String text, Map<String, ?> params, ResourceBundle bundle, Language language) {
        var matcher = PLACEHOLDER.matcher(text);
        var filled = new StringBuilder();
        while (matcher.find()) {
            var value = value(matcher.group(1), params, bundle, language);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(matcher.appendTail(filled).toString());
    }

    private static Optional<String> value(
            String name, Map<String, ?> params, ResourceBundle bundle, Language language) {
        var value = params.get(name);
        if (value == null || value.toString().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case "amount" -> money(value.toString(), params.get("currency"), language);
                    case "holdUntil", "expectedAt", "windowFrom", "windowUntil" -> time(value.toString(), language);
                    case "reason", "template", "option", "holdType" -> word(bundle, name, value.toString());
                    default ->
                        value instanceof Number number
                                ? NumberFormat.getInstance(language.formats()).format(number)
                                : value.toString();
                });
    }

    private static String word(ResourceBundle bundle, String group, String code) {
        var key = group + "." + code;
        return bundle.containsKey(key) ? bundle.getString(key) : code;
    }

    private static String money(String amount, Object currency, Language language) {
        try {
            var number = new BigDecimal(amount);
            if (currency == null) {
                return number.toPlainString();
            }
            var format = NumberFormat.getCurrencyInstance(language.formats());
            format.setCurrency(Currency.getInstance(currency.toString()));
            // A hard space is for print; it makes a text hard to search.
            return format.format(number).replace('\u00a0', ' ');
        } catch (IllegalArgumentException unreadable) {
            return currency == null ? amount : amount + " " + currency;
        }
    }

    /** In the zone that the writer gave: the customer reads the store's clock. */
    private static String time(String isoWithOffset, Language language) {
        try {
            return OffsetDateTime.parse(isoWithOffset)
                    .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                            .withLocale(language.formats()))
                    .replace('\u202f', ' ');
        } catch (DateTimeParseException unreadable) {
            return isoWithOffset;
        }
    }

    /** Without falling back to the language of the machine. */
    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
