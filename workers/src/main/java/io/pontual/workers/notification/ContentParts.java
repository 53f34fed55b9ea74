package io.pontual.workers.notification;

import io.pontual.processes.ordering.FulfilmentPlan;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What many templates show, as they show it. */
final class ContentParts {
    /** Where orders are sent to people whose own time we do not know. */
    static final String HOME = "America/Sao_Paulo";

    private ContentParts() {}

    /** What a total is made of; nothing of an order that has neither shipping nor discounts. */
    static void putParts(Map<String, Object> params, Orders.Amounts amounts, String currency) {
        if (amounts.discounts().signum() > 0) {
            params.put("discount", money(amounts.discounts(), currency));
        }
        if (amounts.shipping().signum() > 0) {
            params.put("shipping", money(amounts.shipping(), currency));
        }
    }

    static List<Map<String, Object>> contents(Orders.OrderFacts order, List<LineQuantity> held) {
        var lines = order.lines().stream().collect(Collectors.toMap(Orders.Line::lineId, Function.identity()));
        return held.stream()
                .map(line -> item(lines.get(line.lineId()).description(), line.quantity()))
                .toList();
    }

    static void putIfKnown(Map<String, Object> params, String name, String value) {
        if (value != null && !value.isBlank()) {
            params.put(name, value);
        }
    }

    static List<Map<String, Object>> items(List<FulfilmentPlan.Item> lines) {
        return lines.stream()
                .map(line -> item(line.description(), line.quantity()))
                .toList();
    }

    static List<Map<String, Object>> wanted(Orders.OrderFacts order) {
        return order.lines().stream()
                .filter(line -> line.quantity() > 0)
                .map(line -> item(line.description(), line.quantity()))
                .toList();
    }

    static Map<String, Object> about(Orders.OrderFacts order) {
        var params = new LinkedHashMap<String, Object>();
        params.put("orderNumber", order.externalId());
        return params;
    }

    static Map<String, Object> item(String description, int quantity) {
        return Map.of("description", description, "quantity", quantity);
    }

    /** As many digits as the currency has, so that people read 10.00 and not 10. */
    static String money(BigDecimal amount, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return amount.setScale(Math.max(digits, amount.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
