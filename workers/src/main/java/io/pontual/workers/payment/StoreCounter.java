package io.pontual.workers.payment;

import static io.pontual.workers.payment.CapturePlan.Phase.FULFILLING;

import io.pontual.processes.ordering.FulfilmentOutcome;
import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.contract.StorePayments;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is paid at the counter. The goods are charged in the moment in which they are handed over and not by a later step,
 * so that another fulfilment of the order, handed over meanwhile, is not asked for the same money.
 */
@Component
class StoreCounter implements StorePayments {
    private static final String HANDED_OVER = "handed-over";

    private final Orders orders;
    private final PaymentRepository payments;
    private final Refunds refunds;
    private final SettlementRepository settlements;
    private final SettlementService settlement;
    private final StorePaymentRepository taken;
    private final Clock clock;

    StoreCounter(
            Orders orders,
            PaymentRepository payments,
            Refunds refunds,
            SettlementRepository settlements,
            SettlementService settlement,
            StorePaymentRepository taken,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.settlements = settlements;
        this.settlement = settlement;
        this.taken = taken;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Due> due(UUID orderId, UUID fulfilmentId, List<LineQuantity> goods) {
        if (!isChosen(orderId)) {
            return Optional.empty();
        }
        var owed = settlements.charged(orderId).add(orders.worth(orderId, fulfilmentId, goods));
        return CapturePlan.of(refunds.look(orderId), owed, FULFILLING).captures().stream()
                .filter(share -> House.isPaidAtCounter(share.payment()))
                .map(share -> new Due(share.amount(), share.payment().terms().currency()))
                .reduce((one, other) -> new Due(one.amount().add(other.amount()), one.currency()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isChosen(UUID orderId) {
        return payments.ofOrder(orderId).stream().anyMatch(House::isPaidAtCounter);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID orderId, UUID fulfilmentId, List<LineQuantity> goods, BigDecimal amount, String receipt) {
        var before = paidThere(orderId);
        var due = due(orderId, fulfilmentId, goods)
                .filter(one -> one.amount().compareTo(amount) == 0)
                .orElseThrow(() ->
                        new IllegalArgumentException(amount + " is not what is due for fulfilment " + fulfilmentId));
        taken.insert(orderId, fulfilmentId, new Taken(due.amount(), due.currency(), receipt, clock.instant()));
        settlement.charge(orderId, new FulfilmentOutcome(fulfilmentId, HANDED_OVER, goods));
        if (paidThere(orderId).subtract(before).compareTo(amount) != 0) {
            throw new IllegalStateException("What is due for fulfilment " + fulfilmentId + " of order " + orderId
                    + " changed while it was paid: to be looked at again");
        }
    }

    private BigDecimal paidThere(UUID orderId) {
        var money = refunds.look(orderId);
        return money.payments().stream()
                .filter(House::isPaidAtCounter)
                .map(money::kept)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public Optional<Taken> taken(UUID fulfilmentId) {
        return taken.find(fulfilmentId);
    }
}
