package io.pontual.workers.payment;

import io.pontual.workers.platform.timeline.TimelineKind;

/**
 * What follows from a provider's result, beside the payment's new state.
 *
 * @param changed the payment is to be written
 * @param story what the order's timeline says; null for nothing
 * @param capture which capture the story is about; null when it is about the payment
 * @param tell what the process that waits for this payment is told
 * @param voidReference the authorisation to be given back; null for none
 * @param parked why an operator should look at the result; null when all is well
 */
record Effect(boolean changed, TimelineKind story, Capture capture, Tell tell, String voidReference, String parked) {
    enum Tell {
        NOTHING,
        AUTHORISED,
        /** The customer can pay. */
        ISSUED,
        /** The customer paid; whether that is enough is for the policy to say. */
        PAID,
        /** The customer paid what nobody waited for any more. */
        PAID_TOO_LATE,
        DECLINED
    }

    static Effect nothing() {
        return new Effect(false, null, null, Tell.NOTHING, null, null);
    }

    static Effect parked(String reason) {
        return new Effect(false, null, null, Tell.NOTHING, null, reason);
    }

    static Effect changed(TimelineKind story) {
        return new Effect(true, story, null, Tell.NOTHING, null, null);
    }

    Effect about(Capture which) {
        return new Effect(changed, story, which, tell, voidReference, parked);
    }

    Effect telling(Tell whom) {
        return new Effect(changed, story, capture, whom, voidReference, parked);
    }

    Effect voiding(String reference) {
        return new Effect(changed, story, capture, tell, reference, parked);
    }

    Effect noting(String reason) {
        return new Effect(changed, story, capture, tell, voidReference, reason);
    }
}
