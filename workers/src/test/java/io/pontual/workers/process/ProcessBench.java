package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.grpc.Status;
import io.pontual.processes.notification.NotifyCustomer;
import io.pontual.sandbox.engine.EngineLog.Incident;
import io.pontual.sandbox.engine.EngineLog.Step;
import io.pontual.workers.platform.desk.TaskQuery;
import io.pontual.workers.platform.desk.UserTask;
import io.pontual.workers.platform.engine.BusinessError;
import io.pontual.workers.platform.engine.NeedsOperator;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One test's view of the shared engine: it plays workers, partners and people, and remembers what happened. Whatever
 * happens while a test runs belongs to that test, and when it ends nothing may be left: no process, task or incident.
 */
final class ProcessBench implements BeforeEachCallback, AfterEachCallback {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final TaskQuery EVERY_TASK = new TaskQuery(null, null, 0, 100);

    private final Map<String, Function<Object, Object>> answers = new ConcurrentHashMap<>();
    private final List<Job> jobs = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> mistakes = Collections.synchronizedList(new ArrayList<>());
    private final List<Step> steps = new ArrayList<>();
    private SharedEngine shared;

    /** A job as a worker got it; the input is the record of its type. */
    record Job(String processId, String elementId, String jobType, Object input) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        shared = SharedEngine.get();
        shared.engine.log().follow(this::remember);
        shared.handleWith(this::handle);
        UsualAnswers.give(this);
    }

    private synchronized void remember(Step step) {
        if (!step.processId().equals(SharedEngine.TIMERS_FIRED)) {
            steps.add(step);
            ElementCoverage.mark(step);
        }
    }

    // --- What workers answer

    /** The answer to every job of this input; null when its contract has no output. */
    <I> void answer(Class<I> input, Function<I, Object> answer) {
        answers.put(JobContract.jobTypeOf(input), job -> answer.apply(input.cast(job)));
    }

    /** The job answers nothing, but something follows from it. */
    <I> void react(Class<I> input, Consumer<I> reaction) {
        answer(input, job -> {
            reaction.accept(job);
            return null;
        });
    }

    /** The job is done and nothing follows from it. */
    void accept(Class<?> input) {
        react(input, job -> {});
    }

    void refuse(Class<?> input, String errorCode) {
        react(input, job -> {
            throw new BusinessError(errorCode, "The test wants it so");
        });
    }

    /** A worker takes the job and never comes back. */
    void hold(Class<?> input) {
        react(input, job -> {
            throw new Held();
        });
    }

    private static final class Held extends RuntimeException {}

    private void handle(JobClient client, ActivatedJob job) {
        var contract = JobContract.of(job.getType());
        try {
            var input = job.getVariablesAsType(contract.input());
            jobs.add(new Job(job.getBpmnProcessId(), job.getElementId(), job.getType(), input));
            var answer = Objects.requireNonNull(answers.get(job.getType()), "No usual answer to " + job.getType());
            var output = answer.apply(input);
            if (contract.output() == null) {
                assertThat(output).as("answer to %s", job.getType()).isNull();
                client.newCompleteCommand(job).send().join();
            } else {
                assertThat(output).as("answer to %s", job.getType()).isInstanceOf(contract.output());
                client.newCompleteCommand(job).variables(output).send().join();
            }
        } catch (Held held) {
            // stays open
        } catch (BusinessError error) {
            client.newThrowErrorCommand(job)
                    .errorCode(error.code())
                    .variables(error.variables())
                    .send()
                    .join();
        } catch (NeedsOperator error) {
            client.newFailCommand(job)
                    .retries(0)
                    .errorMessage(error.getMessage())
                    .send()
                    .join();
        } catch (ClientStatusException gone) {
            // The process was cancelled meanwhile; if it was not, the test will wait in vain.
        } catch (RuntimeException | AssertionError mistake) {
            mistakes.add(mistake);
        }
    }

    // --- What happens from outside

    void start(String processId, Map<String, Object> variables) {
        shared.client
                .newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    void startBefore(String elementId, String processId, Map<String, Object> variables) {
        shared.client
                .newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .startBeforeElement(elementId)
                .variables(variables)
                .send()
                .join();
    }

    void publish(String message, Object key, Map<String, Object> variables) {
        publish(message, key, UUID.randomUUID().toString(), variables);
    }

    /** @return false when the engine remembers this message id and so does not take the message again */
    boolean publish(String message, Object key, String messageId, Map<String, Object> variables) {
        try {
            shared.client
                    .newPublishMessageCommand()
                    .messageName(message)
                    .correlationKey(key.toString())
                    .messageId(messageId)
                    .timeToLive(Duration.ofDays(1))
                    .variables(variables)
                    .send()
                    .join();
            return true;
        } catch (ClientStatusException e) {
            assertThat(e.getStatusCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
            return false;
        }
    }

    /** Moves time and lets every timer fire that is due then; first wait until the process has come to where it counts. */
    void advance(Duration by) {
        shared.advance(by);
    }

    /** @return ISO-8601 date-time with offset, so far from the engine's now */
    String in(Duration duration) {
        return OffsetDateTime.now(shared.clock).plus(duration).toString();
    }

    /** Waits for the task; there must be only one of it. */
    UserTask task(String elementId) {
        return task(elementId, Map.of());
    }

    /** Waits for the task that has these variables among its own; there must be only one of it. */
    UserTask task(String elementId, Map<String, Object> having) {
        var found = new ArrayList<UserTask>();
        waiting().untilAsserted(() -> {
            found.clear();
            shared.engine.userTasks().search(EVERY_TASK).stream()
                    .filter(task -> task.elementId().equals(elementId))
                    .filter(task -> task.variables().entrySet().containsAll(having.entrySet()))
                    .forEach(found::add);
            assertThat(found).as("open tasks %s with %s", elementId, having).hasSize(1);
        });
        return found.getFirst();
    }

    void complete(String elementId, Map<String, Object> variables) {
        complete(task(elementId), variables);
    }

    void complete(UserTask task, Map<String, Object> variables) {
        shared.engine.userTasks().complete(task.taskId(), variables);
    }

    Incident awaitIncident() {
        await().atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(shared.engine.log().incidents())
                        .as("incidents")
                        .hasSize(1));
        return shared.engine.log().incidents().getFirst();
    }

    /** What an operator does once the cause is mended; variables are set on the process instance first. */
    void resolve(Incident incident, Map<String, Object> variables) {
        if (!variables.isEmpty()) {
            shared.client
                    .newSetVariablesCommand(incident.processInstanceKey())
                    .variables(variables)
                    .send()
                    .join();
        }
        if (incident.jobKey() > 0) {
            shared.client
                    .newUpdateRetriesCommand(incident.jobKey())
                    .retries(1)
                    .send()
                    .join();
        }
        shared.client.newResolveIncidentCommand(incident.key()).send().join();
    }

    // --- What happened

    /** Waits until these elements are all active at once. */
    void awaitAt(String... elementIds) {
        waiting().untilAsserted(() -> assertThat(active())
                .extracting(Step::elementId)
                .as("active elements")
                .contains(elementIds));
    }

    /** Waits until so many jobs of this input have come, whether answered or not. */
    <I> List<I> awaitAsked(Class<I> input, int times) {
        waiting().untilAsserted(() -> assertThat(asked(input)).hasSize(times));
        return asked(input);
    }

    /**
     * Waits until everything that was started has come to its end.
     *
     * @return the variables that the one process which was started from outside ended with
     */
    Map<String, Object> awaitEnd() {
        waiting().untilAsserted(() -> {
            assertThat(active())
                    .extracting(Step::elementId)
                    .as("active elements")
                    .isEmpty();
            assertThat(ended()).as("ended processes").hasSize(1);
        });
        return ended().getFirst().variables();
    }

    /** Ids of the completed elements of all instances of this process, in order. */
    List<String> passed(String processId) {
        return steps().stream()
                .filter(step -> step.kind() == Step.Kind.COMPLETED)
                .filter(step -> step.type() != BpmnElementType.PROCESS)
                .filter(step -> step.processId().equals(processId))
                .map(Step::elementId)
                .toList();
    }

    /** Every job that came, in order. */
    List<Job> jobs() {
        synchronized (jobs) {
            return List.copyOf(jobs);
        }
    }

    <I> List<I> asked(Class<I> input) {
        return jobs().stream()
                .map(Job::input)
                .filter(input::isInstance)
                .map(input::cast)
                .toList();
    }

    /** The templates of what the customer was told, in order. */
    List<String> told() {
        return asked(NotifyCustomer.Input.class).stream()
                .map(NotifyCustomer.Input::template)
                .toList();
    }

    private ConditionFactory waiting() {
        return await().atMost(LONGEST_WAIT).pollInterval(Duration.ofMillis(20)).failFast("an incident", () -> {
            assertThat(mistakes).as("mistakes in the test's answers").isEmpty();
            assertThat(shared.engine.log().incidents()).as("incidents").isEmpty();
        });
    }

    private List<Step> steps() {
        shared.engine.log().openProcesses();
        synchronized (this) {
            return List.copyOf(steps);
        }
    }

    private List<Step> active() {
        var active = new HashMap<Long, Step>();
        for (var step : steps()) {
            switch (step.kind()) {
                case ENTERED -> active.put(step.key(), step);
                case COMPLETED, TERMINATED -> active.remove(step.key());
                case TAKEN -> {
                    // a flow is taken in no time
                }
            }
        }
        return List.copyOf(active.values());
    }

    private List<Step> ended() {
        return steps().stream()
                .filter(step -> step.kind() == Step.Kind.COMPLETED && step.key() == step.rootKey())
                .toList();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var incidents = shared.engine.log().incidents();
        var leftOpen = active();
        leftOpen.stream().filter(step -> step.key() == step.rootKey()).forEach(root -> shared.client
                .newCancelInstanceCommand(root.key())
                .send()
                .join());
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(active()).isEmpty());
        shared.engine.log().follow(step -> {});
        if (context.getExecutionException().isEmpty()) {
            assertThat(mistakes).as("mistakes in the test's answers").isEmpty();
            assertThat(incidents).as("incidents left").isEmpty();
            assertThat(leftOpen).as("left open").isEmpty();
        }
    }
}
