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

    private static void add(List<String> told, String key, BigDecimal amount, String currency, Language language) {
        if (amount.signum() > 0) {
            told.add(tell(key, language, money(amount, currency, language)));
        }
    }

    private static String tell(String key, Language language, Object... values) {
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
