package io.pontual.workers.sourcing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * All lines of one product: they draw on the same stock.
 *
 * @param quantity units of all lines
 * @param value of all lines, in the order's currency
 */
record Demand(
        String sku,
        String productGroup,
        List<SourcingRequest.Line> lines,
        int quantity,
        double value,
        double kilograms) {

    /** In the order in which the lines name the products. */
    static List<Demand> of(List<SourcingRequest.Line> lines) {
        var bySku = new LinkedHashMap<String, List<SourcingRequest.Line>>();
        lines.forEach(line ->
                bySku.computeIfAbsent(line.sku(), sku -> new ArrayList<>()).add(line));
        return bySku.values().stream().map(Demand::together).toList();
    }

    private static Demand together(List<SourcingRequest.Line> lines) {
        int quantity = 0;
        double value = 0;
        double grams = 0;
        for (var line : lines) {
            quantity += line.quantity();
            value += line.unitPrice().doubleValue() * line.quantity();
            grams += (double) line.weightGrams() * line.quantity();
        }
        var first = lines.getFirst();
        return new Demand(first.sku(), first.productGroup(), lines, quantity, value, grams / 1000);
    }
}
