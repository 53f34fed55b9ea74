package io.pontual.workers.platform.engine;

import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends a refused complete, fail or throw-error command again. The starter's own strategy gives up after one attempt
 * without a word, and the job would only be done again after its timeout.
 */
@Component
@ConditionalOnEngine
class RetryingCommandStrategy implements CommandExceptionHandlingStrategy {
    private static final Logger log = LoggerFactory.getLogger(RetryingCommandStrategy.class);

    private static final BackoffSupplier BACKOFF = BackoffSupplier.newBackoffBuilder()
            .minDelay(50)
            .maxDelay(10_000)
            .backoffFactor(2)
            .jitterFactor(0.3)
            .build();

    private final CamundaClientExecutorService executor;

    RetryingCommandStrategy(CamundaClientExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public void handleCommandError(CommandWrapper command, Throwable error) {
        if (EngineFaults.is(error, Status.Code.NOT_FOUND)) {
            // The job was completed by an earlier try or by another worker, or its process was cancelled.
            log.debug("Job is gone already: {}", command);
        } else if (EngineFaults.worthAnotherTry(error)) {
            log.debug("Engine refused {}, trying again: {}", command, error.getMessage());
            command.increaseBackoffUsing(BACKOFF);
            command.scheduleExecutionUsing(executor.get());
        } else {
            log.error("Engine refused {}; the job will be done again after its timeout", command, error);
        }
    }
}
