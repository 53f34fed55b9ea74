package io.pontual.workers.returns.contract;

import java.time.Instant;

/** Which policy holds. */
public interface Policies {
    /** The version that an order is sold under which is accepted now. */
    String inForce(Instant at);
}
