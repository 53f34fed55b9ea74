package io.pontual.processes.shipping;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.util.List;
import java.util.UUID;

/** Job {@code shipping.offer-to-node}: ask a node to send these goods. */
public final class OfferToNode {
    private OfferToNode() {}

    /** @param answerWithin ISO-8601 duration from the shipping policy */
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
