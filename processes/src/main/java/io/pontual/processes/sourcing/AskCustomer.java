package io.pontual.processes.sourcing;

import java.util.UUID;

/** Job {@code sourcing.ask-customer}: work out what the customer can choose between, and by when. */
public final class AskCustomer {
    private AskCustomer() {}

    /**
     * @param answerWithin ISO-8601 duration from the policy
     * @param defaultOption what happens without an answer: {@code cancel} or {@code ship}
     */
    public record Input(UUID orderId, UUID fulfilmentId, String answerWithin, String defaultOption) {}

    /** @param answerDueAt ISO-8601 date-time with offset */
    public record Output(UUID choiceId, String answerDueAt) {}
}
