package io.pontual.workers.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.pontual.processes.model.JobType;
import io.pontual.sandbox.MovableClock;
import io.pontual.sandbox.engine.EmbeddedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One engine for all process tests of a JVM, since the first start costs seconds. It has every model, and one job worker
 * per job type that hands its jobs to the test that runs now.
 */
final class SharedEngine {
    /** Long enough that no job which a test leaves open comes twice, however far the test moves time. */
    private static final Duration JOB_TIMEOUT = Duration.ofDays(365);

    /** A process of the bench itself, which only waits for a timer. */
    static final String TIMERS_FIRED = "timers-fired";

    /** By ending: a search of the whole class path each. */
    private static final Map<String, List<Resource>> MODELS = new ConcurrentHashMap<>();

    private static SharedEngine started;

    final EmbeddedEngine engine = new EmbeddedEngine().start();
    final MovableClock clock = new MovableClock();
    final CamundaClient client;
    private volatile BiConsumer<JobClient, ActivatedJob> handler;

    private SharedEngine() {
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(engine.grpcAddress()))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofMinutes(1))
                // One thread, so that jobs are recorded in the order in which the engine gave them out.
                .numJobWorkerExecutionThreads(1)
                .build();
        deployAll();
        jobTypes().forEach(this::serve);
    }

    static synchronized SharedEngine get() {
        if (started == null) {
            started = new SharedEngine();
        }
        return started;
    }

    void handleWith(BiConsumer<JobClient, ActivatedJob> handler) {
        this.handler = handler;
    }

    /**
     * Moves time and waits until every timer that is due now has fired, so that a test can also see which have not. Timers
     * fire in the order in which they are due: once one that is due now has fired, all earlier ones have.
     */
    void advance(Duration by) {
        clock.advance(by);
        engine.advance(by);
        client.newCreateInstanceCommand()
                .bpmnProcessId(TIMERS_FIRED)
                .latestVersion()
                .variables(Map.of("now", OffsetDateTime.now(clock).toString()))
                .withResult()
                .send()
                .join();
    }

    static List<String> jobTypes() {
        return Arrays.stream(JobType.class.getFields())
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** Every model on the class path that ends so, as the workers' own deployment finds them. */
    static List<Resource> models(String ending) {
        return MODELS.computeIfAbsent(ending, SharedEngine::find);
    }

    private static List<Resource> find(String ending) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:/*/*." + ending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deployAll() {
        var files = new ArrayList<Resource>();
        List.of("bpmn", "dmn", "form").forEach(ending -> files.addAll(models(ending)));
        var first = files.removeFirst();
        var command = client.newDeployResourceCommand().addResourceBytes(content(first), first.getFilename());
        for (var file : files) {
            command = command.addResourceBytes(content(file), file.getFilename());
        }
        command.send().join();
        var timersFired = Bpmn.createExecutableProcess(TIMERS_FIRED)
                .startEvent()
                .intermediateCatchEvent("Catch_Now", timer -> timer.timerWithDateExpression("now"))
                .endEvent()
                .done();
        client.newDeployResourceCommand()
                .addProcessModel(timersFired, TIMERS_FIRED + ".bpmn")
                .send()
                .join();
    }

    private void serve(String jobType) {
        client.newWorker()
                .jobType(jobType)
                .handler((jobs, job) -> handler.accept(jobs, job))
                .timeout(JOB_TIMEOUT)
                .fetchVariables(JobContract.of(jobType).inputNames())
                .streamEnabled(true)
                // Jobs are pushed; asking is only for those that were there before the stream.
                .pollInterval(Duration.ofSeconds(1))
                .open();
    }

    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
