package io.pontual.processes.ordering;

import java.util.UUID;

/** Job {@code ordering.check-holds}: say whether somebody still holds an order or one of its fulfilments. */
public final class CheckHolds {
    private CheckHolds() {}

    /** @param fulfilmentId null when the whole order waits */
    public record Input(UUID orderId, UUID fulfilmentId) {}

    /**
     * @param holdTarget whose release to wait for: the fulfilment, or the order
     * @param lookAgainAt ISO-8601 date-time with offset
     */
    public record Output(boolean held, UUID holdTarget, String lookAgainAt) {}
}
