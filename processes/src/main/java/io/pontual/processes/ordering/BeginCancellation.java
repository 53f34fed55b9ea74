package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.begin-cancellation}: from here on no step may take stock or money for the order. */
public final class BeginCancellation {
    private BeginCancellation() {}

    /** @param cancellationReason a {@link CancellationReason} code */
    public record Input(UUID orderId, String cancellationReason) {}
}
