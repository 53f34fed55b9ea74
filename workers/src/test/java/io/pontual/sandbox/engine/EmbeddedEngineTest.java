package io.pontual.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EmbeddedEngineTest {
    private static final int EACH = 400;

    /** All process tests and all journeys share a JVM, and their engines run at the same time. */
    @Test
    void two_engines_of_one_jvm_answer_their_own_callers() throws Exception {
        try (var one = new EmbeddedEngine().start();
                var other = new EmbeddedEngine().start();
                var pool = Executors.newFixedThreadPool(2)) {
            var answered = pool.invokeAll(List.of(echoes(one, "one"), echoes(other, "other")));

            assertThat(answered.getFirst().get()).hasSize(EACH).containsOnly("one");
            assertThat(answered.getLast().get()).hasSize(EACH).containsOnly("other");
        }
    }

    /** What so many instances, started one after the other, say the name of their engine is. */
    private static Callable<List<String>> echoes(EmbeddedEngine engine, String name) {
        return () -> {
            try (var client = CamundaClient.newClientBuilder()
                    .grpcAddress(URI.create(engine.grpcAddress()))
                    .preferRestOverGrpc(false)
                    .defaultRequestTimeout(Duration.ofSeconds(20))
                    .build()) {
                var process = Bpmn.createExecutableProcess(name)
                        .startEvent()
                        .endEvent()
                        .done();
                client.newDeployResourceCommand()
                        .addProcessModel(process, name + ".bpmn")
                        .send()
                        .join();
                var answers = new ArrayList<String>();
                for (int i = 0; i < EACH; i++) {
                    answers.add((String) client.newCreateInstanceCommand()
                            .bpmnProcessId(name)
                            .latestVersion()
                            .variables(Map.of("engine", name))
                            .withResult()
                            .send()
                            .join()
                            .getVariable("engine"));
                }
                return answers;
            }
        };
    }
}
