package io.pontual.integrations.payment;

/** A settlement file that cannot be believed, as a whole. */
class BadSettlementFile extends RuntimeException {
    /** @param message what is wrong and where, for finance */
    BadSettlementFile(String message) {
        super(message);
    }
}
