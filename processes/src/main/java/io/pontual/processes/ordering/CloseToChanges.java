package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.close-to-changes}: the order is about to be settled. */
public final class CloseToChanges {
    private CloseToChanges() {}

    public record Input(UUID orderId) {}

    /** @param closedToChanges false while a change is being carried out */
    public record Output(boolean closedToChanges) {}
}
