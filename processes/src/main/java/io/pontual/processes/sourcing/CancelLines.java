package io.pontual.processes.sourcing;

import java.util.UUID;

/** Job {@code sourcing.cancel-lines}: nobody supplies these lines; the customer will not be charged for them. */
public final class CancelLines {
    private CancelLines() {}

    public record Input(UUID orderId, UUID fulfilmentId) {}
}
