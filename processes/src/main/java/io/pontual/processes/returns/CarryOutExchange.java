package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.carry-out-exchange}: what came back pays for the new goods, or does not; once. */
public final class CarryOutExchange {
    private CarryOutExchange() {}

    public record Input(UUID returnId) {}

    /** @param exchangeOutcome {@code exchanged}, {@code charged} or {@code given-up} */
    public record Output(String exchangeOutcome) {}
}
