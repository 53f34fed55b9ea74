package io.pontual.processes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** Everything that a model names exists, and everything that exists is named by a model. */
class ModelContractTest {
    @Test
    void every_message_is_awaited_and_correlated_by_an_id_that_its_process_has() {
        var names = new HashSet<String>();
        for (var message : Models.all(Message.class)) {
            names.add(message.name());
            var awaiting = message.model()
                    .all(FlowNode.class)
                    .filter(node -> awaits(node, message.element()))
                    .toList();
            assertThat(awaiting).as("%s is awaited by nothing", message).isNotEmpty();
            if (awaiting.stream().allMatch(ModelContractTest::startsTheProcess)) {
                continue;
            }
            var subscription = message.extension(ZeebeSubscription.class);
            assertThat(subscription).as("%s has no correlation key", message).isNotNull();
            assertThat(message.model().producedVariables())
                    .as("%s", message)
                    .contains(subscription.getCorrelationKey().replaceFirst("^=", ""));
        }
        assertThat(names).isEqualTo(Constants.of(MessageName.class));
    }

    @Test
    void every_error_code_is_caught_in_its_process_and_begins_with_a_capability() {
        var codes = new HashSet<String>();
        for (var error : Models.all(Error.class)) {
            codes.add(error.element().getErrorCode());
            assertThat(error.element().getErrorCode()).matches("[A-Z]+(_[A-Z]+)+");
            var process = error.model().process();
            var used = error.model()
                    .all(ErrorEventDefinition.class)
                    .filter(event -> error.element().equals(event.getError()))
                    .map(ModelElementInstance::getParentElement)
                    .toList();
            assertThat(used).as("%s is used by nothing", error).isNotEmpty();
            var caught = used.stream().anyMatch(BoundaryEvent.class::isInstance) || catchesEverything(process);
            assertThat(caught).as("%s is caught by nothing", error).isTrue();
            // Thrown out of a part of the process, or out of all of it.
            used.stream().filter(EndEvent.class::isInstance).forEach(end -> assertThat(
                            catchesEverything(process) || used.stream().anyMatch(event -> isAround(event, end)))
                    .as("%s is thrown to nobody", error)
                    .isTrue());
        }
        assertThat(codes).isEqualTo(Constants.of(ErrorCode.class));
    }

    private static boolean isAround(ModelElementInstance event, ModelElementInstance end) {
        return event instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().equals(end.getParentElement());
    }

    @Test
    void every_called_process_exists_in_the_same_deployment_and_gets_only_what_is_mapped() {
        var ids = Models.PROCESSES.stream().map(Models.Model::id).collect(Collectors.toSet());
        assertThat(ids).isEqualTo(Constants.of(ProcessId.class));
        var chosenAtRunTime = false;
        var called = new HashSet<String>();
        for (var call : Models.all(CallActivity.class)) {
            var target = call.extension(ZeebeCalledElement.class);
            assertThat(target.getBindingType()).as("%s", call).isEqualTo(ZeebeBindingType.deployment);
            assertThat(target.isPropagateAllParentVariablesEnabled())
                    .as("%s", call)
                    .isFalse();
            assertThat(target.isPropagateAllChildVariablesEnabled())
                    .as("%s", call)
                    .isFalse();
            assertThat(call.documentation()).as("%s", call).contains("Incident:");
            if (target.getProcessId().startsWith("=")) {
                chosenAtRunTime = true;
            } else {
                assertThat(ids).as("%s", call).contains(target.getProcessId());
                called.add(target.getProcessId());
            }
        }
        for (var model : Models.PROCESSES) {
            var startedByMessage = model.all(StartEvent.class)
                    .anyMatch(start -> startsTheProcess(start)
                            && !start.getEventDefinitions().isEmpty());
            assertThat(startedByMessage || chosenAtRunTime || called.contains(model.id()))
                    .as("%s is started by nothing", model.id())
                    .isTrue();
        }
    }

    @Test
    void what_a_called_process_must_return_is_produced_by_every_process_that_may_be_called() {
        for (var call : Models.all(CallActivity.class)) {
            var target = call.extension(ZeebeCalledElement.class).getProcessId();
            var outputs = call.extension(ZeebeIoMapping.class).getOutputs();
            for (var model : Models.PROCESSES) {
                if (model.id().equals(target)) {
                    outputs.forEach(output -> assertThat(model.producedVariables())
                            .as("%s", call)
                            .contains(output.getSource().replaceFirst("^=", "")));
                }
            }
        }
        for (var loop : Models.all(ZeebeLoopCharacteristics.class)) {
            assertThat(loop.element().getOutputCollection()).isNotBlank();
            assertThat(loop.element().getOutputElement()).isNotBlank();
        }
    }

    @Test
    void every_decision_is_asked_and_every_asked_decision_exists_in_the_same_deployment() {
        var asked = new HashSet<String>();
        for (var decision : Models.all(ZeebeCalledDecision.class)) {
            assertThat(decision.element().getBindingType()).isEqualTo(ZeebeBindingType.deployment);
            assertThat(decision.element().getResultVariable()).matches("[a-z][A-Za-z]+");
            asked.add(decision.element().getDecisionId());
        }
        assertThat(asked).doesNotContainAnyElementsOf(DecisionTables.ASKED_BY_WORKERS);
        asked.addAll(DecisionTables.ASKED_BY_WORKERS);
        assertThat(asked)
                .isEqualTo(Constants.of(DecisionId.class))
                .isEqualTo(Models.files("dmn").stream().map(Models::nameOf).collect(Collectors.toSet()));
    }

    @Test
    void processes_explain_themselves() {
        for (var process : Models.all(Process.class)) {
            assertThat(process.documentation()).as("%s", process).hasSizeGreaterThan(60);
        }
        for (var subProcess : Models.all(SubProcess.class)) {
            assertThat(subProcess.documentation()).as("%s", subProcess).isNotBlank();
        }
    }

    @Test
    void every_generated_element_id_is_in_its_model() throws ClassNotFoundException {
        for (var model : Models.PROCESSES) {
            var generated =
                    Class.forName(ModelContractTest.class.getPackageName() + "." + pascal(model.id()) + "Elements");
            Set<String> ids = model.all(FlowNode.class).map(FlowNode::getId).collect(Collectors.toSet());
            assertThat(ids).as(model.id()).isEqualTo(Constants.of(generated));
        }
    }

    private static boolean awaits(FlowNode node, Message message) {
        if (node instanceof ReceiveTask task) {
            return message.equals(task.getMessage());
        }
        return node.getChildElementsByType(MessageEventDefinition.class).stream()
                .anyMatch(event -> message.equals(event.getMessage()));
    }

    private static boolean startsTheProcess(FlowNode node) {
        return node instanceof StartEvent && node.getParentElement() instanceof Process;
    }

    private static boolean catchesEverything(Process process) {
        return process.getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .flatMap(sub -> sub.getChildElementsByType(StartEvent.class).stream())
                .flatMap(start -> start.getChildElementsByType(ErrorEventDefinition.class).stream())
                .anyMatch(event -> event.getError() == null);
    }

    private static String pascal(String id) {
        var name = new StringBuilder();
        for (var word : id.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
