package io.pontual.processes.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Staff can do every task from its form alone: it shows what the process knows and asks for what the process needs. */
class FormContractTest {
    /** Finance works by priority: what a provider needs to settle a failed capture has no time limit of ours. */
    private static final Set<String> WITHOUT_DUE_DATE = Set.of("Task_ResolveFailedCapture");

    private static final Set<String> KNOWN_TYPES =
            Set.of("text", "table", "radio", "textfield", "number", "checkbox", "dynamiclist");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{([A-Za-z]+)[^}]*}}");
    private static final Pattern PERSONAL = Pattern.compile("(?i)(customer|contact)?(name|e-?mail|phone|address|cpf)");

    @Test
    void every_user_task_has_a_form_a_group_a_due_date_and_words_for_the_operator() {
        for (var task : Models.all(UserTask.class)) {
            assertThat(task.extension(ZeebeUserTask.class)).as("%s", task).isNotNull();
            assertThat(task.extension(ZeebeFormDefinition.class).getBindingType())
                    .as("%s", task)
                    .isEqualTo(ZeebeBindingType.deployment);
            assertThat(task.extension(ZeebeAssignmentDefinition.class).getCandidateGroups())
                    .as("%s", task)
                    .isNotBlank();
            assertThat(task.documentation()).as("%s", task).contains("Incident:");
            var schedule = task.extension(ZeebeTaskSchedule.class);
            if (WITHOUT_DUE_DATE.contains(task.id())) {
                assertThat(schedule)
                        .as("%s has a due date: take it off the list", task)
                        .isNull();
            } else {
                assertThat(schedule.getDueDate()).as("%s", task).startsWith("=");
                assertThat(task.model().producedVariables())
                        .as("%s", task)
                        .contains(schedule.getDueDate().substring(1));
            }
        }
    }

    @Test
    void every_form_is_used_and_every_used_form_exists() {
        assertThat(Models.all(UserTask.class).stream()
                        .map(task -> task.extension(ZeebeFormDefinition.class).getFormId())
                        .collect(Collectors.toSet()))
                .isEqualTo(Constants.of(FormId.class))
                .isEqualTo(Models.files("form").stream().map(Models::nameOf).collect(Collectors.toSet()));
    }

    @Test
    void a_form_is_made_of_what_tasklist_8_8_can_show() throws Exception {
        for (var file : Models.files("form")) {
            var form = Forms.read(file);
            assertThat(form.path("type").asText()).isEqualTo("default");
            assertThat(form.path("schemaVersion").asInt()).isEqualTo(18);
            assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Cloud");
            assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("8.8.0");
            var components = Models.found(Forms.components(form), "components in " + file);
            assertThat(components.stream().map(component -> component.path("id").asText()))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("Field_[0-9]+"));
            assertThat(components)
                    .allMatch(component ->
                            KNOWN_TYPES.contains(component.path("type").asText()));
            assertThat(components)
                    .as("%s does not say which order, return, wave, product, payment or queue it is about", file)
                    .anyMatch(component -> component
                            .path("text")
                            .asText()
                            .matches("(?s).*\\{\\{(orderId|returnId|waveId|sku|paymentId|queue)}}.*"));
        }
    }

    @Test
    void a_form_shows_and_takes_only_what_its_task_knows_and_nothing_personal() throws Exception {
        for (var task : Models.all(UserTask.class)) {
            var formId = task.extension(ZeebeFormDefinition.class).getFormId();
            var file = Models.files("form").stream()
                    .filter(path -> Models.nameOf(path).equals(formId))
                    .findFirst()
                    .orElseThrow();
            var mapping = task.extension(ZeebeIoMapping.class);
            var known = new HashSet<>(task.model().producedVariables());
            mapping.getInputs().stream().map(ZeebeInput::getTarget).forEach(known::add);
            var form = Forms.read(file);
            var shown = Forms.components(form).stream()
                    .flatMap(component -> shown(component).stream())
                    .toList();
            assertThat(known).as("%s shows", formId).containsAll(Models.found(shown, "variables shown by " + formId));
            assertThat(shown).noneMatch(variable -> PERSONAL.matcher(variable).matches());

            var taken = StreamSupport.stream(form.path("components").spliterator(), false)
                    .map(component ->
                            component.path("key").asText(component.path("path").asText()))
                    .filter(key -> !key.isEmpty())
                    .collect(Collectors.toSet());
            assertThat(mapping.getOutputs().stream().map(output -> output.getTarget()))
                    .as("%s takes", formId)
                    .containsExactlyInAnyOrderElementsOf(Models.found(taken, "fields of " + formId));
        }
    }

    private static Set<String> shown(JsonNode component) {
        var variables = new HashSet<String>();
        SHOWN.matcher(component.path("text").asText()).results().forEach(match -> variables.add(match.group(1)));
        if (component.has("dataSource")) {
            variables.add(component.path("dataSource").asText().substring(1));
        }
        return variables;
    }
}
