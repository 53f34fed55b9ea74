package io.pontual.workers.platform.messaging;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.model.JobType;
import io.pontual.processes.platform.SettleDeadLetters;
import org.springframework.stereotype.Component;

/** Sends the dead letters of a queue again, or gives them up, as operations chose. */
@Component
public class SettleDeadLettersWorker {
    private final Replays replays;

    SettleDeadLettersWorker(Replays replays) {
        this.replays = replays;
    }

    @JobWorker(type = JobType.PLATFORM_SETTLE_DEAD_LETTERS)
    public void work(@VariablesAsType SettleDeadLetters.Input input) {
        replays.settle(input.queue(), input.resolution());
    }
}
