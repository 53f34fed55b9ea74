package io.pontual.integrations.simulators.litoral;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param merchant and secret that a client must show
 * @param slowDelay how late answers are in mode {@code slow}
 * @param timeoutDelay how late the answer to {@code tok_timeout} is; longer than the client waits
 */
@ConfigurationProperties("pontual.simulators.litoral")
record LitoralSimulatorProperties(String merchant, String secret, Duration slowDelay, Duration timeoutDelay) {}
