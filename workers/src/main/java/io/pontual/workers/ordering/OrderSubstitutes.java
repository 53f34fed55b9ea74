package io.pontual.workers.ordering;

import io.pontual.workers.ordering.contract.Substitutes;
import java.math.BigDecimal;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts what a store found instead in the place of what was ordered. The order never costs more because of it. */
@Service
class OrderSubstitutes implements Substitutes {
    private final OrderRepository repository;
    private final SubstituteRepository substitutes;
    private final Charges charges;

    OrderSubstitutes(OrderRepository repository, SubstituteRepository substitutes, Charges charges) {
        this.repository = repository;
        this.substitutes = substitutes;
        this.charges = charges;
    }

    @Override
    public String wish(UUID orderId, String lineId) {
        return substitutes.wish(orderId, lineId).orElse("ask");
    }

    @Override
    public BigDecimal unitPrice(UUID orderId, String lineId, int units, BigDecimal ownPrice) {
        return ownPrice.min(charges.unitWorth(orderId, lineId, units));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(UUID orderId) {
        return repository
                .lock(orderId)
                .orElseThrow(() -> new NoSuchElementException("There is no order " + orderId))
                .status()
                .openForWork();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(UUID orderId, String lineId, New line) {
        var order = repository.lock(orderId).orElseThrow();
        substitutes.replace(orderId, lineId, line);
        var total = charges.wanted(orderId).total();
        if (total.compareTo(order.total()) > 0) {
            throw new IllegalStateException("A substitute must not make order " + orderId + " dearer");
        }
        repository.setTotal(orderId, OrderRules.withDecimals(total, order.currency()));
    }
}
