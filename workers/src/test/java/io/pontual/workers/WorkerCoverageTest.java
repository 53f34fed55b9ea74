package io.pontual.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.JobWorker;
import io.pontual.workers.support.Models;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/** Models and code name the same jobs, and a job's name leads to its class. */
class WorkerCoverageTest {
    private static final List<Method> WORKERS = workers();

    @Test
    void every_job_in_a_model_has_a_worker_and_every_worker_serves_a_model() {
        assertThat(Models.jobTypes()).isNotEmpty();
        assertThat(WORKERS.stream().map(WorkerCoverageTest::jobType))
                .containsExactlyInAnyOrderElementsOf(Models.jobTypes());
    }

    @Test
    void a_job_type_leads_to_its_class_by_name() {
        assertThat(WORKERS).isNotEmpty().allSatisfy(worker -> assertThat(
                        worker.getDeclaringClass().getName())
                .matches("io\\.pontual\\.workers\\." + folder(capability(worker)) + "\\." + task(worker) + "Worker"));
    }

    /** A capability is flat; the platform has a folder for each of its parts. */
    private static String folder(String capability) {
        return capability.equals("platform") ? "platform\\.[a-z]+" : capability;
    }

    @Test
    void a_worker_takes_the_record_of_its_job() {
        assertThat(WORKERS).isNotEmpty().allSatisfy(worker -> {
            var record = "io.pontual.processes." + capability(worker) + "." + task(worker);
            assertThat(Arrays.stream(worker.getParameterTypes()).map(Class::getName))
                    .containsExactly(record + "$Input");
            assertThat(worker.getReturnType().getName()).isIn(record + "$Output", "void");
        });
    }

    private static List<Method> workers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                (type, factory) -> type.getAnnotationMetadata().hasAnnotatedMethods(JobWorker.class.getName()));
        return scanner.findCandidateComponents("io.pontual.workers").stream()
                .map(candidate -> ClassUtils.resolveClassName(candidate.getBeanClassName(), null))
                .filter(WorkerCoverageTest::isProduct)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(JobWorker.class))
                .toList();
    }

    /** Tests have workers of their own. */
    private static boolean isProduct(Class<?> type) {
        return !type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith("/test-classes/");
    }

    private static String jobType(Method worker) {
        return worker.getAnnotation(JobWorker.class).type();
    }

    private static String capability(Method worker) {
        return StringUtils.substringBefore(jobType(worker), ".");
    }

    /** {@code reserve-stock} becomes {@code ReserveStock}. */
    private static String task(Method worker) {
        return Arrays.stream(StringUtils.substringAfter(jobType(worker), ".").split("-"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }
}
