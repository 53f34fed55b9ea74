package io.pontual.workers.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.pontual.sandbox.engine.EmbeddedEngine;
import io.pontual.sandbox.engine.EngineLog.Incident;
import io.pontual.workers.support.DatabaseTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What the engine makes of each way in which a worker can end. */
@DatabaseTest
@TestPropertySource(properties = {"camunda.client.enabled=true", "camunda.client.deployment.enabled=false"})
@Import(JobHandlingIT.Workers.class)
// Its workers and relay would go on for as long as the tests run. The engine stays: a client whose engine is gone may
// wait for ever to close.
@DirtiesContext
public class JobHandlingIT {
    private static final EmbeddedEngine ENGINE = new EmbeddedEngine().start();

    @Autowired
    CamundaClient client;

    private static final Map<UUID, Integer> CALLS = new ConcurrentHashMap<>();
    private static final Map<UUID, Boolean> HEALED = new ConcurrentHashMap<>();
    private static final Map<UUID, String> REASONS = new ConcurrentHashMap<>();
    private static final Map<UUID, String> LOGGED_ORDER_IDS = new ConcurrentHashMap<>();

    private final UUID orderId = UUID.randomUUID();

    @DynamicPropertySource
    static void engine(DynamicPropertyRegistry registry) {
        registry.add("camunda.client.grpc-address", ENGINE::grpcAddress);
        registry.add("pontual.engine.retry-backoff", () -> "PT0.1S");
    }

    @BeforeEach
    void deploy() {
        var process = Bpmn.createExecutableProcess("job-handling")
                .startEvent()
                .serviceTask("Task_Misbehave", task -> task.zeebeJobType("test.misbehave"))
                .boundaryEvent("Boundary_Refused", boundary -> boundary.error("TEST_REFUSED")
                        // The variables of an error are local to the event that catches it.
                        .zeebeOutputExpression("reason", "reason"))
                .serviceTask("Task_AfterError", task -> task.zeebeJobType("test.after-error"))
                .endEvent()
                .moveToActivity("Task_Misbehave")
                .endEvent()
                .done();
        client.newDeployResourceCommand()
                .addProcessModel(process, "job-handling.bpmn")
                .send()
                .join();
    }

    @Test
    void a_business_error_becomes_a_bpmn_error_with_its_variables() {
        run("business-error");

        await().untilAsserted(() -> assertThat(REASONS).containsEntry(orderId, "sold out"));
        assertEnded();
    }

    @Test
    void what_needs_an_operator_becomes_an_incident_at_once_that_says_what_to_do() {
        run("needs-operator");

        await().untilAsserted(() -> assertThat(ENGINE.log().incidents())
                .extracting(Incident::message)
                .contains("Order " + orderId + " lacks its node. Create the node, then retry."));
        assertThat(CALLS).containsEntry(orderId, 1);
    }

    @Test
    void an_unknown_error_is_tried_again_with_growing_pauses_and_then_becomes_a_short_incident() {
        run("unknown");

        await().untilAsserted(() -> assertThat(ENGINE.log().incidents())
                .extracting(Incident::message)
                .anySatisfy(message -> assertThat(message)
                        .startsWith("Something odd about " + orderId)
                        .doesNotContain("\tat ")));
        assertThat(CALLS).containsEntry(orderId, 3);
    }

    @Test
    void an_outage_of_the_database_never_uses_up_the_tries() {
        run("outage");

        await().untilAsserted(() -> assertThat(CALLS.get(orderId)).isGreaterThan(5));
        HEALED.put(orderId, true);
        assertEnded();
    }

    @Test
    void a_worker_logs_with_the_ids_of_its_order() {
        run("log");

        await().untilAsserted(() -> assertThat(LOGGED_ORDER_IDS).containsEntry(orderId, orderId.toString()));
        assertThat(MDC.get("orderId")).isNull();
    }

    private void run(String behaviour) {
        client.newCreateInstanceCommand()
                .bpmnProcessId("job-handling")
                .latestVersion()
                .variables(Map.of("orderId", orderId, "behaviour", behaviour))
                .send()
                .join();
    }

    private void assertEnded() {
        await().untilAsserted(() ->
                assertThat(ENGINE.log().openProcesses(orderId.toString())).isEmpty());
    }

    @TestConfiguration
    static class Workers {
        @Bean
        MisbehavingWorker misbehavingWorker() {
            return new MisbehavingWorker();
        }
    }

    public record Input(UUID orderId, String behaviour) {}

    public record Reason(UUID orderId, String reason) {}

    // Public, as every worker: the starter calls its methods by reflection without asking for access.
    public static class MisbehavingWorker {
        @JobWorker(type = "test.misbehave")
        public void misbehave(@VariablesAsType Input input) {
            CALLS.merge(input.orderId(), 1, Integer::sum);
            switch (input.behaviour()) {
                case "business-error" -> throw new BusinessError("TEST_REFUSED", "No", Map.of("reason", "sold out"));
                case "needs-operator" ->
                    throw new NeedsOperator(
                            "Order " + input.orderId() + " lacks its node. Create the node, then retry.");
                case "unknown" -> throw new IllegalStateException("Something odd about " + input.orderId());
                case "outage" -> {
                    if (!HEALED.containsKey(input.orderId())) {
                        throw new TransientDataAccessResourceException("database is away");
                    }
                }
                default -> LOGGED_ORDER_IDS.put(input.orderId(), MDC.get("orderId"));
            }
        }

        @JobWorker(type = "test.after-error")
        public void afterError(@VariablesAsType Reason input) {
            REASONS.put(input.orderId(), input.reason());
        }
    }
}
