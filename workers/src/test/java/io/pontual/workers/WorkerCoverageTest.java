package io.pontual.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.camunda.client.annotation.JobWorker;
import io.pontual.workers.support.Models;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;

/** Models and code name the same jobs, and a job's name leads to its class. */
class WorkerCoverageTest {
    private final List<JavaMethod> workers = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.pontual.workers")
                    .stream()
                    .flatMap(type -> type.getMethods().stream())
                    .filter(method -> method.isAnnotatedWith(JobWorker.class))
                    .toList();

    @Test
    void every_job_in_a_model_has_a_worker_and_every_worker_serves_a_model() {
        assertThat(Models.jobTypes()).isNotEmpty();
        assertThat(workers.stream().map(WorkerCoverageTest::jobType))
                .containsExactlyInAnyOrderElementsOf(Models.jobTypes());
    }

    @Test
    void a_job_type_leads_to_its_class_by_name() {
        assertThat(workers).isNotEmpty().allSatisfy(worker -> assertThat(
                        worker.getOwner().getName())
                .isEqualTo("io.pontual.workers." + capability(worker) + "." + task(worker) + "Worker"));
    }

    @Test
    void a_worker_takes_the_record_of_its_job() {
        assertThat(workers).isNotEmpty().allSatisfy(worker -> {
            var record = "io.pontual.processes." + capability(worker) + "." + task(worker);
            assertThat(worker.getRawParameterTypes().stream().map(JavaClass::getName))
                    .containsExactly(record + "$Input");
            assertThat(worker.getRawReturnType().getName()).isIn(record + "$Output", "void");
        });
    }

    private static String jobType(JavaMethod worker) {
        return worker.getAnnotationOfType(JobWorker.class).type();
    }

    private static String capability(JavaMethod worker) {
        return StringUtils.substringBefore(jobType(worker), ".");
    }

    /** {@code reserve-stock} becomes {@code ReserveStock}. */
    private static String task(JavaMethod worker) {
        return Arrays.stream(StringUtils.substringAfter(jobType(worker), ".").split("-"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }
}
