package io.pontual.workers.payment;

import io.pontual.processes.payment.PaymentProvider;

/**
 * One asking of a provider to authorise a payment.
 *
 * @param attempt from 1
 * @param round within one, every provider is asked once at most
 */
record ProviderAttempt(int attempt, int round, PaymentProvider provider, Outcome outcome) {
    enum Outcome {
        /** The last one, whatever it answers. */
        ASKED,
        /** Surely not reached. */
        UNAVAILABLE,
        /** Asked by reference, it has nothing. */
        NOT_FOUND,
        /** It authorised after another had been asked, and is to give it back. */
        LATE,
        LATE_VOIDED
    }
}
