package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.model.CollectPaymentElements;
import io.pontual.processes.model.ProcessId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each process is covered by its own class of tests ({@link Covers}); this makes sure that there is one. */
@OnSharedEngine
class ElementCoverageTest {
    @Test
    void every_process_has_a_class_of_tests_that_passes_all_its_elements() {
        assertThat(ids("bpmn")).isNotEmpty().allSatisfy(processId -> {
            var covers = testClass(processId).getAnnotation(Covers.class);
            assertThat(covers).as("@Covers of the tests of %s", processId).isNotNull();
            assertThat(covers.value()).isEqualTo(processId);
        });
    }

    @Test
    void nodes_boundary_events_and_flows_are_elements_to_pass() {
        assertThat(ElementCoverage.elements(ProcessId.COLLECT_PAYMENT))
                .contains(
                        CollectPaymentElements.TASK_AUTHORISE_PAYMENT,
                        CollectPaymentElements.GATEWAY_PROVIDER_ANSWER,
                        "Flow_AuthorisePayment_ToAnswer");
    }

    private static List<String> ids(String ending) {
        return SharedEngine.models(ending).stream()
                .map(file -> file.getFilename().replace("." + ending, ""))
                .toList();
    }

    private static Class<?> testClass(String processId) throws ClassNotFoundException {
        var name = Arrays.stream(processId.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return Class.forName(ElementCoverageTest.class.getPackageName() + "." + name + "ProcessTest");
    }
}
