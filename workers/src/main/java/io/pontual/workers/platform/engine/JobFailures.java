package io.pontual.workers.platform.engine;

import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What becomes of a job whose worker threw: a BPMN error, another try with back-off, or an incident that tells an operator
 * what to do.
 */
@Component
@ConditionalOnEngine
class JobFailures implements JobExceptionHandlingStrategy {
    private static final Logger log = LoggerFactory.getLogger(JobFailures.class);
    /** Well within the timeout of jobs: a job that comes back by itself must not be failed while it is tried again. */
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(40);

    private static final int USUAL_RETRIES = 3;
    private static final int LONGEST_MESSAGE = 1000;

    private final CommandExceptionHandlingStrategy commandErrors;
    private final MetricsRecorder metrics;
    private final CamundaClientExecutorService executor;
    private final EngineProperties properties;

    JobFailures(
            CommandExceptionHandlingStrategy commandErrors,
            MetricsRecorder metrics,
            CamundaClientExecutorService executor,
            EngineProperties properties) {
        this.commandErrors = commandErrors;
        this.metrics = metrics;
        this.executor = executor;
        this.properties = properties;
    }

    @Override
    public void handleException(Exception exception, ExceptionHandlingContext context) {
        var job = context.job();
        var client = context.jobClient();
        var businessError = ExceptionUtils.throwableOfType(exception, BusinessError.class);
        var needsOperator = ExceptionUtils.throwableOfType(exception, NeedsOperator.class);
        if (businessError != null) {
            log.info("Job {} of {} ends with {}", job.getType(), job.getProcessInstanceKey(), businessError.code());
            send(
                    client.newThrowErrorCommand(job.getKey())
                            .errorCode(businessError.code())
                            .errorMessage(brief(businessError))
                            .variables(businessError.variables()),
                    context,
                    "bpmn-error");
        } else if (needsOperator != null) {
            log.warn("Job {} needs an operator: {}", job.getType(), needsOperator.getMessage());
            send(client.newFailCommand(job.getKey()).retries(0).errorMessage(brief(needsOperator)), context, "failed");
        } else {
            // While the database is away every job fails: that must not use up the tries and end in incidents.
            var retries = isOutage(exception) ? job.getRetries() : job.getRetries() - 1;
            log.warn("Job {} failed, {} tries left", job.getType(), retries, exception);
            var failure = client.newFailCommand(job.getKey())
                    .retries(retries)
                    .errorMessage(brief(exception)
                            + ". Tried again with growing pauses; if it stays, mend the cause and retry the job.");
            if (retries > 0) {
                // The pause is made here: the engine forgets now and then to wake a job after a back-off of its own
                // (camunda/camunda#16884), and then the order stands still with no incident. A job whose worker stops
                // meanwhile comes back after its timeout.
                executor.get()
                        .schedule(
                                () -> send(failure, context, "failed"),
                                backoff(job).toMillis(),
                                TimeUnit.MILLISECONDS);
            } else {
                send(failure, context, "failed");
            }
        }
    }

    private static boolean isOutage(Exception exception) {
        return ExceptionUtils.getThrowableList(exception).stream()
                .anyMatch(cause -> cause instanceof TransientDataAccessException
                        || cause instanceof NonTransientDataAccessResourceException
                        || cause instanceof CannotGetJdbcConnectionException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof TransactionSystemException);
    }

    private Duration backoff(ActivatedJob job) {
        var failures = Math.max(0, USUAL_RETRIES - job.getRetries());
        var backoff = properties.retryBackoff().multipliedBy(1L << failures);
        return backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
    }

    private static String brief(Exception exception) {
        var root = ExceptionUtils.getRootCause(exception);
        var cause = root == null ? exception : root;
        var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }

    private void send(FinalCommandStep<?> command, ExceptionHandlingContext context, String action) {
        new CommandWrapper(command, context.job(), commandErrors, metrics, Integer.MAX_VALUE)
                .executeAsyncWithMetrics(
                        MetricsRecorder.METRIC_NAME_JOB, action, context.job().getType());
    }
}
