package io.pontual.processes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a service task gives to and takes from its worker is what the record of its job type says. */
class JobContractTest {
    private static final Set<String> OWNERS = Set.of("payment", "stores", "orders", "stock", "care", "operations");
    private static final Set<String> EFFECTS = Set.of("none", "stock", "money", "capacity");
    private static final Set<String> LITERALS = Set.of("null", "true", "false");
    private static final Pattern VARIABLE = Pattern.compile("=([a-z][A-Za-z]*)(\\.[A-Za-z.]+)?");

    @Test
    void every_service_task_is_retried_has_an_owner_and_tells_the_operator_what_to_do() {
        for (var task : Models.all(ServiceTask.class)) {
            assertThat(task.extension(ZeebeTaskDefinition.class).getRetries())
                    .as("%s", task)
                    .isEqualTo("3");
            assertThat(task.extension(ZeebeTaskHeaders.class).getHeaders())
                    .as("%s", task)
                    .anyMatch(header -> header.getKey().equals("owner") && OWNERS.contains(header.getValue()));
            assertThat(task.documentation()).as("%s", task).contains("Incident:");
        }
    }

    @Test
    void every_service_task_says_what_it_moves_and_the_same_wherever_it_is() {
        var effects = new HashMap<String, String>();
        for (var task : Models.all(ServiceTask.class)) {
            var effect = task.extension(ZeebeTaskHeaders.class).getHeaders().stream()
                    .filter(header -> header.getKey().equals("effect"))
                    .map(ZeebeHeader::getValue)
                    .findFirst()
                    .orElse("");
            assertThat(EFFECTS)
                    .as(
                            "%s: header effect is '%s'. Say what the task moves: none, or what of stock, money and capacity,"
                                    + " as in 'stock, capacity'. What moves something needs a row in UndoMatrix too.",
                            task, effect)
                    .containsAll(List.of(effect.split(", ")));
            var type = task.extension(ZeebeTaskDefinition.class).getType();
            assertThat(effects.merge(type, effect, (known, same) -> known))
                    .as("effect of %s in %s and elsewhere", type, task)
                    .isEqualTo(effect);
        }
    }

    @Test
    void output_mappings_are_the_components_of_the_output_record() {
        for (var task : Models.all(ServiceTask.class)) {
            var mapped = outputs(task);
            assertThat(mapped.stream().map(ZeebeOutput::getTarget))
                    .as("%s", task)
                    .containsExactlyInAnyOrderElementsOf(components(task, "Output"));
            assertThat(mapped).as("%s", task).allMatch(output -> output.getSource()
                    .equals("=" + output.getTarget()));
        }
    }

    @Test
    void every_component_of_the_input_record_is_mapped_from_something_the_process_has() {
        for (var task : Models.all(ServiceTask.class)) {
            var mapped = inputs(task);
            assertThat(mapped.stream().map(ZeebeInput::getTarget))
                    .as("%s", task)
                    .containsExactlyInAnyOrderElementsOf(components(task, "Input"));
            var produced = task.model().producedVariables();
            for (var input : mapped) {
                var variable = VARIABLE.matcher(input.getSource());
                if (variable.matches() && !LITERALS.contains(variable.group(1))) {
                    assertThat(produced).as("%s: %s", task, input.getSource()).contains(variable.group(1));
                }
            }
        }
    }

    @Test
    void every_job_record_belongs_to_a_job_type() {
        var types = Models.all(ZeebeTaskDefinition.class).stream()
                .map(found -> found.element().getType())
                .collect(Collectors.toSet());
        assertThat(types).isEqualTo(Constants.of(JobType.class));
        assertThat(types).allSatisfy(type -> assertThat(contract(type).getDeclaredClasses())
                .isNotEmpty());
    }

    private static Collection<ZeebeOutput> outputs(Models.Found<ServiceTask> task) {
        var mapping = task.extension(ZeebeIoMapping.class);
        return mapping == null ? List.of() : mapping.getOutputs();
    }

    private static Collection<ZeebeInput> inputs(Models.Found<ServiceTask> task) {
        var mapping = task.extension(ZeebeIoMapping.class);
        return mapping == null ? List.of() : mapping.getInputs();
    }

    private static List<String> components(Models.Found<ServiceTask> task, String record) {
        return Arrays.stream(contract(task.extension(ZeebeTaskDefinition.class).getType())
                        .getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals(record))
                .flatMap(nested -> Arrays.stream(nested.getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
    }

    /** {@code inventory.reserve-stock} is {@code io.pontual.processes.inventory.ReserveStock}. */
    private static Class<?> contract(String jobType) {
        var parts = jobType.split("\\.");
        var name = Arrays.stream(parts[1].split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        try {
            return Class.forName("io.pontual.processes." + parts[0] + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("Job type '" + jobType + "' has no contract class", e);
        }
    }
}
