package io.pontual.workers.payment;

import io.pontual.workers.platform.timeline.TimelineKind;

/**
 * What follows from a provider's result, beside the payment's new state.
 *
 * @param changed the payment is to be written
 * @param story what the order's timeline says; null for nothing
 * @param tell what the process that waits for this payment is told
 * @param voidReference the authorisation to be given back; null for none
 * @param parked why an operator should look at the result; null when all is well
 */
record Effect(boolean changed, TimelineKind story, Tell tell, String voidReference, String parked) {
    enum Tell {
        NOTHING,
        AUTHORISED,
        DECLINED
    }

    static Effect nothing() {
        return new Effect(false, null, Tell.NOTHING, null, null);
    }

    static Effect parked(String reason) {
        return new Effect(false, null, Tell.NOTHING, null, reason);
    }

    static Effect changed(TimelineKind story) {
        return new Effect(true, story, Tell.NOTHING, null, null);
    }

    Effect telling(Tell whom) {
        return new Effect(changed, story, whom, voidReference, parked);
    }

    Effect voiding(String reference) {
        return new Effect(changed, story, tell, reference, parked);
    }

    Effect noting(String reason) {
        return new Effect(changed, story, tell, voidReference, reason);
    }
}
