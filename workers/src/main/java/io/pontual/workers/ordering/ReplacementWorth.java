package io.pontual.workers.ordering;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What units are worth to the customer, who has paid for those of a replacement with another order. Of several replacements
 * of an order of which something cannot be had, each has its own units, so that the parts add up to the cent.
 */
@Component
class ReplacementWorth {
    private final ReplacementRepository replacements;
    private final Charges charges;

    ReplacementWorth(ReplacementRepository replacements, Charges charges) {
        this.replacements = replacements;
        this.charges = charges;
    }

    /** What the customer was to get with a replacement that ends now, and did not. Lock the order that was paid for. */
    BigDecimal ofMissing(Replacement replacement, List<LineQuantity> missing) {
        return of(replacement, missing, replacements.missing(replacement.originOrderId()));
    }

    /** In the order's currency; of a replacement, in that of the order that was paid for, which is the same. */
    BigDecimal of(UUID orderId, List<LineQuantity> units) {
        return replacements
                .find(orderId)
                .map(replacement -> of(replacement, units, Map.of()))
                .orElseGet(() -> charges.chargedFor(orderId, units));
    }

    /** @param earlier units of the order that was paid for, by line, that others are worth */
    private BigDecimal of(Replacement replacement, List<LineQuantity> units, Map<String, Integer> earlier) {
        var agreed = replacements.unitRefunds(replacement.orderId());
        var asPaid = units.stream()
                .filter(line -> !agreed.containsKey(line.lineId()) && line.quantity() > 0)
                .toList();
        var worth = asPaid.isEmpty() ? BigDecimal.ZERO : asPaid(replacement.originOrderId(), asPaid, earlier);
        return units.stream()
                .filter(line -> agreed.containsKey(line.lineId()))
                .map(line -> agreed.get(line.lineId()).multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(worth, BigDecimal::add);
    }

    private BigDecimal asPaid(UUID originOrderId, List<LineQuantity> units, Map<String, Integer> earlier) {
        var before = earlier.entrySet().stream()
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .filter(line -> line.quantity() > 0)
                .toList();
        if (before.isEmpty()) {
            return charges.chargedFor(originOrderId, units);
        }
        var all = Stream.concat(units.stream(), before.stream()).toList();
        return charges.chargedFor(originOrderId, all).subtract(charges.chargedFor(originOrderId, before));
    }
}
