package io.pontual.workers.platform.engine;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** The only way in which business events reach the engine. */
@Component
@ConditionalOnEngine
public class ProcessGateway {
    private final CamundaClient engine;
    private final EngineProperties properties;

    ProcessGateway(CamundaClient engine, EngineProperties properties) {
        this.engine = engine;
        this.properties = properties;
    }

    /**
     * Publishes a message. It waits in the engine for its subscriber if need be.
     *
     * @param messageId the engine takes the same id once while it remembers it; a repeat counts as success
     * @param variablesJson a JSON object
     * @return completes when the engine has it; fails when it has not, and then it can be published again
     */
    public CompletableFuture<Void> publish(String name, String correlationKey, String messageId, String variablesJson) {
        return engine.newPublishMessageCommand()
                .messageName(name)
                .correlationKey(correlationKey)
                .messageId(messageId)
                .timeToLive(properties.messageTimeToLive())
                .variables(variablesJson)
                .send()
                .toCompletableFuture()
                .<Void>thenApply(response -> null)
                .exceptionallyCompose(error -> EngineFaults.is(error, Status.Code.ALREADY_EXISTS)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(error));
    }
}
