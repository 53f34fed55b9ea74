package io.pontual.workers.ordering;

import io.pontual.workers.ordering.contract.PaymentHolds;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds that rules place and release, other than for fear of fraud. */
@Component
class HoldRules implements PaymentHolds {
    private static final String ADDRESS_RULE = "address-policy";
    private static final String PAYMENT_RULE = "capture-failed";
    private static final String RENEWAL_RULE = "renewal-declined";
    private static final String EXCHANGE_RULE = "exchange";

    private final OrderRepository orders;
    private final HoldRepository repository;
    private final Holds holds;

    HoldRules(OrderRepository orders, HoldRepository repository, Holds holds) {
        this.orders = orders;
        this.repository = repository;
        this.holds = holds;
    }

    /** The order has just been taken in, with an address that cannot be right. */
    void addressDoubtful(UUID orderId, String why) {
        holds.place(
                orders.lock(orderId).orElseThrow(), Holds.Wanted.byRule(HoldType.ADDRESS, List.of(why), ADDRESS_RULE));
    }

    /** The order, which the caller has locked, has an address that may be right. */
    void addressMended(UUID orderId) {
        release(orderId, HoldType.ADDRESS, ADDRESS_RULE, "The address was corrected");
    }

    /** The order, which the caller has locked, has been handed over in part, and nothing pays for the rest any longer. */
    void renewalDeclined(OrderState order) {
        holds.place(
                order,
                Holds.Wanted.byRule(
                        HoldType.PAYMENT,
                        List.of("A part was handed over, and the money for the rest could not be set aside again."
                                + " Cancel the rest, or have it paid; then release the hold"),
                        RENEWAL_RULE));
    }

    /** @param reserved whether goods are sought and kept aside meanwhile */
    void awaitsReturn(UUID orderId, boolean reserved) {
        holds.place(
                orders.lock(orderId).orElseThrow(),
                Holds.Wanted.byRule(
                        HoldType.EXCHANGE,
                        List.of("Waits for what the customer gives back in exchange"),
                        reserved ? HoldRepository.RESERVING : EXCHANGE_RULE));
    }

    /** What came back in exchange for the order, which the caller has locked, is known. */
    void returnDecided(UUID orderId) {
        repository.openOfOrder(orderId).stream()
                .filter(hold -> hold.type() == HoldType.EXCHANGE)
                .forEach(hold -> holds.release(hold, EXCHANGE_RULE, "What the customer gives back is here"));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID orderId) {
        orders.lock(orderId).orElseThrow();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(UUID orderId) {
        var order = orders.lock(orderId).orElseThrow();
        if (order.status().openForWork()) {
            holds.place(
                    order,
                    Holds.Wanted.byRule(
                            HoldType.PAYMENT,
                            List.of("Money for goods that the customer has could not be taken"),
                            PAYMENT_RULE));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public boolean areOpen(UUID orderId) {
        return repository.openOfOrder(orderId).stream()
                .anyMatch(hold ->
                        hold.type() == HoldType.PAYMENT && hold.placedBy().equals(PAYMENT_RULE));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void mended(UUID orderId) {
        orders.lock(orderId).orElseThrow();
        release(orderId, HoldType.PAYMENT, PAYMENT_RULE, "The money was taken");
    }

    private void release(UUID orderId, HoldType type, String rule, String why) {
        repository.openOfOrder(orderId).stream()
                .filter(hold -> hold.type() == type && hold.placedBy().equals(rule))
                .forEach(hold -> holds.release(hold, rule, why));
    }
}
