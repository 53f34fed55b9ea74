package io.pontual.journeys;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EscalationEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.pontual.processes.model.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the models say about undo: which tasks move stock, money or capacity, and which steps come right after each. A step
 * is written {@code process/element}.
 */
final class UndoModel {
    /** What a process chosen at run time may be: how a fulfilment is carried out. */
    private static final List<String> FULFILMENTS =
            List.of(ProcessId.PICKUP_IN_STORE, ProcessId.SHIP_FROM_STORE, ProcessId.HOME_DELIVERY);

    private static final Map<String, Process> PROCESSES = read();

    /** Of each process. Asking a model for them again at every step takes half a minute. */
    private static final Map<String, List<FlowNode>> NODES = PROCESSES.values().stream()
            .collect(Collectors.toMap(
                    Process::getId,
                    process -> List.copyOf(process.getModelInstance().getModelElementsByType(FlowNode.class))));

    private UndoModel() {}

    enum Kind {
        /** Work of a worker. */
        JOB,
        /** A person has to do it. */
        PERSON,
        /** Somebody else has to say something, or time has to pass. */
        WAIT,
        /** The process gives the order up by itself. */
        GIVES_UP,
        /** Nothing comes after it. */
        END
    }

    record Step(String name, Kind kind) {}

    /** Every service task, and what its header {@code effect} says that it moves; nothing for {@code none}. */
    static Map<String, Set<String>> effects() {
        var effects = new TreeMap<String, Set<String>>();
        tasks().forEach(task -> effects.put(name(task), effect(task)));
        return effects;
    }

    /** Every task that moves something, and each step that may come right after it. Those that undo are left out. */
    static Map<String, Step> steps() {
        var steps = new TreeMap<String, Step>();
        tasks().filter(task -> !effect(task).isEmpty() && !undoes(task)).forEach(task -> new Walk()
                .after(task)
                .forEach(step -> steps.put(UndoMatrix.Row.key(name(task), step.name()), step)));
        return steps;
    }

    /** Every task that undoes: the compensations, and what makes sure of them. */
    static Set<String> undoing() {
        return tasks().filter(UndoModel::undoes).map(UndoModel::name).collect(Collectors.toCollection(TreeSet::new));
    }

    static String jobType(String taskName) {
        return tasks().filter(task -> name(task).equals(taskName))
                .map(task -> task.getSingleExtensionElement(ZeebeTaskDefinition.class)
                        .getType())
                .findFirst()
                .orElseThrow();
    }

    private static boolean undoes(ServiceTask task) {
        return task.isForCompensation() || processOf(task).getId().equals(ProcessId.CANCEL_ORDER);
    }

    private static Stream<ServiceTask> tasks() {
        return PROCESSES.values().stream().flatMap(process -> all(process, ServiceTask.class));
    }

    private static Set<String> effect(ServiceTask task) {
        return task.getSingleExtensionElement(ZeebeTaskHeaders.class).getHeaders().stream()
                .filter(header -> header.getKey().equals("effect"))
                .map(ZeebeHeader::getValue)
                .flatMap(value -> Arrays.stream(value.split(", ")))
                .filter(value -> !value.equals("none"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From one task along the flows, into what is called and out of it again, until something has to be done. */
    private static final class Walk {
        private final Set<String> seen = new HashSet<>();
        private final Set<Step> found = new HashSet<>();

        Set<Step> after(FlowNode node) {
            goOn(node);
            return found;
        }

        private void goOn(FlowNode node) {
            node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(this::arriveAt);
        }

        private void arriveAt(FlowNode node) {
            if (!seen.add(name(node))) {
                return;
            }
            if (node instanceof ServiceTask) {
                found.add(new Step(name(node), Kind.JOB));
            } else if (node instanceof UserTask) {
                found.add(new Step(name(node), Kind.PERSON));
            } else if (node instanceof ReceiveTask
                    || node instanceof EventBasedGateway
                    || node instanceof IntermediateCatchEvent) {
                found.add(new Step(name(node), Kind.WAIT));
            } else if (node instanceof CallActivity call) {
                called(call).forEach(process -> start(process.getChildElementsByType(StartEvent.class)));
                if (call.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics) {
                    goOn(call);
                }
            } else if (node instanceof SubProcess part) {
                start(part.getChildElementsByType(StartEvent.class));
            } else if (node instanceof EndEvent) {
                end(node);
            } else {
                // Gateways decide, rules and scripts reckon, and a thrown escalation is heard elsewhere: none of them
                // waits.
                escalate(node);
                goOn(node);
            }
        }

        private void start(Collection<StartEvent> starts) {
            starts.stream()
                    .filter(start -> start.getEventDefinitions().isEmpty())
                    .forEach(this::goOn);
        }

        private void end(FlowNode node) {
            if (throwing(node, ErrorEventDefinition.class)) {
                found.add(new Step(name(node), Kind.GIVES_UP));
                return;
            }
            escalate(node);
            if (node.getParentElement() instanceof SubProcess part) {
                goOn(part);
                return;
            }
            var callers = callers(processOf(node));
            callers.forEach(this::goOn);
            if (callers.isEmpty()) {
                found.add(new Step(name(node), Kind.END));
            }
        }

        private void escalate(FlowNode node) {
            if (throwing(node, EscalationEventDefinition.class)) {
                callers(processOf(node)).stream()
                        .flatMap(call -> all(processOf(call), BoundaryEvent.class)
                                .filter(event -> event.getAttachedTo().equals(call)))
                        .filter(event -> throwing(event, EscalationEventDefinition.class))
                        .forEach(this::goOn);
            }
        }
    }

    private static boolean throwing(FlowNode node, Class<? extends EventDefinition> what) {
        return !node.getChildElementsByType(what).isEmpty();
    }

    private static List<Process> called(CallActivity call) {
        var id = call.getSingleExtensionElement(ZeebeCalledElement.class).getProcessId();
        return (id.startsWith("=") ? FULFILMENTS : List.of(id))
                .stream().map(PROCESSES::get).toList();
    }

    private static List<Activity> callers(Process process) {
        return PROCESSES.values().stream()
                .flatMap(caller -> all(caller, CallActivity.class))
                .filter(call -> called(call).contains(process))
                .map(Activity.class::cast)
                .toList();
    }

    private static String name(FlowNode node) {
        return processOf(node).getId() + "/" + node.getId();
    }

    private static Process processOf(FlowNode node) {
        var scope = node.getParentElement();
        while (!(scope instanceof Process)) {
            scope = scope.getParentElement();
        }
        return (Process) scope;
    }

    private static <T extends FlowNode> Stream<T> all(Process process, Class<T> kind) {
        return NODES.get(process.getId()).stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Map<String, Process> read() {
        try {
            var processes = new TreeMap<String, Process>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/*/*.bpmn")) {
                try (var content = file.getInputStream()) {
                    var process = Bpmn.readModelFromStream(content)
                            .getModelElementsByType(Process.class)
                            .iterator()
                            .next();
                    processes.put(process.getId(), process);
                }
            }
            return processes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
