package io.pontual.processes.sourcing;

import java.util.UUID;

/** Job {@code sourcing.close-choice}: what holds is what the customer chose in time, else the policy's default. */
public final class CloseChoice {
    private CloseChoice() {}

    public record Input(UUID orderId, UUID choiceId) {}

    /** @param chosen {@code store}, {@code ship} or {@code cancel} */
    public record Output(String chosen) {}
}
