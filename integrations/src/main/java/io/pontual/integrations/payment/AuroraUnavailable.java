package io.pontual.integrations.payment;

import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.integrations.platform.Unreached;

/** Aurora Pay is down or overloaded. Counts for the circuit breaker. */
class AuroraUnavailable extends PartnerUnavailable implements Unreached.Maybe {
    private final int status;

    AuroraUnavailable(int status) {
        super("Aurora Pay answered " + status + "; the command is tried again later");
        this.status = status;
    }

    @Override
    public boolean unreached() {
        return Unreached.refusedToServe(status);
    }
}
