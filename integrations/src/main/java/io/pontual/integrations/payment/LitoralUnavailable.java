package io.pontual.integrations.payment;

import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.integrations.platform.Unreached;

/** Litoral is down or overloaded. Counts for the circuit breaker. */
class LitoralUnavailable extends PartnerUnavailable implements Unreached.Maybe {
    private final int status;

    LitoralUnavailable(int status) {
        super("Litoral answered " + status);
        this.status = status;
    }

    @Override
    public boolean unreached() {
        return Unreached.refusedToServe(status);
    }
}
