package io.pontual.processes.picking;

import java.util.UUID;

/** Job {@code picking.offer-substitute}: write down who decides about a substitute, until when, and what it costs. */
public final class OfferSubstitute {
    private OfferSubstitute() {}

    /**
     * @param action {@code take}, {@code ask-customer} or {@code ask-agent}
     * @param answerWithin ISO-8601 duration
     * @param withoutAnswer {@code take} or {@code refuse}
     */
    public record Input(UUID orderId, UUID substitutionId, String action, String answerWithin, String withoutAnswer) {}

    /** @param answerDueAt ISO-8601 date-time with offset */
    public record Output(String answerDueAt) {}
}
