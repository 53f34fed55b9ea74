package io.pontual.workers.payment;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * We ourselves in the place of a payment provider: gift cards and store credit, whose money we hold, what is paid in a
 * store when the goods are handed over, and what is paid with goods that come back. Everything is answered at once, in the transaction that asks.
 */
@Component
class House {
    /** The provider of such payments, in their rows. */
    static final String NAME = "house";

    private final CreditAccounts accounts;
    private final Clock clock;

    House(CreditAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    static boolean holds(Payment payment) {
        return payment.provider().equals(NAME);
    }

    /** Authorises or declines. @param code of a gift card or store credit; null for what is paid in a store */
    void authorise(Payment payment, String code) {
        var terms = payment.terms();
        var method = PaymentMethod.of(terms.method());
        if (method == PaymentMethod.PAY_IN_STORE || method == PaymentMethod.EXCHANGE_CREDIT) {
            payment.authorise(
                    terms.amount(),
                    (method == PaymentMethod.PAY_IN_STORE ? "store-" : "exchange-") + terms.paymentId(),
                    clock.instant());
            return;
        }
        var kind = method == PaymentMethod.GIFT_CARD ? CreditAccount.Kind.GIFT_CARD : CreditAccount.Kind.STORE_CREDIT;
        accounts.hold(kind, code, terms.currency(), terms.amount(), terms.paymentId())
                .ifPresentOrElse(
                        account -> payment.authorise(
                                terms.amount(), account.accountId().toString(), clock.instant()),
                        () -> payment.decline("credit-not-sufficient", clock.instant()));
    }

    /** Of what {@link Payment#startCapture} asked for. */
    void capture(Payment payment) {
        var capture = payment.capture();
        if (onAccount(payment)) {
            accounts.capture(account(payment), capture.amount(), capture.captureId());
            var rest = payment.amounts().open().subtract(capture.amount());
            if (capture.last() && rest.signum() > 0) {
                accounts.release(account(payment), rest, payment.paymentId());
            }
        }
        payment.captured(capture.amount(), clock.instant());
    }

    /** After {@link Payment#startVoid}. */
    void giveBack(Payment payment) {
        if (onAccount(payment)) {
            accounts.release(account(payment), payment.amounts().open(), payment.paymentId());
        }
        payment.voided(clock.instant());
    }

    void refund(Payment payment, BigDecimal amount, UUID refundPartId) {
        if (onAccount(payment)) {
            accounts.refund(account(payment), amount, refundPartId);
        }
    }

    /** The customer has promised it, and nobody has it yet: only a handover takes it. */
    static boolean isPaidAtCounter(Payment payment) {
        return PaymentMethod.of(payment.terms().method()) == PaymentMethod.PAY_IN_STORE;
    }

    private static boolean onAccount(Payment payment) {
        var method = PaymentMethod.of(payment.terms().method());
        return method == PaymentMethod.GIFT_CARD || method == PaymentMethod.STORE_CREDIT;
    }

    private static UUID account(Payment payment) {
        return UUID.fromString(payment.providerReference());
    }
}
