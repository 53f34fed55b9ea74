package io.pontual.workers.sourcing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** All lines of one product: they draw on the same stock. */
record Demand(String sku, String productGroup, List<SourcingRequest.Line> lines) {
    int quantity() {
        return lines.stream().mapToInt(SourcingRequest.Line::quantity).sum();
    }

    /** In the order's currency. */
    double value() {
        return lines.stream()
                .mapToDouble(line -> line.unitPrice().doubleValue() * line.quantity())
                .sum();
    }

    double kilograms() {
        return lines.stream()
                        .mapToDouble(line -> (double) line.weightGrams() * line.quantity())
                        .sum()
                / 1000;
    }

    /** In the order in which the lines name the products. */
    static List<Demand> of(List<SourcingRequest.Line> lines) {
        var bySku = new LinkedHashMap<String, Demand>();
        for (var line : lines) {
            bySku.computeIfAbsent(line.sku(), sku -> new Demand(sku, line.productGroup(), new ArrayList<>()))
                    .lines()
                    .add(line);
        }
        return List.copyOf(bySku.values());
    }
}
