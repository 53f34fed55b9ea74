package io.pontual.workers.sourcing.contract;

import io.pontual.processes.ordering.FulfilmentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What customers are asked about lines that cannot be had as ordered. */
public interface Choices {
    /** Oldest first. */
    List<Choice> ofOrder(UUID orderId);

    /** @return the question about lines that no node supplies; empty when none was asked */
    Optional<Choice> ofShortage(UUID shortageId);

    /** @return the lines that no node supplies; empty when there is no such shortage */
    List<FulfilmentPlan.Item> missing(UUID shortageId);

    /**
     * Answers for the customer, in the caller's transaction. Repeatable: the same answer again changes nothing.
     *
     * @return how the question stands now; the answer counts when {@code chosenOption} is the option and {@code status} is
     *     ANSWERED
     * @throws java.util.NoSuchElementException when the order has no such question, or the question no such option
     */
    Choice answer(UUID orderId, UUID choiceId, String optionId);

    /**
     * @param shortageId of the lines in question
     * @param status OPEN, ANSWERED, DEFAULTED or WITHDRAWN
     * @param lines what cannot be had as ordered
     * @param defaultOption what happens without an answer
     * @param chosenOption null until it is answered or the deadline has passed
     * @param endedAt null while it is open
     */
    record Choice(
            UUID choiceId,
            UUID shortageId,
            String status,
            List<FulfilmentPlan.Item> lines,
            List<Option> options,
            String defaultOption,
            String chosenOption,
            Instant askedAt,
            Instant answerDueAt,
            Instant endedAt) {}

    /** @param kind {@code store}, {@code ship} or {@code cancel} @param nodeId only of a store */
    record Option(String optionId, String kind, String nodeId) {}
}
