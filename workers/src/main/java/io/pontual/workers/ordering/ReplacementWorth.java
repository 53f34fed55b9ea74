package io.pontual.workers.ordering;

import io.pontual.processes.ordering.LineQuantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What units are worth to the customer, who has paid for those of a replacement with another order. */
@Component
class ReplacementWorth {
    private final ReplacementRepository replacements;
    private final Charges charges;

    ReplacementWorth(ReplacementRepository replacements, Charges charges) {
        this.replacements = replacements;
        this.charges = charges;
    }

    /** In the order's currency; of a replacement, in that of the order that was paid for, which is the same. */
    BigDecimal of(UUID orderId, List<LineQuantity> units) {
        return replacements
                .find(orderId)
                .map(replacement -> of(replacement, units))
                .orElseGet(() -> charges.chargedFor(orderId, units));
    }

    private BigDecimal of(Replacement replacement, List<LineQuantity> units) {
        var agreed = replacements.unitRefunds(replacement.orderId());
        var asPaid = units.stream()
                .filter(line -> !agreed.containsKey(line.lineId()) && line.quantity() > 0)
                .toList();
        var worth = asPaid.isEmpty() ? BigDecimal.ZERO : charges.chargedFor(replacement.originOrderId(), asPaid);
        return units.stream()
                .filter(line -> agreed.containsKey(line.lineId()))
                .map(line -> agreed.get(line.lineId()).multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(worth, BigDecimal::add);
    }
}
