package io.pontual.integrations.simulators.andorinha;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param apiKey that a client must show
 * @param webhookSecret signs webhooks
 * @param webhookUrl where they go
 * @param timeoutDelay how late the first answer about a label with {@code labeltimeout} is; longer than the client waits
 */
@ConfigurationProperties("pontual.simulators.andorinha")
record AndorinhaSimulatorProperties(String apiKey, String webhookSecret, URI webhookUrl, Duration timeoutDelay) {}
