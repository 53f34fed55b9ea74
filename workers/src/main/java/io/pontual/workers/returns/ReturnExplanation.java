package io.pontual.workers.returns;

import io.pontual.workers.platform.timeline.Language;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Tells a customer in words how the amount came about that they get back; in {@code returns.properties}. */
final class ReturnExplanation {
    private ReturnExplanation() {}

    /** @param units that it is for, by line @param replaced whether they came in the place of goods that were paid for @return sentences whose amounts add up to what goes back */
    static List<String> of(
            Return.Refund refund,
            Map<String, Integer> units,
            List<Return.Line> lines,
            boolean replaced,
            String currency,
            Language language) {
        var items = lines.stream()
                .filter(line -> units.getOrDefault(line.lineId(), 0) > 0)
                .map(line -> units.get(line.lineId()) + " x " + line.description())
                .collect(Collectors.joining(", "));
        var told = new ArrayList<String>();
        told.add(tell("goods", language, money(refund.goods(), currency, language), items));
        if (replaced) {
            told.add(tell("replaced", language));
        }
        add(told, "discount", refund.discount(), currency, language);
        add(told, "shipping", refund.shipping(), currency, language);
        if (refund.shipping().signum() == 0) {
            told.add(tell("no-shipping", language));
        }
        add(told, "fee", refund.fee(), currency, language);
        add(told, "reduction", refund.reduction(), currency, language);
        add(told, "already-back", refund.alreadyBack(), currency, language);
        add(told, "exchanged", refund.exchanged(), currency, language);
        told.add(tell("total", language, money(refund.amount(), currency, language)));
        return told;
    }

    /** How what the customer gets in exchange is paid. */
    static List<String> of(Exchange exchange, String currency, Language language) {
        var items = exchange.lines().stream()
                .map(line -> line.quantity() + " x " + line.description())
                .collect(Collectors.joining(", "));
        var told = new ArrayList<String>();
        told.add(tell("new-goods", language, money(exchange.price(), currency, language), items));
        if (exchange.credit() == null) {
            add(told, exchange.instant() ? "set-aside" : "to-pay", exchange.pays(), currency, language);
            return told;
        }
        add(told, "credit", exchange.credit(), currency, language);
        add(told, "paid", exchange.price().subtract(exchange.credit()), currency, language);
        if (exchange.refund() != null) {
            add(told, "not-had", exchange.refund(), currency, language);
        }
        return told;
    }

    /** What goods without an order are credited with; until they were looked at, what they would be. */
    static List<String> of(
            BlindReturn found, List<BlindReturn.Line> lines, List<BlindReturn.Grade> grades, Language language) {
        var currency = found.currency();
        var told = new ArrayList<String>();
        for (var line : lines) {
            told.add(tell(
                    "blind-" + line.price(),
                    language,
                    money(line.amount(), currency, language),
                    line.quantity() + " x " + line.description(),
                    line.lowestDays()));
        }
        var byId = lines.stream().collect(Collectors.toMap(BlindReturn.Line::lineId, line -> line));
        for (var grade : grades) {
            var line = byId.get(grade.lineId());
            var less = line.unitAmount()
                    .multiply(BigDecimal.valueOf(grade.quantity()))
                    .subtract(grade.credit());
            if (less.signum() > 0) {
                told.add(tell(
                        grade.disposition() == null ? "blind-kept" : "blind-" + grade.grade(),
                        language,
                        money(less, currency, language),
                        grade.quantity() + " x " + line.description()));
            }
        }
        told.add(
                switch (found.status()) {
                    case REQUESTED, RECEIVED ->
                        tell("blind-expected", language, money(BlindReturn.amount(lines), currency, language));
                    case INSPECTED, CLOSED -> tell("blind-total", language, money(found.credit(), currency, language));
                    case REFUSED -> tell("blind-refused", language);
                    case CANCELLED -> tell("blind-withdrawn", language);
                });
        return told;
    }

    private static void add(List<String> told, String key, BigDecimal amount, String currency, Language language) {
        if (amount.signum() > 0) {
            told.add(tell(key, language, money(amount, currency, language)));
        }
    }

    static String tell(String key, Language language, Object... values) {
        var bundle = ResourceBundle.getBundle(
                "returns",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), language.formats()).format(values);
    }

    private static String money(BigDecimal amount, String currency, Language language) {
        var format = NumberFormat.getCurrencyInstance(language.formats());
        format.setCurrency(Currency.getInstance(currency));
        return format.format(amount).replace('\u00a0', ' ');
    }
}
