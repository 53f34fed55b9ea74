package io.pontual.workers.sourcing;

import io.pontual.workers.platform.timeline.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences from {@code sourcing.properties} in one language, numbers, money and days as its readers write them. */
final class Phrases {
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");

    private final ResourceBundle bundle;
    private final Language language;
    private final String currency;

    Phrases(Language language, String currency) {
        this.language = language;
        this.currency = currency;
        bundle = ResourceBundle.getBundle(
                "sourcing",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @param values pairs of a name and a value, which may be null; a count of one picks the phrase for one */
    String say(String key, Object... values) {
        var named = new HashMap<String, String>();
        boolean one = false;
        for (int i = 0; i < values.length; i += 2) {
            one |= values[i].equals("count") && Integer.valueOf(1).equals(values[i + 1]);
            if (values[i + 1] != null) {
                named.put((String) values[i], told(values[i + 1]));
            }
        }
        var template = bundle.getString(one && bundle.containsKey(key + ".one") ? key + ".one" : key);
        var text = OPTIONAL.matcher(template)
                .replaceAll(part ->
                        Matcher.quoteReplacement(complete(part.group(1), named) ? fill(part.group(1), named) : ""));
        return fill(text, named);
    }

    String money(BigDecimal amount) {
        var format = NumberFormat.getCurrencyInstance(language.formats());
        format.setCurrency(Currency.getInstance(currency));
        // A hard space is for print; it makes a text hard to search.
        return format.format(amount).replace('\u00a0', ' ');
    }

    private String told(Object value) {
        return switch (value) {
            case LocalDate day ->
                day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.formats()));
            case Number number -> NumberFormat.getInstance(language.formats()).format(number);
            default -> value.toString();
        };
    }

    private static boolean complete(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).results().allMatch(name -> values.containsKey(name.group(1)));
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "?")));
    }
}
