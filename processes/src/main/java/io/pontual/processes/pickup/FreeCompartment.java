package io.pontual.processes.pickup;

import java.util.UUID;

/** Job {@code pickup.free-compartment}: what nobody fetched is out of the locker, and others may have the compartment. */
public final class FreeCompartment {
    private FreeCompartment() {}

    /** @param emptied false when it is empty but out of order; null counts as true */
    public record Input(UUID fulfilmentId, Boolean emptied) {}
}
