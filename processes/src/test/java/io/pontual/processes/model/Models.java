package io.pontual.processes.model;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models as they lie in the source tree, for the tests that hold them to the conventions. */
final class Models {
    static final Path FOLDER = Path.of("src/main/resources");

    static final List<Model> PROCESSES = files("bpmn").stream().map(Model::read).toList();

    private Models() {}

    /** @throws AssertionError when there is none, so that no check passes for want of something to check */
    static List<Path> files(String ending) {
        try (Stream<Path> tree = Files.walk(FOLDER)) {
            return found(
                    tree.filter(path -> path.toString().endsWith("." + ending))
                            .sorted()
                            .toList(),
                    "." + ending + " files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every element of the kind in every process, with where it stands. */
    static <T extends ModelElementInstance> List<Found<T>> all(Class<T> kind) {
        return found(
                PROCESSES.stream()
                        .flatMap(model -> model.all(kind).map(element -> new Found<>(model, element)))
                        .toList(),
                kind.getSimpleName() + " elements");
    }

    /** @throws AssertionError when there is nothing */
    static <C extends Collection<?>> C found(C checked, String what) {
        if (checked.isEmpty()) {
            throw new AssertionError("Found no " + what + " to check");
        }
        return checked;
    }

    /** Content after the dot without ending, such as {@code pick-order} of {@code picking/pick-order.bpmn}. */
    static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    static String capabilityOf(Path file) {
        return file.getParent().getFileName().toString();
    }

    record Found<T extends ModelElementInstance>(Model model, T element) {
        String id() {
            return element.getAttributeValue("id");
        }

        String name() {
            return element.getAttributeValue("name");
        }

        <E extends io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance> E extension(Class<E> kind) {
            return ((BaseElement) element).getSingleExtensionElement(kind);
        }

        String documentation() {
            return ((BaseElement) element)
                    .getDocumentations().stream()
                            .map(ModelElementInstance::getTextContent)
                            .findFirst()
                            .orElse("");
        }

        @Override
        public String toString() {
            return model.id() + "/" + id();
        }
    }

    record Model(Path file, BpmnModelInstance instance) {
        static Model read(Path file) {
            return new Model(file, Bpmn.readModelFromFile(file.toFile()));
        }

        Process process() {
            return instance.getModelElementsByType(Process.class).iterator().next();
        }

        String id() {
            return process().getId();
        }

        <T extends ModelElementInstance> Stream<T> all(Class<T> kind) {
            return instance.getModelElementsByType(kind).stream();
        }

        /** Names of the variables that something in this process, or whoever calls it, sets. */
        Set<String> producedVariables() {
            var names = new HashSet<String>();
            all(ZeebeOutput.class).map(ZeebeOutput::getTarget).forEach(names::add);
            all(ZeebeCalledDecision.class)
                    .map(ZeebeCalledDecision::getResultVariable)
                    .forEach(names::add);
            all(ZeebeScript.class).map(ZeebeScript::getResultVariable).forEach(names::add);
            all(ZeebeLoopCharacteristics.class)
                    .flatMap(loop -> Stream.of(loop.getInputElement(), loop.getOutputCollection()))
                    .forEach(names::add);
            // What a sub-process declares is there for everything inside it.
            all(io.camunda.zeebe.model.bpmn.instance.SubProcess.class)
                    .flatMap(scope -> inputs(scope).stream())
                    .map(ZeebeInput::getTarget)
                    .forEach(names::add);
            PROCESSES.stream()
                    .flatMap(caller -> caller.all(io.camunda.zeebe.model.bpmn.instance.CallActivity.class))
                    .filter(call -> mayCall(call, id()))
                    .flatMap(call -> inputs(call).stream())
                    .map(ZeebeInput::getTarget)
                    .forEach(names::add);
            return names;
        }

        /** A process chosen at run time may be any. */
        private static boolean mayCall(FlowElement call, String processId) {
            var called =
                    call.getSingleExtensionElement(ZeebeCalledElement.class).getProcessId();
            return called.startsWith("=") || called.equals(processId);
        }

        private static Collection<ZeebeInput> inputs(FlowElement element) {
            var mapping =
                    element.getSingleExtensionElement(io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping.class);
            return mapping == null ? List.of() : mapping.getInputs();
        }
    }
}
