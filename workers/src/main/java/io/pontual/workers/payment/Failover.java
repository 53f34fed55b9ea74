package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentProvider;
import io.pontual.processes.payment.PaymentResult;
import io.pontual.processes.payment.PaymentResult.Kind;
import io.pontual.workers.ordering.contract.Orders;
import io.pontual.workers.payment.ProviderAttempt.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks one provider after the other, and never two at once: another one only when the one before was surely not reached, or
 * said when asked by reference that it has nothing. What it authorises all the same, later, it is told to give back.
 */
@Service
class Failover {
    private final Orders orders;
    private final PaymentRepository payments;
    private final ProviderAttemptRepository attempts;
    private final ProviderRules rules;
    private final PaymentGateway gateway;
    private final Clock clock;

    Failover(
            Orders orders,
            PaymentRepository payments,
            ProviderAttemptRepository attempts,
            ProviderRules rules,
            PaymentGateway gateway,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.attempts = attempts;
        this.rules = rules;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Who is asked first. */
    PaymentProvider first(Payment.Terms terms) {
        return providers(terms).getFirst();
    }

    /** The first asking of a payment that was inserted just now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Payment payment) {
        ask(payment, 1, 1);
    }

    /** Whoever issued what the customer has is asked for another code in its place. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void askForNewCode(Payment payment) {
        gateway.authorise(
                payment,
                attempts.of(payment.paymentId()).getLast().attempt(),
                null,
                orders.facts(payment.orderId()).externalId());
    }

    /**
     * The provider was not reached, or has nothing: the next one is asked, if there is one.
     *
     * @param payment locked, of which the result is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void goOn(Payment payment, PaymentResult result) {
        var made = attempts.of(payment.paymentId());
        if (!payment.is(PaymentStatus.REQUESTED)
                || made.isEmpty()
                || made.getLast().outcome() != Outcome.ASKED) {
            return;
        }
        var last = made.getLast();
        var outcome = result.kind() == Kind.NOT_FOUND ? Outcome.NOT_FOUND : Outcome.UNAVAILABLE;
        attempts.end(payment.paymentId(), last, outcome, null, clock.instant());
        next(payment, attempts.of(payment.paymentId()), last.round())
                .ifPresent(provider -> askElsewhere(payment, provider, last.attempt() + 1, last.round()));
    }

    /** An answer of a provider after another one had been asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void late(Payment payment, PaymentResult result) {
        var outcome = result.kind() == Kind.VOIDED ? Outcome.LATE_VOIDED : Outcome.LATE;
        attempts.of(payment.paymentId()).stream()
                .filter(attempt -> attempt.provider().code().equals(result.provider()))
                .reduce((former, latter) -> latter)
                .filter(attempt -> attempt.outcome() != Outcome.LATE_VOIDED)
                .ifPresent(attempt -> attempts.end(
                        payment.paymentId(), attempt, outcome, result.providerReference(), clock.instant()));
    }

    /** Whether nobody is at work on it, since nobody could be reached. */
    boolean nobodyReached(Payment payment) {
        var made = attempts.of(payment.paymentId());
        return !made.isEmpty() && made.getLast().outcome() == Outcome.UNAVAILABLE;
    }

    /**
     * Begins a new round for a payment that nobody could be reached for: there is nothing to ask by reference.
     *
     * @param paymentId locked
     * @return false when there is something, or nobody, to ask
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tryAgain(UUID paymentId) {
        var made = attempts.of(paymentId);
        if (made.isEmpty() || made.getLast().outcome() != Outcome.UNAVAILABLE) {
            return false;
        }
        var round = made.getLast().round() + 1;
        var payment = payments.find(paymentId);
        var provider = next(payment, made, round);
        provider.ifPresent(one -> askElsewhere(payment, one, made.getLast().attempt() + 1, round));
        return provider.isPresent();
    }

    /** One that has nothing, or had to give it back, is not asked again: its answer might be the old one. */
    private Optional<PaymentProvider> next(Payment payment, List<ProviderAttempt> made, int round) {
        return providers(payment.terms()).stream()
                .filter(provider -> made.stream()
                        .filter(attempt -> attempt.provider() == provider)
                        .allMatch(attempt -> attempt.outcome() == Outcome.UNAVAILABLE && attempt.round() < round))
                .findFirst();
    }

    private void askElsewhere(Payment payment, PaymentProvider provider, int attempt, int round) {
        payment.askElsewhere(provider.code());
        payments.update(payment);
        ask(payment, attempt, round);
    }

    private void ask(Payment payment, int attempt, int round) {
        var provider = PaymentProvider.of(payment.provider()).orElseThrow();
        attempts.insert(
                payment.paymentId(), new ProviderAttempt(attempt, round, provider, Outcome.ASKED), clock.instant());
        var tender = orders.tenders(payment.orderId()).get(payment.terms().tenderNo());
        gateway.authorise(
                payment,
                attempt,
                tender.token(),
                orders.facts(payment.orderId()).externalId());
    }

    private List<PaymentProvider> providers(Payment.Terms terms) {
        return rules.providers(terms.method(), terms.amount(), terms.currency());
    }
}
