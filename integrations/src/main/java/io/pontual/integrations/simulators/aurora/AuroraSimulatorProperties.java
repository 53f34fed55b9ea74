package io.pontual.integrations.simulators.aurora;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param apiKey that a client must show
 * @param webhookSecret signs webhooks
 * @param webhookUrl where they go
 * @param webhookDelay between an answer "pending" and its webhook
 * @param webhookRetry wait before a webhook that was not taken is sent again
 * @param webhookAttempts how often before it is given up
 * @param slowDelay how late answers are in mode {@code slow}
 * @param timeoutDelay how late the answer to {@code tok_timeout} is; longer than the client waits
 */
@ConfigurationProperties("pontual.simulators.aurora")
record AuroraSimulatorProperties(
        String apiKey,
        String webhookSecret,
        URI webhookUrl,
        Duration webhookDelay,
        Duration webhookRetry,
        int webhookAttempts,
        Duration slowDelay,
        Duration timeoutDelay) {}
