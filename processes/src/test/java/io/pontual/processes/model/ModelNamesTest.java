package io.pontual.processes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.Task;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ids and labels fit the table of names in the conventions, so that everything is found by the name it must have. */
class ModelNamesTest {
    private static final Set<String> CAPABILITIES = Set.of(
            "ordering",
            "sourcing",
            "inventory",
            "payment",
            "picking",
            "pickup",
            "shipping",
            "returns",
            "notification",
            "customer",
            "care",
            "insight",
            // What is written once: the messages between the applications belong to no capability.
            "platform");

    /** The first kind that an element is decides. */
    private static final List<Map.Entry<Class<? extends FlowNode>, String>> PREFIXES = List.of(
            Map.entry(CallActivity.class, "Call"),
            Map.entry(Task.class, "Task"),
            Map.entry(SubProcess.class, "SubProcess"),
            Map.entry(Gateway.class, "Gateway"),
            Map.entry(StartEvent.class, "StartEvent"),
            Map.entry(EndEvent.class, "EndEvent"),
            Map.entry(BoundaryEvent.class, "Boundary"),
            Map.entry(IntermediateCatchEvent.class, "Catch"),
            Map.entry(IntermediateThrowEvent.class, "Throw"));

    @Test
    void a_process_is_named_like_its_file_in_the_folder_of_its_capability() {
        for (var model : Models.PROCESSES) {
            assertThat(model.id()).isEqualTo(Models.nameOf(model.file())).matches("[a-z]+(-[a-z]+)+");
            assertThat(CAPABILITIES).contains(Models.capabilityOf(model.file()));
            assertThat(model.process().getName()).as(model.id()).isNotBlank();
            assertThat(model.process().isExecutable()).as(model.id()).isTrue();
        }
    }

    @Test
    void element_ids_say_kind_and_name() {
        for (var node : Models.all(FlowNode.class)) {
            var prefix = PREFIXES.stream()
                    .filter(entry -> entry.getKey().isInstance(node.element()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            assertThat(prefix).as("%s has a kind that no rule names", node).isPresent();
            assertThat(node.id()).as("%s", node).matches(prefix.get() + "_[A-Z][A-Za-z0-9]+");
        }
        for (var flow : Models.all(SequenceFlow.class)) {
            assertThat(flow.id()).as("%s", flow).matches("Flow_[A-Z][A-Za-z0-9]+_[A-Z][A-Za-z0-9]+");
        }
    }

    @Test
    void tasks_are_labelled_with_a_verb_and_a_noun() {
        for (var task : Models.all(Task.class)) {
            assertThat(task.name()).as("%s", task).matches("[A-Z][a-z]+( [a-z]+)+");
        }
    }

    @Test
    void events_are_labelled_with_what_has_happened() {
        for (var event : Models.all(Event.class)) {
            assertThat(event.name()).as("%s", event).matches("[A-Z0-9][a-z0-9]*( [a-z0-9]+)+");
        }
    }

    @Test
    void gateways_that_decide_ask_a_question_and_their_flows_answer_it() {
        var deciding = Models.all(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.element().getOutgoing().size() > 1)
                .toList();
        for (var gateway : Models.found(deciding, "deciding gateways")) {
            assertThat(gateway.name()).as("%s", gateway).matches("[A-Z].*\\?");
            for (var answer : gateway.element().getOutgoing()) {
                assertThat(answer.getName()).as(answer.getId()).isNotBlank();
                assertThat(answer.getId()).as("%s", gateway).endsWith("_" + answer.getName());
            }
        }
    }

    @Test
    void job_types_and_messages_begin_with_their_capability() {
        for (var job : Models.all(ZeebeTaskDefinition.class)) {
            var type = job.element().getType();
            assertThat(type).matches("[a-z]+\\.[a-z]+(-[a-z]+)+");
            assertThat(CAPABILITIES).as(type).contains(type.substring(0, type.indexOf('.')));
        }
        for (var message : Models.all(Message.class)) {
            assertThat(message.name()).matches("[a-z]+\\.[a-z]+(-[a-z]+)+");
            assertThat(CAPABILITIES)
                    .contains(message.name().substring(0, message.name().indexOf('.')));
            assertThat(message.id()).matches("Message_[A-Z][A-Za-z]+");
        }
    }

    @Test
    void decisions_and_forms_are_named_like_their_files() throws Exception {
        for (var file : Models.files("dmn")) {
            assertThat(DecisionTables.read(file).id()).isEqualTo(Models.nameOf(file));
            assertThat(CAPABILITIES).contains(Models.capabilityOf(file));
        }
        for (var file : Models.files("form")) {
            assertThat(Forms.read(file).path("id").asText())
                    .isEqualTo(Models.nameOf(file))
                    .startsWith(Models.capabilityOf(file) + "-");
        }
    }
}
