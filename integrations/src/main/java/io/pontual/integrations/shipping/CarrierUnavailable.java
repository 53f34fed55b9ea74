package io.pontual.integrations.shipping;

import io.pontual.integrations.platform.PartnerUnavailable;
import io.pontual.integrations.platform.Unreached;

/** A carrier is down or overloaded. Counts for its circuit breaker. */
class CarrierUnavailable extends PartnerUnavailable implements Unreached.Maybe {
    private final int status;

    CarrierUnavailable(String carrier, int status) {
        super("Carrier " + carrier + " answered " + status);
        this.status = status;
    }

    @Override
    public boolean unreached() {
        return Unreached.refusedToServe(status);
    }
}
