package io.pontual.workers.sourcing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A question to the customer. @param chosenOption null until it is closed */
record Choice(
        UUID choiceId,
        UUID shortageId,
        UUID orderId,
        ChoiceStatus status,
        String defaultOption,
        String chosenOption,
        Instant askedAt,
        Instant answerDueAt,
        Instant endedAt,
        List<ChoiceOption> options) {

    Optional<ChoiceOption> option(String optionId) {
        return options.stream()
                .filter(option -> option.optionId().equals(optionId))
                .findFirst();
    }
}
