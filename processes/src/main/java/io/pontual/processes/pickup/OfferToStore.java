package io.pontual.processes.pickup;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code pickup.offer-to-store}: tell the store that a customer wants to collect these goods. */
public final class OfferToStore {
    private OfferToStore() {}

    /** @param answerWithin ISO-8601 duration from the pickup policy */
    public record Input(
            UUID orderId,
            UUID fulfilmentId,
            String nodeId,
            String storeSystem,
            List<FulfilmentPlan.Item> lines,
            String answerWithin) {}

    /** @param answerDueAt ISO-8601 date-time with offset */
    public record Output(String answerDueAt) {}
}
