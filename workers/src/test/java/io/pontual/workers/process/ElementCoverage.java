package io.pontual.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.pontual.sandbox.engine.EngineLog.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Fails a class of process tests when an element of its process was passed by none of its tests. Counted per class, so
 * that neither the order of the classes nor a run of some of them matters; a run of single methods is not judged.
 */
final class ElementCoverage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();
    private final Set<String> methodsRun = new HashSet<>();

    /** Called for every step of every test. An end by an error counts as passed once it is entered. */
    static void mark(Step step) {
        switch (step.kind()) {
            case COMPLETED, TAKEN -> PASSED.add(key(step.processId(), step.elementId()));
            case ENTERED -> {
                if (step.elementId().startsWith("EndEvent_")) {
                    PASSED.add(key(step.processId(), step.elementId()));
                }
            }
            case TERMINATED -> {
                // begun, but not passed
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        PASSED.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        methodsRun.add(context.getRequiredTestMethod().getName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        if (!methodsRun.containsAll(testMethods(testClass))) {
            return;
        }
        var processId = testClass.getAnnotation(Covers.class).value();
        var missing = elements(processId);
        missing.removeIf(elementId -> PASSED.contains(key(processId, elementId)));
        assertThat(missing)
                .as("elements of %s that no test of %s passes", processId, testClass.getSimpleName())
                .isEmpty();
    }

    /** Ids of all flow nodes and sequence flows of the process. */
    static Set<String> elements(String processId) {
        var elements = new TreeSet<String>();
        for (var file : SharedEngine.models("bpmn")) {
            if ((processId + ".bpmn").equals(file.getFilename())) {
                try (var content = file.getInputStream()) {
                    var model = Bpmn.readModelFromStream(content);
                    model.getModelElementsByType(FlowNode.class).forEach(node -> elements.add(node.getId()));
                    model.getModelElementsByType(SequenceFlow.class).stream()
                            // The engine does not record how it gets from there to the event that came first.
                            .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                            .forEach(flow -> elements.add(flow.getId()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        assertThat(elements).as("elements of %s", processId).isNotEmpty();
        return elements;
    }

    private static Set<String> testMethods(Class<?> testClass) {
        var names = new TreeSet<String>();
        // A test that is switched off counts as run: then its elements are missing, as they should be.
        Arrays.stream(testClass.getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .filter(method -> !AnnotationSupport.isAnnotated(method, Disabled.class))
                .forEach(method -> names.add(method.getName()));
        assertThat(names).as("tests of %s", testClass.getSimpleName()).isNotEmpty();
        return names;
    }

    private static String key(String processId, String elementId) {
        return processId + "#" + elementId;
    }
}
